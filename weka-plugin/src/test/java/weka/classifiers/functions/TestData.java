package weka.classifiers.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import weka.core.Instance;
import weka.core.Instances;

/** The data sets of these tests; the class is the last attribute. */
final class TestData {
  private TestData() {}

  /** 150 rows of three classes, four numeric attributes. */
  static Instances iris() {
    return load("/iris.arff");
  }

  /** 48 rows of two classes: numeric, nominal and date attributes, missing values. */
  static Instances weather() {
    return load("/weather.arff");
  }

  /** Iris, and one row more that equals the first in all but its class. */
  static Instances contradicted() {
    Instances data = iris();
    Instance contradiction = (Instance) data.get(0).copy();
    contradiction.setClassValue(2);
    data.add(contradiction);
    return data;
  }

  private static Instances load(String name) {
    try (InputStream stream = TestData.class.getResourceAsStream(name)) {
      var data = new Instances(new InputStreamReader(stream, StandardCharsets.UTF_8));
      data.setClassIndex(data.numAttributes() - 1);
      return data;
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  /** A classifier that trains for a few steps only. */
  static HingeMLP brief(int steps) {
    var classifier = new HingeMLP();
    classifier.setWidth(10);
    classifier.setMaxSteps(steps);
    return classifier;
  }

  /** An ensemble that trains for a few steps only. */
  static HingeMLPEnsemble briefEnsemble() {
    var classifier = new HingeMLPEnsemble();
    classifier.setMembers(2);
    classifier.setFast(true);
    classifier.setSteps(30);
    return classifier;
  }
}
