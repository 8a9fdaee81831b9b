package org.jamming4j.benchmark;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.DoublePointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.LossPoint;
import org.jamming4j.curvature.SymmetricOperator;
import org.jamming4j.curvature.Term;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.training.Budget;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingSpec;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Times the spectra of a network that is trained until three of ten random patterns or fewer are
 * unsatisfied, or for 22,500 steps, and what they are made of, beside LAPACK's dsyevd of a random
 * matrix of their size. A smaller network comes first, for Java to compile.
 *
 * @param shape of the network and its patterns
 * @param threads of all of it
 * @param seed of patterns, network and vectors
 * @param again how many times more the spectra are found
 * @param directory where the point and the eigenvalues of H, H0 and Hp are written; empty for
 *     nowhere
 */
record CurvatureTask(Shape shape, int threads, long seed, int again, String directory)
    implements ChildTask {
  private static final double UNSATISFIED = 0.3;
  private static final int STEPS_AT_ONCE = 1500;
  private static final int MOST_TRAININGS = 15;
  private static final int BLOCK = 16;

  /** Gradients are short; as many as that are timed together. */
  private static final int GRADIENTS = 50;

  private static final int WARM = 4;

  @Override
  public CurvatureReading measure() throws InterruptedException {
    OpenBlas.prepare();
    Shape small =
        new Shape(
            shape.dimension(),
            Math.max(1, shape.width() / WARM),
            shape.depth(),
            Math.max(2, shape.patterns() / WARM));
    measure(small, false);
    return measure(shape, !directory.isEmpty());
  }

  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  private static double seconds(Work work) throws InterruptedException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private CurvatureReading measure(Shape of, boolean write) throws InterruptedException {
    Patterns patterns = of.randomPatterns(seed);
    HingeNetworkSpec spec = of.network();
    double[] parameters = trained(spec, patterns);
    int size = parameters.length;
    var found = new HessianSpectra[1];
    Work work =
        () -> {
          try (var point = new LossPoint(spec, parameters, patterns)) {
            found[0] = HessianSpectra.of(point, Coordinates.ALL);
          }
        };
    double spectra = seconds(work);
    List<Double> later = new ArrayList<>();
    for (int i = 0; i < again; i++) {
      later.add(seconds(work));
    }
    if (write) {
      write(parameters, patterns, found[0]);
    }
    double eigenvalues = eigenvalues(size);
    double gradient = gradient(spec, parameters, patterns);
    try (var point = new LossPoint(spec, parameters, patterns)) {
      double first = seconds(() -> HessianSpectra.gaussNewton(point, Coordinates.ALL).close());
      double second = seconds(() -> HessianSpectra.residual(point, Coordinates.ALL).close());
      return new CurvatureReading(
          size,
          point.unsatisfied(),
          eigenvalues,
          first,
          second,
          spectra,
          later,
          gradient,
          product(point, size));
    }
  }

  private double[] trained(HingeNetworkSpec spec, Patterns patterns) throws InterruptedException {
    TrainingSpec some =
        TrainingSpec.fullBatch().withThreads(threads).withBudget(Budget.ofSteps(STEPS_AT_ONCE));
    MultiLayerNetwork network = spec.build(seed);
    int unsatisfied = patterns.size();
    for (int i = 0; i < MOST_TRAININGS && unsatisfied > UNSATISFIED * patterns.size(); i++) {
      unsatisfied = new HingeTrainer(some).train(network, patterns).state().unsatisfied();
    }
    return network.params().dup().data().asDouble();
  }

  private double eigenvalues(int size) throws InterruptedException {
    var random = new Random(seed);
    try (var matrix = new DoublePointer((long) size * size);
        var found = new DoublePointer(size)) {
      for (long i = 0; i < size; i++) {
        for (long j = 0; j <= i; j++) {
          double value = random.nextGaussian();
          matrix.put(i * size + j, value).put(j * size + i, value);
        }
      }
      return seconds(
          () ->
              LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'N', (byte) 'U', size, matrix, size, found));
    }
  }

  private double gradient(HingeNetworkSpec spec, double[] parameters, Patterns patterns)
      throws InterruptedException {
    var at = Nd4j.createFromArray(parameters).reshape(1, -1);
    double[] gradient = new double[parameters.length];
    try (var objective =
        new HingeObjective(spec, new PatternTiles(patterns), at, ActiveSet.SHRINKING, threads)) {
      Work many =
          () -> {
            for (int i = 0; i < GRADIENTS; i++) {
              objective.evaluateAll(gradient);
            }
          };
      many.run();
      return seconds(many) / GRADIENTS;
    }
  }

  /** Seconds a vector. */
  private double product(LossPoint point, int size) throws InterruptedException {
    SymmetricOperator hessian = point.operator(Term.HESSIAN, Coordinates.ALL, threads);
    var random = new Random(seed);
    double[][] vectors = new double[BLOCK][size];
    for (double[] vector : vectors) {
      for (int i = 0; i < size; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    hessian.apply(vectors);
    return seconds(() -> hessian.apply(vectors)) / BLOCK;
  }

  private void write(double[] parameters, Patterns patterns, HessianSpectra spectra) {
    double[] labels = new double[patterns.size()];
    for (int mu = 0; mu < labels.length; mu++) {
      labels[mu] = patterns.label(mu, 0);
    }
    try {
      var point = new Doubles(Path.of(directory));
      point.write(Doubles.POINT, parameters, Doubles.flat(patterns.inputs()), labels);
      point.write(
          Doubles.EIGENVALUES_OF_OURS,
          spectra.hessian().eigenvalues(),
          spectra.gaussNewton().eigenvalues(),
          spectra.residual().eigenvalues());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
