package weka.classifiers.functions;

import java.io.File;
import weka.classifiers.AbstractClassifierTest;
import weka.classifiers.Classifier;
import weka.test.Regression;

/**
 * Weka's own checks of a classifier, several hundred trainings on a few rows each. The regression
 * test compares with {@code wekarefs/weka/classifiers/functions/HingeMLPEnsembleTest.ref}; delete
 * that file to have the test write it anew.
 */
public class HingeMLPEnsembleTest extends AbstractClassifierTest {
  /** As JUnit 3 wants it. */
  public HingeMLPEnsembleTest(String name) {
    super(name);
  }

  @Override
  public Classifier getClassifier() {
    var classifier = new HingeMLPEnsemble();
    classifier.setMembers(2);
    classifier.setFast(true);
    classifier.setSteps(20);
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
