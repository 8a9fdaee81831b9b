package org.jamming4j.benchmark;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.data.Patterns;
import org.jamming4j.training.Budget;
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * Trains one network by this trainer until a criterion is met. Another network is trained before,
 * for some seconds, since Java compiles while it runs.
 *
 * @param shape of the network and its patterns
 * @param criterion when it ends
 * @param precision of all arithmetic
 * @param threads of the trainer
 * @param seed of the patterns and the network
 * @param seconds most to spend
 */
record RaceTask(
    Shape shape, Criterion criterion, Precision precision, int threads, long seed, double seconds)
    implements ChildTask {
  private static final int WARM_UP_STEPS = 20_000;
  private static final double WARM_UP_SECONDS = 2;

  @Override
  public RaceReading measure() throws InterruptedException {
    OpenBlas.prepare();
    Patterns patterns = shape.randomPatterns(seed);
    MultiLayerNetwork network = network(seed);
    TrainingSpec spec = TrainerSettings.race(criterion, seconds, threads);
    warmUp(spec, patterns);
    var trainer = new HingeTrainer(spec);
    long start = System.nanoTime();
    boolean met;
    try {
      met = isMet(trainer.train(network, patterns));
    } catch (DivergedException e) {
      met = false;
    }
    return new RaceReading(met, (System.nanoTime() - start) / 1e9);
  }

  private void warmUp(TrainingSpec spec, Patterns patterns) throws InterruptedException {
    long start = System.nanoTime();
    for (long other = 1; System.nanoTime() - start < WARM_UP_SECONDS * 1e9; other++) {
      try {
        new HingeTrainer(spec.withBudget(new Budget(WARM_UP_STEPS, WARM_UP_SECONDS)))
            .train(network(seed + other), patterns);
      } catch (DivergedException e) {
        // its time counts all the same
      }
    }
  }

  private MultiLayerNetwork network(long of) {
    MultiLayerNetwork network = shape.network().build(of);
    return precision == Precision.FLOAT64 ? network : network.convertDataType(precision.dataType());
  }

  private boolean isMet(TrainingResult result) {
    return switch (criterion) {
      case NO_TRAINING_ERROR -> result.separatedAt().isPresent();
      case SATISFIED -> result.satisfiedAt().isPresent();
    };
  }
}
