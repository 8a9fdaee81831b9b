package org.jamming4j.comparison;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.Evaluation;
import weka.core.Instances;
import weka.core.Utils;

/**
 * What is compared.
 *
 * @param name as the tables have it
 * @param options as Weka's command line has them, the class first
 */
record Scheme(String name, String options) {
  /** Support vectors, whose C and gamma are looked for. */
  static final String SUPPORT_VECTORS = "SMO-RBF";

  private static final double[] COSTS = {1, 10, 100};
  private static final double[] GAMMAS = {0.003, 0.01, 0.03, 0.1, 0.3, 1};
  private static final int FOLDS = 3;

  /** The scheme that its options name. */
  static Scheme named(String options) {
    return new Scheme(options, options);
  }

  /** Whether it uses several threads by itself. */
  boolean hasThreads() {
    return name.startsWith("HingeMLPEnsemble");
  }

  /** Whether {@link #tunedSupportVectors} is to take its place. */
  boolean isTuned() {
    return options.equals(SUPPORT_VECTORS);
  }

  /**
   * Support vectors with what does best on a data set by cross-validation.
   *
   * @throws Exception whatever training or evaluation throws
   */
  static Scheme tunedSupportVectors(Instances data) throws Exception {
    Scheme best = named(SUPPORT_VECTORS);
    double most = -1;
    for (double cost : COSTS) {
      for (double gamma : GAMMAS) {
        var scheme =
            new Scheme(
                SUPPORT_VECTORS,
                String.format(
                    Locale.ROOT,
                    "SMO -C %s -K \"weka.classifiers.functions.supportVector.RBFKernel -G %s\"",
                    cost,
                    gamma));
        var evaluation = new Evaluation(data);
        evaluation.crossValidateModel(scheme.classifier(), data, FOLDS, new Random(1));
        if (evaluation.pctCorrect() > most) {
          most = evaluation.pctCorrect();
          best = scheme;
        }
      }
    }
    return best;
  }

  /**
   * A new classifier that has not been trained.
   *
   * @throws Exception if there is none of that name, or it refuses an option
   */
  Classifier classifier() throws Exception {
    String[] parts = Utils.splitOptions(options);
    String group =
        switch (parts[0]) {
          case "RandomForest", "LMT" -> "trees.";
          default -> "functions.";
        };
    String type = parts[0].contains(".") ? parts[0] : "weka.classifiers." + group + parts[0];
    return AbstractClassifier.forName(type, Arrays.copyOfRange(parts, 1, parts.length));
  }
}
