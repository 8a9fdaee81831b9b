package org.jamming4j.objective;

/**
 * Steps by a random sample of the unsatisfied patterns instead of all of them. At every step each
 * of the unsatisfied is kept with probability min(1, size / n), n being how many there were at the
 * step before, by a hash of seed, step and the pattern's number, so that the number of threads does
 * not matter; the kept ones are weighted by the inverse, so that the gradient's mean over samples
 * is that of all patterns. The state of the gaps, and with it every outcome, is still that of all
 * patterns. As the learning rate is annealed samples grow: whenever it is halved they double, and
 * at its last value every unsatisfied pattern is kept, so that a run can come to rest.
 *
 * @param size how many patterns are kept on average at the full learning rate, at least 1
 * @param seed decides the samples
 */
public record MiniBatches(int size, long seed) {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public MiniBatches {
    if (size < 1) {
      throw new IllegalArgumentException(
          "Mini-batches of %d patterns must be of at least 1 pattern.".formatted(size));
    }
  }
}
