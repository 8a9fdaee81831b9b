package org.jamming4j.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;

/** Makes runs: those that a search asks for, until it has ended, or a list of them. */
public interface SearchEngine {
  /**
   * Makes them, and tells the search how they ended. When this returns or throws, none runs any
   * more and no thread is left.
   *
   * @param search that has not begun
   * @param runs how each is made
   * @param threads for all runs together, at least 1
   * @throws RunFailedException if a run fails; its runtime exceptions may be thrown as they are.
   *     The others are then stopped
   * @throws InterruptedException if this thread is interrupted; all runs are then, too
   */
  void drive(ThresholdSearch search, Runs runs, int threads) throws InterruptedException;

  /**
   * Makes runs that are all known before the first begins. When this returns or throws, none runs
   * any more and no thread is left.
   *
   * @param specs in the order in which they begin
   * @param made takes each run as it ends, on the thread that calls
   * @param threads for all runs together, at least 1
   * @throws RunFailedException as {@link #drive} does
   * @throws InterruptedException as {@link #drive} does
   */
  void makeAll(List<RunSpec> specs, Maker maker, Consumer<RunRecord> made, int threads)
      throws InterruptedException;

  /** Makes runs. */
  @FunctionalInterface
  interface Maker {
    /**
     * Makes one; called on any thread.
     *
     * @param threads for its network
     * @throws RunCancelledException if the thread is interrupted while it is trained
     * @throws InterruptedException if the thread is interrupted before
     */
    RunRecord make(RunSpec spec, int threads) throws InterruptedException;
  }

  /** The runs of a search. */
  interface Runs extends Maker {
    /** What a candidate asks for. */
    RunSpec spec(Candidate candidate);

    /** The run of a candidate if one of its setting and index was made before. */
    Optional<RunRecord> known(Candidate candidate);

    /**
     * Takes a run that was made; called on the thread that drives. From then on it is known.
     *
     * @param candidate it was made for, which the search may not have asked for
     */
    void made(Candidate candidate, RunRecord run);

    /** Takes a run that was stopped because the search has ended; called as {@link #made}. */
    void cancelled(RunRecord run);
  }
}
