package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.jamming4j.Tolerances;
import org.jamming4j.objective.ActiveSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingSpecTest {
  @Test
  void with_everySetting_changesItAloneAndNotTheOriginal() {
    TrainingSpec defaults = TrainingSpec.defaults();
    var fire = new Optimiser.Fire(0.1);
    var annealing = new Annealing(7, 0.1, 0.5, 0.1, 0.1);
    var decay = new Decay.Exponential(5);
    var budget = Budget.ofSteps(3);
    var batches = new Cooling(100, 8, 0, 1);
    TrainingSpec all =
        defaults
            .withOptimiser(fire)
            .withAnnealing(annealing)
            .withDecay(decay)
            .withBudget(budget)
            .withGoal(Goal.SATISFIED)
            .withProtocol(Protocol.PAPER)
            .withCooling(batches)
            .withActiveSet(ActiveSet.OFF)
            .withThreads(4);
    assertEquals(fire, all.optimiser());
    assertEquals(annealing, all.annealing());
    assertEquals(decay, all.decay());
    assertEquals(budget, all.budget());
    assertEquals(Goal.SATISFIED, all.goal());
    assertEquals(Protocol.PAPER, all.protocol());
    assertEquals(Optional.of(batches), all.cooling());
    assertEquals(ActiveSet.OFF, all.activeSet());
    assertEquals(4, all.threads());

    assertEquals(new Optimiser.Soap(14e-3), defaults.optimiser());
    assertEquals(Method.SOAP.annealing(), defaults.annealing());
    assertEquals(Decay.NONE, defaults.decay());
    assertEquals(Budget.ofSteps(300_000), defaults.budget());
    assertEquals(Goal.CERTIFICATE, defaults.goal());
    assertEquals(Protocol.USER, defaults.protocol());
    assertEquals(Optional.of(Method.SOAP.cooling()), defaults.cooling());
    assertEquals(Optional.empty(), defaults.withoutCooling().cooling());
    assertEquals(ActiveSet.SHRINKING, defaults.activeSet());
    assertEquals(ActiveSet.UNSATISFIED, defaults.withProtocol(Protocol.PAPER).activeSet());
    assertEquals(1, defaults.threads());
  }

  private static Stream<TrainingSpec> specs() {
    TrainingSpec defaults = TrainingSpec.defaults();
    return Stream.of(
        defaults,
        TrainingSpec.fullBatch(),
        defaults.withOptimiser(new Optimiser.Momentum(0.1, 0.9)),
        defaults.withOptimiser(new Optimiser.Adam(1e-3, 0.8, 0.99, 1e-7)),
        defaults.withOptimiser(new Optimiser.NormalisedMomentum(0.01, 0.8, 0.95, 1e-6)),
        defaults.withOptimiser(new Optimiser.Soap(0.01, 0.8, 0.95, 1e-6, 0.7, 3)),
        defaults.withOptimiser(new Optimiser.Noisy(new Optimiser.Fire(0.1), 0.5, Long.MAX_VALUE)),
        defaults.withAnnealing(Annealing.defaults()).withDecay(new Decay.Linear(0.1, 500)),
        defaults.withBudget(new Budget(7, 0.1)).withGoal(Goal.SATISFIED),
        defaults
            .withOptimiser(new Optimiser.Fire(0.1))
            .withAnnealing(new Annealing(7, 0.1, 0.5, 0.1, 0.1))
            .withDecay(new Decay.Exponential(5))
            .withProtocol(Protocol.PAPER)
            .withCooling(new Cooling(2, 100, 8, 0, 0.1, Long.MIN_VALUE))
            .withActiveSet(ActiveSet.OFF)
            .withThreads(4));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void json_readBack_isAnEqualSpec(TrainingSpec spec) {
    assertEquals(spec, TrainingSpec.fromJson(spec.toJson()));
    assertEquals(spec.hashCode(), TrainingSpec.fromJson(spec.toJson()).hashCode());
    assertTrue(spec.toString().contains("" + spec.optimiser()), spec::toString);
  }

  @Test
  void json_ofNothing_isTheDefaults() {
    assertEquals(TrainingSpec.defaults(), TrainingSpec.fromJson("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"threads\": 0} | 0 threads",
        "{\"steps\": 0} | 0 steps",
        "{\"steps\": \"many\"} | steps",
        "{\"goal\": \"fame\"} | fame",
        "{\"optimiser\": {\"method\": \"magic\"}} | magic",
        "{\"optimiser\": {\"method\": \"momentum\", \"learningRate\": -1, \"momentum\": 0}} | Learning rate -1.0",
        "{\"optimiser\": {\"method\": \"momentum\", \"learningRate\": 1}} | momentum",
        "{\"learningrate\": 1} | learningrate",
        "{\"fullBatch\": true, \"cooling\": {\"cycles\": 3, \"steps\": 99, \"sample\": 9, \"share\": 0, \"weightDecay\": 0, \"seed\": 1}} | full batch and by cooling",
        "{\"cooling\": {\"cycles\": 3, \"steps\": 9, \"sample\": 9, \"share\": 0, \"weightDecay\": 0, \"seed\": 1}} | 9 steps",
        "{\"steps\": 1, \"steps\": 2} | steps",
        "{ | no training spec",
        "null | null",
        "{} {} | no training spec",
      })
  void json_thatIsNoSpec_isRefusedInOneLine(String json, String essential) {
    var e = assertThrows(IllegalArgumentException.class, () -> TrainingSpec.fromJson(json));
    assertTrue(e.getMessage().contains(essential), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void decay_linear_fallsInALineToItsEndAndStays() {
    Decay decay = new Decay.Linear(0.2, 10);
    assertEquals(1, decay.factor(0));
    assertEquals(0.6, decay.factor(5), Tolerances.ROUNDED);
    assertEquals(0.2, decay.factor(10));
    assertEquals(0.2, decay.factor(Integer.MAX_VALUE));
  }

  @Test
  void decay_exponential_halvesEveryHalfLife() {
    Decay decay = new Decay.Exponential(100);
    assertEquals(1, decay.factor(0));
    assertEquals(Math.sqrt(0.5), decay.factor(50), Tolerances.ROUNDED);
    assertEquals(0.125, decay.factor(300));
    assertEquals(1, Decay.NONE.factor(300));
  }

  static Stream<Arguments> value_outOfRange_isNamedWithItsBound() {
    return Stream.of(
        bad("Time step 0.0", () -> new Optimiser.Fire(0)),
        bad("Time step NaN", () -> new Optimiser.Fire(Double.NaN)),
        bad("time step 0.5", () -> new Optimiser.Fire(1, 0.5, 5, 1.1, 0.5, 0.1, 0.99)),
        bad("Infinity", () -> new Optimiser.Fire(1, 1.0 / 0, 5, 1.1, 0.5, 0.1, 0.99)),
        bad("Patience of -1", () -> new Optimiser.Fire(1, 1, -1, 1.1, 0.5, 0.1, 0.99)),
        bad("Increase 1.0", () -> new Optimiser.Fire(1, 1, 5, 1, 0.5, 0.1, 0.99)),
        bad("Decrease 1.0", () -> new Optimiser.Fire(1, 1, 5, 1.1, 1, 0.1, 0.99)),
        bad("Mixing 1.0", () -> new Optimiser.Fire(1, 1, 5, 1.1, 0.5, 1, 0.99)),
        bad("Mixing decay 0.0", () -> new Optimiser.Fire(1, 1, 5, 1.1, 0.5, 0.1, 0)),
        bad("beta2 1.0", () -> new Optimiser.NormalisedMomentum(0.1, 0.9, 1, 1e-8)),
        bad("Learning rate 0.0", () -> new Optimiser.NormalisedMomentum(0)),
        bad("Memory 1.0", () -> new Optimiser.Soap(0.1, 0.9, 0.999, 1e-8, 1, 20)),
        bad("every 0 steps", () -> new Optimiser.Soap(0.1, 0.9, 0.999, 1e-8, 0.9, 0)),
        bad("Learning rate -1.0", () -> new Optimiser.Soap(-1)),
        bad("Noise -0.1", () -> new Optimiser.Noisy(new Optimiser.Fire(1), -0.1, 1)),
        bad("Noise NaN", () -> new Optimiser.Noisy(new Optimiser.Fire(1), Double.NaN, 1)),
        bad("End 0.0", () -> new Decay.Linear(0, 10)),
        bad("End 1.1", () -> new Decay.Linear(1.1, 10)),
        bad("over 0 steps", () -> new Decay.Linear(0.1, 0)),
        bad("half-life of 0 steps", () -> new Decay.Exponential(0)),
        bad("Samples of 0", () -> new Cooling(100, 0, 0, 1)),
        bad("0 cycles", () -> Cooling.defaults().withCycles(0)),
        bad("19 steps", () -> new Cooling(19, 1, 0, 1)),
        bad("share -0.1", () -> new Cooling(20, 1, -0.1, 1)),
        bad("share NaN", () -> new Cooling(20, 1, Double.NaN, 1)),
        bad("Weight decay -0.1", () -> Cooling.defaults().withWeightDecay(-0.1)),
        bad("Weight decay NaN", () -> Cooling.defaults().withWeightDecay(Double.NaN)),
        bad("0 threads", () -> TrainingSpec.defaults().withThreads(0)));
  }

  private static Arguments bad(String essential, Executable executable) {
    return Arguments.of(essential, executable);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void value_outOfRange_isNamedWithItsBound(String essential, Executable executable) {
    var e = assertThrows(IllegalArgumentException.class, executable);
    assertTrue(e.getMessage().contains(essential), e.getMessage());
  }
}
