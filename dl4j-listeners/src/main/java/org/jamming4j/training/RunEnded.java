package org.jamming4j.training;

/** Is told of the runs of {@link HingeTrainer#trainAll} as they end, on the calling thread. */
@FunctionalInterface
public interface RunEnded {
  /**
   * A run has ended.
   *
   * @param number of the network, from 0
   * @param result how it went
   */
  void ended(int number, TrainingResult result);
}
