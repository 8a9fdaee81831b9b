package org.jamming4j.training;

/** Training left the finite numbers. */
public final class DivergedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * Says where it happened and what to do.
   *
   * @param step how many updates had been made
   * @param learningRate the learning rate of the last one; NaN if the network has its own
   * @param loss the loss that is not finite
   */
  public DivergedException(int step, double learningRate, double loss) {
    super(
        "Training diverged at step %d with %s: the loss is %s. %s"
            .formatted(
                step,
                Double.isNaN(learningRate)
                    ? "the network's own updater"
                    : "learning rate " + learningRate,
                loss,
                step == 0
                    ? "It was so before any update; give the network finite parameters."
                    : "Take a smaller learning rate, and patterns and parameters of ordinary size."));
  }
}
