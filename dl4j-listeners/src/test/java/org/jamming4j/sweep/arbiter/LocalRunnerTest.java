package org.jamming4j.sweep.arbiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.saving.InMemoryResultSaver;
import org.deeplearning4j.arbiter.optimize.api.saving.ResultReference;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxTimeCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.BaseStatusListener;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.PatternSource;
import org.jamming4j.sweep.RunMaker;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.training.Budget;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;

class LocalRunnerTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(5, 8, 2, 1);
  private static final RunMaker MAKER = new RunMaker(PatternSource.random(5), 7);
  private static final int PATTERNS = 60;

  private static HingeNetworkSpace.Builder space() {
    return new HingeNetworkSpace.Builder(
        SHAPE, TrainingSpec.fullBatch().withBudget(Budget.ofSteps(5000)), PATTERNS);
  }

  private static CandidateGenerator grid(HingeNetworkSpace space) {
    return new GridSearchCandidateGenerator(
        space, 3, GridSearchCandidateGenerator.Mode.Sequential, null);
  }

  private static OptimizationConfiguration.Builder of(CandidateGenerator generator) {
    return new OptimizationConfiguration.Builder()
        .candidateGenerator(generator)
        .scoreFunction(new JammingScore(JammingScore.Quantity.UNSATISFIED));
  }

  private static List<RunRecord> runs(LocalRunner runner) throws Exception {
    List<RunRecord> runs = new ArrayList<>();
    for (ResultReference reference : runner.getResults()) {
      runs.add((RunRecord) reference.getResultModel());
    }
    return runs;
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(
                t ->
                    t.getName().equals("jamming4j-run")
                        || t.getName().startsWith("ArbiterOptimizationRunner"))
            .count();
  }

  @Test
  void grid_ofWidthsAndSeeds_isRunOnceEachWithArbitersOwnListenersAndSaver() throws Exception {
    HingeNetworkSpace space =
        space()
            .width(new DiscreteParameterSpace<>(2, 8, 20))
            .seed(new IntegerParameterSpace(0, 1))
            .build();
    var runner =
        new LocalRunner(
            2,
            of(grid(space)).modelSaver(new InMemoryResultSaver()).build(),
            new HingeTaskCreator(spec -> MAKER.make(spec, 1)));
    Map<CandidateStatus, Integer> told = new EnumMap<>(CandidateStatus.class);
    runner.addListeners(
        new BaseStatusListener() {
          @Override
          public synchronized void onCandidateStatusChange(
              CandidateInfo info, IOptimizationRunner of, OptimizationResult result) {
            told.merge(info.getCandidateStatus(), 1, Integer::sum);
          }
        });
    runner.execute();
    assertEquals(6, runner.numCandidatesCompleted());
    assertEquals(
        Map.of(CandidateStatus.Created, 6, CandidateStatus.Running, 6, CandidateStatus.Complete, 6),
        told);
    List<String> made =
        runs(runner).stream().map(r -> r.spec().width() + "/" + r.index()).sorted().toList();
    assertEquals(List.of("2/0", "2/1", "20/0", "20/1", "8/0", "8/1"), made);
    for (RunRecord run : runs(runner)) {
      assertEquals(run.spec().width() < 8, run.outcome() != Outcome.SAT, run.toString());
    }
    double least =
        runs(runner).stream()
            .mapToDouble(JammingScore.Quantity.UNSATISFIED::of)
            .min()
            .orElseThrow();
    assertEquals(least, runner.bestScore());
    assertEquals(0, threads());
  }

  @Test
  void candidate_thatThrows_isAFailureWithItsMessageAndTheOthersGoOn() {
    HingeNetworkSpace space = space().width(new DiscreteParameterSpace<>(4, 5, 6)).build();
    var runner =
        new LocalRunner(
            2,
            of(grid(space)).build(),
            new HingeTaskCreator(
                spec -> {
                  if (spec.network().width() == 5) {
                    throw new IllegalStateException("five is out of luck");
                  }
                  return MAKER.make(spec, 1);
                }));
    runner.execute();
    assertEquals(2, runner.numCandidatesCompleted());
    assertEquals(1, runner.numCandidatesFailed());
    CandidateInfo failed =
        runner.getCandidateStatus().stream()
            .filter(info -> info.getCandidateStatus() == CandidateStatus.Failed)
            .findFirst()
            .orElseThrow();
    assertTrue(failed.getExceptionStackTrace().contains("five is out of luck"));
  }

  @Test
  void conditions_ofArbitersOwn_stopWhatRunsAndRecordItAsCancelled() {
    HingeNetworkSpace space =
        new HingeNetworkSpace.Builder(
                SHAPE,
                TrainingSpec.fullBatch().withBudget(Budget.ofSteps(Integer.MAX_VALUE)),
                20_000)
            .width(new IntegerParameterSpace(3, 9))
            .build();
    var runner =
        new LocalRunner(
            2,
            of(new RandomSearchGenerator(space))
                .terminationConditions(new MaxTimeCondition(1, TimeUnit.SECONDS))
                .build(),
            new HingeTaskCreator(spec -> MAKER.make(spec, 1)));
    runner.execute();
    assertEquals(0, runner.numCandidatesFailed());
    assertEquals(0, runner.numCandidatesCompleted());
    assertEquals(2, runner.cancelled().size());
    for (OptimizationResult result : runner.cancelled()) {
      RunRecord run = (RunRecord) result.getModelSpecificResults();
      assertTrue(run.cancelled());
      assertTrue(run.result().steps() > 0, run.toString());
      assertTrue(run.result().state().unsatisfied() > 0, run.toString());
    }
    assertEquals(0, threads());
  }

  @Test
  void candidates_tenThousandCheapOnes_leaveNoThreadAndNoMemory() {
    HingeNetworkSpace space = space().width(new IntegerParameterSpace(1, 100)).build();
    RunRecord any;
    try {
      any = MAKER.make(space().build().getValue(new double[0]), 1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    long used = -1;
    for (int batch : new int[] {1000, 10_000}) {
      var runner =
          new LocalRunner(
              2,
              of(new RandomSearchGenerator(space))
                  .terminationConditions(new MaxCandidatesCondition(batch))
                  .build(),
              new HingeTaskCreator(spec -> any));
      runner.execute();
      assertTrue(runner.numCandidatesCompleted() >= batch);
      long now = usedAfterCollection();
      // what Arbiter keeps of a candidate: its status, some hundred bytes
      assertTrue(used < 0 || now - used < 9000 * 2000L, used + " then " + now);
      used = now;
    }
    assertEquals(0, threads());
  }

  private static long usedAfterCollection() {
    IntStream.range(0, 3).forEach(i -> System.gc());
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
