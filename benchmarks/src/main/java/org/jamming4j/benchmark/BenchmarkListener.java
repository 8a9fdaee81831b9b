package org.jamming4j.benchmark;

/** Is told how a benchmark gets on; every call comes from the thread that runs it. */
public interface BenchmarkListener {
  /**
   * Some measurements are about to start.
   *
   * @param title what is measured
   * @param measurements how many
   */
  void started(String title, int measurements);

  /** One of them ended. */
  void measured();

  /**
   * All of them ended.
   *
   * @param summary what came out, in a few words
   */
  void ended(String summary);

  /** A contender is left out from here on. */
  void leftOut(Failure failure);
}
