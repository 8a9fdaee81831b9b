package weka.classifiers.functions;

import java.io.File;
import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.Classifier;
import weka.test.Regression;

/**
 * Weka's own checks of a classifier, several hundred trainings on a few rows each. The regression
 * test compares with {@code wekarefs/weka/classifiers/functions/HingeMLPTest.ref}; delete that file
 * to have the test write it anew.
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

  /** Weka's passes, and writes the reference, if there is none; here that is a failure. */
  @Override
  public void testRegression() throws Exception {
    var reference = new File(Regression.getRoot(), getClass().getName().replace('.', '/') + ".ref");
    boolean there = reference.exists();
    super.testRegression();
    assertTrue("There was no reference to compare with; it is now in " + reference, there);
  }
}
