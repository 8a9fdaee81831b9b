package org.jamming4j.benchmark;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.Networks;
import org.jamming4j.training.HingeTrainer;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Times full-batch steps of a contender that runs in Java. What Java compiles while it runs is
 * warmed up first, by trainings of growing length.
 *
 * @param contender this trainer or DL4J's {@code fit}
 * @param shape of the network and its patterns
 * @param precision of all arithmetic
 * @param threads for this trainer; DL4J goes by its environment
 * @param seed of the patterns and the network
 * @param steps to time; 0 for as many as take about the given seconds
 * @param seconds to spend on the timed steps
 */
record StepTask(
    Contender contender,
    Shape shape,
    Precision precision,
    int threads,
    long seed,
    int steps,
    double seconds)
    implements ChildTask {

  private static final int FIRST_STEPS = 2;
  private static final int FEWEST_STEPS = 8;

  /** So often one step is timed; the least counts, for the machine may do something else. */
  private static final int ONCES = 5;

  /** The task for one contender and shape. */
  static StepTask of(Contender contender, Shape shape, BenchmarkSettings settings) {
    return new StepTask(
        contender,
        shape,
        settings.precision(),
        settings.threads(),
        settings.seed(),
        settings.steps(),
        settings.seconds());
  }

  /** Trains for a number of steps and says how many seconds that took. */
  @FunctionalInterface
  private interface Trial {
    double seconds(int steps) throws InterruptedException;
  }

  @Override
  public StepReading measure() throws InterruptedException {
    Trial trial = contender == Contender.JAMMING4J ? trainer() : fit();
    int timed = steps > 0 ? steps : FIRST_STEPS;
    double warm = trial.seconds(timed);
    while (steps == 0 && warm < seconds / 2) {
      timed *= 2;
      warm = trial.seconds(timed);
    }
    if (steps == 0) {
      timed = (int) Math.max(FEWEST_STEPS, Math.ceil(seconds / warm * timed));
    }
    // the difference leaves out what a training does once, such as the state after its last step
    double once = trial.seconds(1);
    for (int i = 1; i < ONCES; i++) {
      once = Math.min(once, trial.seconds(1));
    }
    double perStep = (trial.seconds(timed + 1) - once) / timed;
    if (!(perStep > 0)) {
      throw new IllegalStateException(
          "%d steps of %s are too few to time; raise --steps.".formatted(timed, shape));
    }
    return new StepReading(perStep * 1e3, timed, ProcessMemory.peakBytes());
  }

  private Trial trainer() {
    OpenBlas.prepare();
    Patterns patterns = shape.randomPatterns(seed);
    return count -> {
      var trainer = new HingeTrainer(TrainerSettings.fullWork(count, threads));
      MultiLayerNetwork network = network();
      long start = System.nanoTime();
      trainer.train(network, patterns);
      return (System.nanoTime() - start) / 1e9;
    };
  }

  private Trial fit() {
    DataSet data = shape.randomPatterns(seed).toDataSet();
    data.setFeatures(data.getFeatures().castTo(precision.dataType()));
    data.setLabels(data.getLabels().castTo(precision.dataType()));
    MultiLayerNetwork network = network();
    network.setLearningRate(TrainerSettings.RATE_OF_NO_PROGRESS);
    return count -> {
      long start = System.nanoTime();
      for (int step = 0; step < count; step++) {
        Networks.fit(network, data);
      }
      return (System.nanoTime() - start) / 1e9;
    };
  }

  private MultiLayerNetwork network() {
    MultiLayerNetwork network = shape.network().build(seed);
    return precision == Precision.FLOAT64 ? network : network.convertDataType(precision.dataType());
  }
}
