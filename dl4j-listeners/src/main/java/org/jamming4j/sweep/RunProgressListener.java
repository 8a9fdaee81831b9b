package org.jamming4j.sweep;

/** Is told how a sweep gets on; every call comes from the thread that runs the sweep. */
public interface RunProgressListener {
  /**
   * Some runs of one width are about to start.
   *
   * @param runs how many
   */
  void batchStarted(RunStage stage, int width, long effectiveParameters, int runs);

  /** One of them ended. */
  void runEnded(RunRecord run);

  /** Where runs are as long as they are made; asked once, before any. */
  default RunsUnderWay underWay() {
    return new RunsUnderWay();
  }

  /** All of them ended, or were told to stop because one failed. */
  void batchEnded();
}
