package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodTest {
  private static final TrainingSpec ADAM =
      TrainingSpec.fullBatch().withCooling(Cooling.defaults().withSeed(7));

  private static TrainingSpec by(Method method, TrainingSpec spec) {
    return method.of(spec, OptionalDouble.empty());
  }

  @Test
  void soap_ofAdamsTraining_hasCyclesAndAnnealingOfItsOwn() {
    TrainingSpec soap = by(Method.SOAP, ADAM);
    assertEquals(new Optimiser.Soap(0.014), soap.optimiser());
    assertEquals(new Annealing(500, 0.02, 0.3, 1 / 300.0, 0.1), soap.annealing());
    assertEquals(
        Optional.of(new Cooling(3, 3_000, 64, 1 / 8.0, 0.003, 7)), soap.cooling(), "seed kept");
    assertEquals(ADAM.withOptimiser(new Optimiser.Adam(0.007)), by(Method.ADAM, soap));
  }

  @ParameterizedTest
  @EnumSource
  void method_ofChosenAnnealing_keepsIt(Method method) {
    var chosen = new Annealing(50, 0.1, 0.5, 0.01, 0.2);
    assertEquals(chosen, by(method, ADAM.withAnnealing(chosen)).annealing());
  }

  @Test
  void soap_ofChosenCycles_keepsThem() {
    Cooling chosen = Cooling.defaults().withCycles(5);
    assertEquals(Optional.of(chosen), by(Method.SOAP, ADAM.withCooling(chosen)).cooling());
  }

  /** They suit Adam, but SOAP's training would not have them unless they were chosen. */
  @Test
  void adamsCycles_chosenForSoap_areKept() {
    TrainingSpec soap = by(Method.SOAP, ADAM).withCooling(Cooling.defaults());
    assertEquals(Optional.of(Cooling.defaults()), by(Method.SOAP, soap).cooling());
    assertEquals(Optional.of(Cooling.defaults()), by(Method.ADAM, soap).cooling());
  }

  @ParameterizedTest
  @EnumSource
  void method_byThePapersProtocol_hasNoCycles(Method method) {
    TrainingSpec papers = by(method, ADAM.withProtocol(Protocol.PAPER));
    assertEquals(Optional.empty(), papers.cooling());
    assertEquals(method.optimiser(false, OptionalDouble.empty()), papers.optimiser());
  }

  @ParameterizedTest
  @EnumSource
  void method_withARate_takesIt(Method method) {
    TrainingSpec spec = method.of(ADAM, OptionalDouble.of(0.125));
    assertEquals(0.125, spec.optimiser().learningRate());
  }
}
