package org.jamming4j.sweep.arbiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.LocalEngine;
import org.jamming4j.sweep.PatternSource;
import org.jamming4j.sweep.RunMaker;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.SearchEngine;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Budget;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches through Arbiter beside those without. */
class ArbiterSearchTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(5, 1, 2, 1);
  private static final int PATTERNS = 150;
  private static final TrainingSpec TRAINING =
      TrainingSpec.fullBatch().withBudget(Budget.ofSteps(20_000));
  private static final ThresholdProblem PROBLEM = ThresholdProblem.randomWidths(SHAPE, PATTERNS);

  private static ThresholdSearch search() {
    return new ThresholdSearch(PROBLEM.range(), 50, 0.3, 30);
  }

  private static ThresholdStudy.Result found(SearchEngine engine, int threads)
      throws InterruptedException {
    return new ThresholdStudy(PROBLEM, TRAINING, 7, engine)
        .run(search(), List.of(), threads, run -> {});
  }

  /** All of the runs but the seconds they took. */
  private static List<String> bits(List<RunRecord> runs) {
    return runs.stream().map(r -> r.toJson().replaceAll("\"seconds\":[^,}]*", "")).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void threshold_throughArbiter_isThatWithoutToTheLastBit(int threads) throws InterruptedException {
    ThresholdStudy.Result without = found(new LocalEngine(), 2);
    ThresholdStudy.Result through = found(new ArbiterEngine(), threads);
    assertEquals(without.fit(), through.fit());
    assertEquals(without.search().candidates(), through.search().candidates());
    assertEquals(bits(without.runs()), bits(through.runs()));
  }

  @Test
  void threshold_goneOnWith_makesOnlyWhatIsMissing() throws InterruptedException {
    ThresholdStudy.Result whole = found(new ArbiterEngine(), 2);
    List<RunRecord> known = whole.runs().subList(0, whole.runs().size() / 2);
    List<RunRecord> made = new ArrayList<>();
    ThresholdStudy.Result resumed =
        new ThresholdStudy(PROBLEM, TRAINING, 7, new ArbiterEngine())
            .run(search(), known, 2, made::add);
    made.removeIf(RunRecord::cancelled);
    assertEquals(whole.fit(), resumed.fit());
    assertEquals(bits(whole.runs()), bits(resumed.runs()));
    assertTrue(made.size() <= whole.runs().size() - known.size() + ThresholdSearch.AHEAD);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void generator_drivenByARunner_findsWhatTheSearchByHandFinds(int threads)
      throws InterruptedException {
    var maker = new RunMaker(PatternSource.random(SHAPE.inputs()), 7);
    var space =
        new HingeNetworkSpace.Builder(SHAPE, TRAINING, PATTERNS)
            .width(new IntegerParameterSpace(PROBLEM.range().first(), PROBLEM.range().last()))
            .build();
    var generator = new ThresholdCandidateGenerator(space, 50, 0.3, 30);
    new LocalRunner(
            threads,
            new OptimizationConfiguration.Builder()
                .candidateGenerator(generator)
                .scoreFunction(new JammingScore(JammingScore.Quantity.UNSATISFIED))
                .build(),
            new HingeTaskCreator(spec -> maker.make(spec, 1)))
        .execute();

    ThresholdSearch byHand = search();
    while (!byHand.hasEnded()) {
      ThresholdSearch.Candidate candidate = byHand.open().get(0);
      byHand.report(candidate.number(), maker.make(PROBLEM.run(candidate, TRAINING), 1).outcome());
    }
    assertEquals(byHand.result(), generator.result());
  }

  @Test
  void engine_runThatFails_endsTheSearchWithItsException() {
    List<Thread> before = runThreads();
    var runs =
        new SearchEngine.Runs() {
          @Override
          public RunSpec spec(ThresholdSearch.Candidate candidate) {
            return PROBLEM.run(candidate, TRAINING);
          }

          @Override
          public Optional<RunRecord> known(ThresholdSearch.Candidate candidate) {
            return Optional.empty();
          }

          @Override
          public RunRecord make(RunSpec spec, int threads) {
            throw new IllegalStateException("out of luck");
          }

          @Override
          public void made(ThresholdSearch.Candidate candidate, RunRecord run) {}

          @Override
          public void cancelled(RunRecord run) {}
        };
    for (SearchEngine engine : List.of(new LocalEngine(), new ArbiterEngine())) {
      var e = assertThrows(IllegalStateException.class, () -> engine.drive(search(), runs, 2));
      assertEquals("out of luck", e.getMessage());
    }
    assertEquals(before, runThreads());
  }

  @Test
  void engine_thatIsInterrupted_stopsAndRecordsWhatWasUnderWay() throws InterruptedException {
    List<Thread> before = runThreads();
    var training = TrainingSpec.fullBatch().withBudget(Budget.ofSteps(Integer.MAX_VALUE));
    List<RunRecord> told = new ArrayList<>();
    var study =
        new ThresholdStudy(
            ThresholdProblem.randomWidths(SHAPE, 20_000), training, 7, new ArbiterEngine());
    Thread driver = Thread.currentThread();
    var interrupter =
        new Thread(
            () -> {
              while (runThreads().size() < before.size() + 2) {
                Thread.onSpinWait();
              }
              driver.interrupt();
            });
    interrupter.start();
    var search = new ThresholdSearch(PROBLEM.range(), 1, 0.3, 30);
    assertThrows(InterruptedException.class, () -> study.run(search, List.of(), 2, told::add));
    interrupter.join();
    assertFalse(Thread.interrupted());
    assertTrue(told.stream().allMatch(RunRecord::cancelled), told.toString());
    assertEquals(before, runThreads());
  }

  @Test
  void generator_spaceOfWhichMoreVaries_isRefused() {
    var space =
        new HingeNetworkSpace.Builder(SHAPE, TRAINING, PATTERNS)
            .width(new IntegerParameterSpace(1, 9))
            .depth(new IntegerParameterSpace(1, 2))
            .build();
    for (HingeNetworkSpace wrong :
        List.of(
            space,
            new HingeNetworkSpace.Builder(SHAPE, TRAINING, PATTERNS)
                .width(new FixedValue<>(3))
                .build())) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new ThresholdCandidateGenerator(wrong, 50, 0.3, 30));
      assertTrue(e.getMessage().contains("nothing else varies"), e.getMessage());
    }
  }

  private static List<Thread> runThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals("jamming4j-run"))
        .toList();
  }
}
