package org.jamming4j.sweep;

import java.io.Serial;

/** A run was stopped because nobody needs it any more. */
public final class RunCancelledException extends InterruptedException {
  @Serial private static final long serialVersionUID = 1;

  private final transient RunRecord run;

  /**
   * With how far it had come.
   *
   * @param run is cancelled
   */
  RunCancelledException(RunRecord run) {
    super("A run was stopped after %d steps.".formatted(run.result().steps()));
    this.run = run;
  }

  /** How far it had come. */
  public RunRecord run() {
    return run;
  }
}
