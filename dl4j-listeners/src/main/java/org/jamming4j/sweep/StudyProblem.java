package org.jamming4j.sweep;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * Networks of one shape and the patterns they are trained on, whose number varies.
 *
 * @param name for the command line and tables
 * @param digits whether the patterns are MNIST's digits by parity; random ones if not
 * @param shape of all networks
 * @param ratios r = P/N from where all networks fit to where none does, ascending
 */
public record StudyProblem(
    String name, boolean digits, HingeNetworkSpec shape, List<Double> ratios) {
  private static final List<Double> RANDOM = List.of(2.2, 2.6, 3.0, 3.4, 3.8);
  private static final List<Double> DEEP = List.of(1.4, 1.8, 2.2, 2.6, 3.0, 3.4);
  private static final List<Double> SMALL = List.of(1.2, 1.7, 2.2, 2.7);
  private static final List<Double> DIGITS = List.of(3.5, 4.5, 5.5, 6.5, 7.5, 8.5);

  /** Copies the ratios. */
  public StudyProblem {
    ratios = List.copyOf(ratios);
  }

  /** Of about 750 to 1,000 parameters, and digits of 10 components on 216. */
  public static List<StudyProblem> usual() {
    return Stream.of(Initialisation.values())
        .flatMap(
            init ->
                Stream.of(
                    random(2, 19, init, RANDOM),
                    random(3, 16, init, RANDOM),
                    random(5, 12, init, DEEP),
                    new StudyProblem(
                        "mnist-3" + suffix(init), true, shape(10, 8, 3, init), DIGITS)))
        .toList();
  }

  /** Those of them that begin orthogonal. */
  public static List<StudyProblem> orthogonal() {
    return usual().stream()
        .filter(problem -> problem.shape().initialisation() == Initialisation.ORTHOGONAL)
        .toList();
  }

  /** Of less than 200 parameters, with ratios at which these begin to fit. */
  public static List<StudyProblem> small() {
    return List.of(
        random(2, 10, Initialisation.ORTHOGONAL, SMALL),
        random(3, 8, Initialisation.ORTHOGONAL, SMALL),
        random(5, 6, Initialisation.ORTHOGONAL, SMALL));
  }

  private static StudyProblem random(
      int depth, int width, Initialisation init, List<Double> ratios) {
    return new StudyProblem(
        "random-" + depth + suffix(init), false, shape(width, width, depth, init), ratios);
  }

  private static HingeNetworkSpec shape(int inputs, int width, int depth, Initialisation init) {
    return new HingeNetworkSpec(inputs, width, depth, 1, HiddenActivation.RELU, init, 1);
  }

  private static String suffix(Initialisation init) {
    return init == Initialisation.ORTHOGONAL ? "" : "-" + init.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The named ones of some problems.
   *
   * @throws IllegalArgumentException naming one that there is not, and those there are
   */
  public static List<StudyProblem> named(List<StudyProblem> problems, List<String> names) {
    return names.stream()
        .map(
            name ->
                problems.stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "Problem %s must be one of %s."
                                    .formatted(
                                        name,
                                        problems.stream()
                                            .map(StudyProblem::name)
                                            .collect(Collectors.joining(", "))))))
        .toList();
  }

  /**
   * The same at other ratios.
   *
   * @throws IllegalArgumentException if one is not from 0.01 to 1000
   */
  public StudyProblem at(List<Double> others) {
    for (double ratio : others) {
      if (!(ratio >= 0.01 && ratio <= 1000)) {
        throw new IllegalArgumentException(
            "A ratio P/N of %s must be from 0.01 to 1000.".formatted(ratio));
      }
    }
    return new StudyProblem(name, digits, shape, others.stream().sorted().distinct().toList());
  }

  /** Number of patterns P at a ratio. */
  int size(double ratio) {
    return Math.max(2, (int) Math.round(ratio * shape.effectiveParameters()));
  }

  /** The seed of one network and of its patterns. */
  long seed(double ratio, int index, long studySeed) {
    return RunSeeds.of(studySeed, RunStage.SINGLE, size(ratio), shape, index);
  }

  /**
   * Trains one of its networks.
   *
   * @param seed of the network and its patterns
   * @throws InterruptedException if the thread is interrupted
   */
  TrainingResult train(TrainingSpec spec, double ratio, long seed) throws InterruptedException {
    return new HingeTrainer(spec).train(shape.build(seed), patterns(ratio, seed));
  }

  /** Patterns as many as a ratio asks for. */
  Patterns patterns(double ratio, long seed) {
    int size = size(ratio);
    if (!digits) {
      return RandomPatterns.generate(size, shape.inputs(), seed);
    }
    Patterns raw = MnistParity.embedded().split(size, 0, seed).training();
    return Preprocessing.fit(raw, shape.inputs(), true).apply(raw);
  }
}
