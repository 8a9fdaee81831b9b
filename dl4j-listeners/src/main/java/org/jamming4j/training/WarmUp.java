package org.jamming4j.training;

import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Java load and compile what training takes while something else is done that keeps one
 * processor busy, such as reading data: until this is closed, small networks are trained on random
 * patterns by a thread of its own. No result depends on it. It spares a search of ten seconds one
 * or two of them.
 */
public final class WarmUp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int PATTERNS = 500;
  private static final int DIMENSION = 10;
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(DIMENSION, 8, 3, 1);

  /** As much is by samples as by all patterns, and in less than a tenth of a second. */
  private static final TrainingSpec SPEC =
      TrainingSpec.defaults()
          .withCooling(new Cooling(300, 64, 0, 0))
          .withBudget(Budget.ofSteps(2000))
          .withThreads(1);

  private final Thread thread;
  private volatile boolean closed;

  private WarmUp() {
    thread = new Thread(this::train, "jamming4j-warm-up");
    thread.setDaemon(true);
  }

  /** Begins, unless there is one processor alone, which has something better to do. */
  public static WarmUp begin() {
    var warmUp = new WarmUp();
    if (Runtime.getRuntime().availableProcessors() > 1) {
      warmUp.thread.start();
    }
    return warmUp;
  }

  private void train() {
    try {
      var trainer = new HingeTrainer(SPEC);
      Patterns patterns = RandomPatterns.generate(PATTERNS, DIMENSION, 0);
      for (long seed = 0; !closed; seed++) {
        trainer.train(SHAPE.build(seed), patterns);
      }
    } catch (InterruptedException | RuntimeException | LinkageError e) {
      // whoever trains next comes to it as well, and says so
      LOG.debug("Nothing could be trained to warm up.", e);
    }
  }

  /**
   * Ends the training with the network under way, for which it does not wait. Nor is the thread
   * interrupted, which may be loading native libraries. Further calls do nothing.
   */
  @Override
  public void close() {
    closed = true;
  }

  /** Where networks are trained. */
  Thread thread() {
    return thread;
  }
}
