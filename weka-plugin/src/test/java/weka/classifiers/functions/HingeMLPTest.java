package weka.classifiers.functions;

import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.Classifier;

/**
 * Weka's own checks of a classifier, several hundred trainings on a few rows each. The regression
 * test compares with {@code wekarefs/weka/classifiers/functions/HingeMLPTest.ref}; delete that file
 * to have the test write it anew, which it does without failing.
 */
public class HingeMLPTest extends AbstractClassifierTest {
  /** As JUnit 3 wants it. */
  public HingeMLPTest(String name) {
    super(name);
  }

  @Override
  public Classifier getClassifier() {
    var classifier = new HingeMLP();
    classifier.setWidth(8);
    classifier.setMaxSteps(60);
    return classifier;
  }
}
