package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.data.Split;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Annealing;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.Method;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;

class ThresholdStudyTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(6, 1, 2, 1);
  private static final ThresholdProblem RANDOM = ThresholdProblem.randomWidths(SHAPE, 80);

  /** Short cycles, for small problems. */
  private static TrainingSpec steps(int steps) {
    return TrainingSpec.defaults()
        .withCooling(new Cooling(1000, 64, 0, 0))
        .withBudget(Budget.ofSteps(steps));
  }

  private static ThresholdSearch search(ThresholdProblem problem) {
    return new ThresholdSearch(problem.range(), problem.thresholdAt(3), 0.4, 60);
  }

  private static ThresholdStudy.Result run(ThresholdProblem problem, TrainingSpec training)
      throws InterruptedException {
    return new ThresholdStudy(problem, training, 7).run(search(problem), List.of(), 2, run -> {});
  }

  private static ThresholdProblem fixed(Patterns patterns) {
    return ThresholdProblem.widths(
        HingeNetworkSpec.relu(patterns.dimension(), 1, 2, 1),
        new Split(patterns, Optional.empty()));
  }

  @Test
  void study_randomPatterns_findsTheThreshold() throws InterruptedException {
    ThresholdStudy.Result result = run(RANDOM, steps(20_000));
    // about three patterns a parameter (arXiv 1809.09349), loosely, for so small a network
    double r = RANDOM.ratioAt(result.fit().threshold());
    assertTrue(r > 1 && r < 6, "r = " + r);
    assertEquals(result.search().candidates().size(), result.runs().size());
    for (int i = 0; i < result.runs().size(); i++) {
      RunRecord run = result.runs().get(i);
      assertEquals(result.search().candidates().get(i).setting(), run.spec().width());
      assertEquals(80, run.patterns());
      assertEquals(run.outcome() == Outcome.SAT, run.result().separatedAt().isPresent());
    }
    assertEquals(
        result.runs().size(), result.runs().stream().map(RunRecord::data).distinct().count());
    int width = result.width95(RANDOM);
    double share =
        result.fit().curve().satShare(RANDOM.range().position(width))
            / (1 - result.fit().curve().lapse());
    double narrower =
        result.fit().curve().satShare(RANDOM.range().position(width - 1))
            / (1 - result.fit().curve().lapse());
    assertTrue(narrower < 0.95 && 0.95 <= share, narrower + ", " + share);
  }

  /** But for the seconds, also where a part of the runs was made before. */
  @Test
  void study_anyNumberOfThreadsAndKnownRuns_givesTheSameBits() throws InterruptedException {
    var study = new ThresholdStudy(RANDOM, steps(30_000), 7);
    List<RunRecord> made = new ArrayList<>();
    ThresholdStudy.Result one = study.run(search(RANDOM), List.of(), 1, made::add);
    assertEquals(one.runs().size(), made.size());
    for (int threads : new int[] {2, 3, 8}) {
      ThresholdStudy.Result other = study.run(search(RANDOM), List.of(), threads, run -> {});
      assertEquals(one.search(), other.search());
      assertEquals(bits(one), bits(other));
    }
    List<RunRecord> missing = new ArrayList<>();
    List<RunRecord> known = List.of(made.get(5), made.get(0), made.get(2));
    ThresholdStudy.Result resumed = study.run(search(RANDOM), known, 1, missing::add);
    assertEquals(one.search(), resumed.search());
    assertEquals(bits(one), bits(resumed));
    assertEquals(made.size() - 3, missing.size());
  }

  private static List<String> bits(ThresholdStudy.Result result) {
    return result.runs().stream()
        .map(run -> run.toJson().replaceAll("\"seconds\":[^}]*", ""))
        .toList();
  }

  @Test
  void study_ofGivenPatterns_drawsTheInitialisationAlone() throws InterruptedException {
    ThresholdProblem problem = fixed(RandomPatterns.generate(80, 6, 1));
    ThresholdStudy.Result result = run(problem, steps(20_000));
    assertEquals(1, result.runs().stream().map(RunRecord::data).distinct().count());
    assertEquals(
        result.runs().size(), result.runs().stream().map(RunRecord::seed).distinct().count());
    assertEquals(ThresholdProblem.Redrawn.INITIALISATION, problem.redrawn());
  }

  /** More patterns contain the fewer ones. */
  @Test
  void study_overPatterns_nestsThem() throws InterruptedException {
    Patterns all = RandomPatterns.generate(300, 6, 1);
    ThresholdProblem problem = ThresholdProblem.patterns(SHAPE.withWidth(5), all);
    ThresholdStudy.Result result = run(problem, steps(20_000));
    for (RunRecord run : result.runs()) {
      int[] first = IntStream.range(0, run.patterns()).toArray();
      assertEquals(all.subset(first).hash(), run.data());
      assertEquals(5, run.spec().width());
    }
    assertNotEquals(1, result.runs().stream().map(RunRecord::patterns).distinct().count());
  }

  @Test
  void study_ofRunsThatDiverge_recordsThem() {
    List<RunRecord> made = new ArrayList<>();
    var training = steps(1000).withOptimiser(new Optimiser.Momentum(1e200, 0.9));
    var study = new ThresholdStudy(RANDOM, training, 7);
    assertThrows(
        ThresholdNotFoundException.class, () -> study.run(search(RANDOM), List.of(), 2, made::add));
    made.removeIf(RunRecord::cancelled);
    assertFalse(made.isEmpty());
    for (RunRecord run : made) {
      assertEquals(Outcome.UNDECIDED, run.outcome());
      assertTrue(run.divergence().orElseThrow().contains("diverged"), run.toString());
      assertEquals(run, RunRecord.fromJson(run.toJson()));
    }
  }

  @Test
  void study_separablePatterns_saysThatTheNarrowestFit() throws InterruptedException {
    double[] x = new double[40];
    int[] classes = new int[40];
    for (int mu = 0; mu < 40; mu++) {
      classes[mu] = mu % 2;
      x[mu] = (mu % 2 == 0 ? -1 : 1) * (1 + mu / 40.0);
    }
    ThresholdProblem problem = fixed(new Patterns(x, 1, classes, List.of("a", "b")));
    ThresholdStudy.Result result = run(problem, steps(20_000));
    assertEquals(ThresholdSearch.End.ALL_FIT, result.search().end());
    assertEquals(1, result.width95(problem));
    assertEquals(3, result.fit().thresholdHigh(), Tolerances.ROUNDED);
  }

  @Test
  void study_contradictoryPatterns_givesNoThreshold() {
    double[] x = {1, 0, 1, 0, -1, 0.5, 0.25, 1};
    var patterns = new Patterns(x, 2, new int[] {0, 1, 0, 1}, List.of("a", "b"));
    var e =
        assertThrows(ThresholdNotFoundException.class, () -> run(fixed(patterns), steps(30_000)));
    assertTrue(e.getMessage().contains("contradict"), e.getMessage());
  }

  @Test
  void study_tooSmallABudget_saysSoAndGivesNoThreshold() {
    var e = assertThrows(ThresholdNotFoundException.class, () -> run(RANDOM, steps(3)));
    assertTrue(e.getMessage().contains("undecided after 3 steps"), e.getMessage());
    assertTrue(e.getMessage().contains("raise --steps to 30"), e.getMessage());
  }

  /** Of a budget that leaves many runs near the threshold undecided, some are made again. */
  @Test
  void study_manyUndecidedNearTheThreshold_triesSomeWithMoreSteps() throws InterruptedException {
    TrainingSpec slow =
        Method.ADAM
            .of(steps(14_000), OptionalDouble.empty())
            .withAnnealing(new Annealing(2000, 0.02, 0.5, 1 / 300.0, 0.1));
    var study = new ThresholdStudy(RANDOM, slow, 10);
    List<RunRecord> made = new ArrayList<>();
    ThresholdStudy.Result result = study.run(search(RANDOM), List.of(), 2, made::add);
    LongerRuns longer = result.longer().orElseThrow();
    assertTrue(longer.undecided() > 0.2 * longer.near(), longer.toString());
    // five, or as many as have no more steps than all those of the search
    int steps = result.runs().stream().mapToInt(r -> r.result().steps()).sum();
    int most = Math.min(5, steps / 56_000);
    assertEquals(Math.min(most, longer.undecided()), longer.runs().size());
    assertTrue(longer.runs().size() >= 2, longer.toString());
    for (RunRecord again : longer.runs()) {
      assertEquals(56_000, again.training().budget().steps());
      RunRecord before =
          result.runs().stream().filter(r -> r.seed() == again.seed()).findFirst().orElseThrow();
      assertEquals(Outcome.UNDECIDED, before.outcome());
      assertEquals(14_000, before.training().budget().steps());
    }
    // they are not made again where they are known
    List<RunRecord> missing = new ArrayList<>();
    ThresholdStudy.Result resumed = study.run(search(RANDOM), made, 1, missing::add);
    assertEquals(List.of(), missing);
    assertEquals(result, resumed);
  }

  @Test
  void study_fewUndecided_leavesItAtThat() throws InterruptedException {
    assertTrue(run(RANDOM, steps(30_000)).longer().isEmpty());
  }
}
