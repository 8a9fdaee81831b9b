package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.random.Seeds;
import org.jamming4j.sweep.search.SizeRange;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;

class LocalEngineTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(10, 1, 3, 1);

  /** Runs that are not trained: by chance, the wider the likelier, one fits. */
  private static class DrawnRuns implements SearchEngine.Runs {
    final Map<RunSpec, RunRecord> made = new HashMap<>();

    @Override
    public RunSpec spec(Candidate candidate) {
      return new RunSpec(
          RunStage.THRESHOLD,
          candidate.index(),
          SHAPE.withWidth(candidate.setting()),
          TrainingSpec.defaults(),
          1000);
    }

    @Override
    public Optional<RunRecord> known(Candidate candidate) {
      return Optional.ofNullable(made.get(spec(candidate)));
    }

    @Override
    public RunRecord make(RunSpec spec, int threads) throws InterruptedException {
      Random random = Seeds.random(Seeds.of(1, Seeds.Use.RUN, spec.index()), Seeds.Use.RUN);
      int width = spec.network().width();
      return record(spec, random.nextDouble() < 1 / (1 + Math.exp(8 - width)));
    }

    private static RunRecord record(RunSpec spec, boolean fits) {
      int wrong = fits ? 0 : 5;
      var result =
          new TrainingResult(
              fits ? Outcome.SAT : Outcome.UNSAT,
              100,
              fits ? OptionalInt.of(90) : OptionalInt.empty(),
              OptionalInt.empty(),
              new JammingState(1000, 10, wrong, 0.1, 1, -1, 0.5),
              0,
              List.of(),
              1.5);
      return new RunRecord(
          spec.stage(),
          spec.index(),
          1,
          spec.network(),
          spec.training(),
          "0123abc",
          spec.patterns(),
          result,
          Optional.empty(),
          false,
          0.1,
          OptionalDouble.empty());
    }

    @Override
    public void made(Candidate candidate, RunRecord run) {
      assertTrue(made.put(spec(candidate), run) == null, candidate + " was made twice.");
    }

    @Override
    public void cancelled(RunRecord run) {
      // what was left when the search ended
    }
  }

  private static ThresholdSearch.Result drive(DrawnRuns runs, int threads)
      throws InterruptedException {
    var search = new ThresholdSearch(SizeRange.widths(SHAPE, 1, 80), 400, 0.1, 100);
    new LocalEngine().drive(search, runs, threads);
    return search.result();
  }

  @Test
  void drive_oneThread_makesWhatIsAskedForAlone() throws InterruptedException {
    var runs = new DrawnRuns();
    assertEquals(drive(runs, 1).candidates().size(), runs.made.size());
  }

  /** At first two runs are asked for at once, and nothing else before the first has ended. */
  @Test
  void drive_threadWithNothingToDo_makesWhatIsLikelyToBeAskedFor() throws InterruptedException {
    var third = new CountDownLatch(3);
    var runs =
        new DrawnRuns() {
          private int begun;

          @Override
          public RunRecord make(RunSpec spec, int threads) throws InterruptedException {
            third.countDown();
            if (isFirst()) {
              assertTrue(third.await(60, TimeUnit.SECONDS), "No third run began.");
            }
            return super.make(spec, threads);
          }

          private synchronized boolean isFirst() {
            return begun++ == 0;
          }
        };
    assertEquals(drive(new DrawnRuns(), 1), drive(runs, 2));
  }

  @Test
  void drive_anyNumberOfThreadsAndKnownRuns_hasTheSameAnswer() throws InterruptedException {
    var runs = new DrawnRuns();
    ThresholdSearch.Result one = drive(runs, 1);
    for (int threads = 2; threads <= 8; threads++) {
      assertEquals(one, drive(new DrawnRuns(), threads));
    }
    var some = new DrawnRuns();
    runs.made.forEach(
        (spec, run) -> {
          if (spec.index() % 2 == 0) {
            some.made.put(spec, run);
          }
        });
    assertEquals(one, drive(some, 2));
    // nothing is left to be made
    assertEquals(one, drive(runs, 2));
  }
}
