package org.jamming4j.training;

import org.jamming4j.jamming.JammingState;

/** Is told how a run gets on, for who wants to see it while it is under way. */
@FunctionalInterface
public interface StepWatch {
  /** Sees nothing. */
  StepWatch NONE = (step, state) -> {};

  /**
   * Called before every update, on the thread that trains, which waits for it.
   *
   * @param step updates so far
   * @param state at the parameters as they are, of all patterns or of a sample
   */
  void at(int step, JammingState state);
}
