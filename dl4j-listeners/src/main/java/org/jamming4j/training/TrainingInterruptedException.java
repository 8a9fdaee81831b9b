package org.jamming4j.training;

import java.io.Serial;
import org.jamming4j.jamming.JammingState;

/** Training was interrupted; the network keeps the parameters it had by then. */
public final class TrainingInterruptedException extends InterruptedException {
  @Serial private static final long serialVersionUID = 1;

  private final int steps;
  private final transient JammingState state;

  /** With how far it had come. */
  TrainingInterruptedException(int steps, JammingState state) {
    super("Training was interrupted at step " + steps + ".");
    this.steps = steps;
    this.state = state;
  }

  /** Updates by then. */
  public int steps() {
    return steps;
  }

  /**
   * The gaps by then, of all patterns; of a run with so many that looking at all takes more than 50
   * ms, those when they were last all looked at.
   */
  public JammingState state() {
    return state;
  }
}
