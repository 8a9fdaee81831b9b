package org.jamming4j.benchmark;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.data.Patterns;
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;

/**
 * Trains one network by this trainer until a criterion is met.
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

  @Override
  public RaceReading measure() throws InterruptedException {
    OpenBlas.prepare();
    Patterns patterns = shape.randomPatterns(seed);
    MultiLayerNetwork network = shape.network().build(seed);
    if (precision != Precision.FLOAT64) {
      network = network.convertDataType(precision.dataType());
    }
    var trainer = new HingeTrainer(TrainerSettings.race(criterion, seconds, threads));
    long start = System.nanoTime();
    boolean met;
    try {
      met = isMet(trainer.train(network, patterns));
    } catch (DivergedException e) {
      met = false;
    }
    return new RaceReading(met, (System.nanoTime() - start) / 1e9);
  }

  private boolean isMet(TrainingResult result) {
    return switch (criterion) {
      case NO_TRAINING_ERROR -> result.separatedAt().isPresent();
      case SATISFIED -> result.satisfiedAt().isPresent();
    };
  }
}
