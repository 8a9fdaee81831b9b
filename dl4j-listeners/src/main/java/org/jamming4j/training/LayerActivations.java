package org.jamming4j.training;

/** Looks up what the layers of a network under training say of every pattern. */
@FunctionalInterface
interface LayerActivations {
  /**
   * The activations of a layer.
   *
   * @param layer from 0, the inputs, to L + 1, the outputs
   * @return [P x units]
   * @throws InterruptedException if the thread is interrupted
   */
  double[][] of(int layer) throws InterruptedException;
}
