package org.jamming4j.comparison;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** The data sets by name; the class is the last attribute. */
final class DataSets {
  /** Those that defaults were chosen on. */
  static final List<String> DEVELOPMENT = List.of("glass", "labor", "segment-challenge", "soybean");

  /** Those that defaults were not chosen on. */
  static final List<String> COMPARISON =
      List.of(
          "diabetes", "ionosphere", "vote", "breast-cancer", "credit-g", "iris", "mnist-parity");

  private static final String MNIST = "mnist-parity";
  private static final int DIGITS = 2000;
  private static final int COMPONENTS = 10;

  private DataSets() {}

  /**
   * A data set.
   *
   * @throws IllegalArgumentException if there is none of that name
   * @throws IOException if its file cannot be read
   */
  static Instances load(String name) throws IOException {
    Instances data = name.equals(MNIST) ? digits() : table(name);
    data.setClassIndex(data.numAttributes() - 1);
    data.setRelationName(name);
    return data;
  }

  private static Instances table(String name) throws IOException {
    Path file = Path.of(System.getProperty("comparison.data"), name + ".arff.gz");
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no data set '%s'; there are %s, %s."
              .formatted(name, String.join(", ", DEVELOPMENT), String.join(", ", COMPARISON)));
    }
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new FileInputStream(file.toFile())), StandardCharsets.UTF_8))) {
      return new Instances(reader);
    }
  }

  /** Even and odd digits, by their first principal components on the sphere, as in the papers. */
  private static Instances digits() {
    Patterns images = MnistParity.embedded().split(DIGITS, 0, 1).training();
    Patterns patterns = Preprocessing.fit(images, COMPONENTS, true).apply(images);
    var attributes = new ArrayList<Attribute>();
    for (int i = 0; i < patterns.dimension(); i++) {
      attributes.add(new Attribute("component" + (i + 1)));
    }
    attributes.add(new Attribute("class", patterns.classNames()));
    var data = new Instances(MNIST, attributes, patterns.size());
    for (int mu = 0; mu < patterns.size(); mu++) {
      double[] row = new double[patterns.dimension() + 1];
      for (int i = 0; i < patterns.dimension(); i++) {
        row[i] = patterns.input(mu, i);
      }
      row[patterns.dimension()] = patterns.classOf(mu);
      data.add(new DenseInstance(1, row));
    }
    return data;
  }
}
