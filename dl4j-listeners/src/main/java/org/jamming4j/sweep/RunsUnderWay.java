package org.jamming4j.sweep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.training.StepWatch;
import org.jspecify.annotations.Nullable;

/** The runs that are made at the moment, for who looks from another thread. */
public final class RunsUnderWay {
  private final Set<Watched> watched = new LinkedHashSet<>();

  /**
   * A run and how far it has come.
   *
   * @param spec of it
   * @param step updates so far
   * @param loss of the patterns that the last step was by; NaN before the first one
   * @param unsatisfied N_Delta, by the share of these patterns' gaps; -1 before
   * @param sampled whether they were a sample
   * @param seconds since it began
   */
  public record Run(
      RunSpec spec, int step, double loss, long unsatisfied, boolean sampled, double seconds) {}

  /** One that is told by the thread that trains. */
  private static final class Watched implements StepWatch {
    private final RunSpec spec;
    private final long start = System.nanoTime();
    private volatile int step;
    private volatile @Nullable JammingState last;

    private Watched(RunSpec spec) {
      this.spec = spec;
    }

    @Override
    public void at(int now, JammingState state) {
      step = now;
      last = state;
    }

    private Run now() {
      JammingState state = last;
      double seconds = (System.nanoTime() - start) / 1e9;
      if (state == null) {
        return new Run(spec, step, Double.NaN, -1, false, seconds);
      }
      long gaps = (long) spec.patterns() * spec.network().outputs();
      long unsatisfied = Math.round((double) state.unsatisfied() / state.gaps() * gaps);
      return new Run(spec, step, state.loss(), unsatisfied, state.gaps() < gaps, seconds);
    }
  }

  /** Watches a run that begins; {@link #ended} has to follow. */
  StepWatch begun(RunSpec spec) {
    var one = new Watched(spec);
    synchronized (watched) {
      watched.add(one);
    }
    return one;
  }

  /** Watches a run no more. */
  void ended(StepWatch run) {
    synchronized (watched) {
      watched.removeIf(one -> one == run);
    }
  }

  /** All of them, in the order in which they began. */
  public List<Run> now() {
    synchronized (watched) {
      return watched.stream().map(Watched::now).toList();
    }
  }
}
