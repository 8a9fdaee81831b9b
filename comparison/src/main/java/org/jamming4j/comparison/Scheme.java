package org.jamming4j.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.classifiers.functions.SMO;
import weka.classifiers.functions.supportVector.RBFKernel;
import weka.classifiers.meta.MultiScheme;
import weka.core.Utils;

/**
 * What is compared.
 *
 * @param name the class and options after it, as Weka's command line has them, or {@link
 *     #SUPPORT_VECTORS}
 */
record Scheme(String name) {
  /** Support vectors, whose C and gamma are looked for on the training rows of each fold. */
  static final String SUPPORT_VECTORS = "SMO-RBF";

  private static final double[] COSTS = {1, 10, 100};
  private static final double[] GAMMAS = {0.01, 0.1, 1};
  private static final int FOLDS = 3;

  /** Whether it uses several threads by itself. */
  boolean hasThreads() {
    return name.startsWith("HingeMLPEnsemble");
  }

  /**
   * A new classifier that has not been trained.
   *
   * @throws Exception if there is none of that name, or it refuses an option
   */
  Classifier classifier() throws Exception {
    if (name.equals(SUPPORT_VECTORS)) {
      return supportVectors();
    }
    String[] parts = Utils.splitOptions(name);
    String group =
        switch (parts[0]) {
          case "RandomForest", "LMT" -> "trees.";
          default -> "functions.";
        };
    String type = parts[0].contains(".") ? parts[0] : "weka.classifiers." + group + parts[0];
    return AbstractClassifier.forName(type, Arrays.copyOfRange(parts, 1, parts.length));
  }

  /** The best of a grid, by cross-validation on the rows it is trained on. */
  private static Classifier supportVectors() {
    List<Classifier> grid = new ArrayList<>();
    for (double cost : COSTS) {
      for (double gamma : GAMMAS) {
        var kernel = new RBFKernel();
        kernel.setGamma(gamma);
        var smo = new SMO();
        smo.setC(cost);
        smo.setKernel(kernel);
        grid.add(smo);
      }
    }
    var best = new MultiScheme();
    best.setClassifiers(grid.toArray(Classifier[]::new));
    best.setNumFolds(FOLDS);
    return best;
  }
}
