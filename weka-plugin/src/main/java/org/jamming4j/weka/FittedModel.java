package org.jamming4j.weka;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** What training leaves: what predicts, and what there is to read about it. */
public interface FittedModel extends Serializable {
  /**
   * Class probabilities of some rows; a row gets the same bits whatever the other rows are.
   *
   * @param inputs [rows x d]
   * @param seenClasses which classes the outputs stand for
   * @param classes how many are declared
   * @return [rows x classes]; unseen classes get 0
   * @throws IOException if the model's bytes are damaged
   */
  double[][] distributions(double[][] inputs, int[] seenClasses, int classes) throws IOException;

  /** What a user reads about it. */
  String report();

  /** Its figures; what it has not is not among them. */
  Map<Measure, Double> measures();
}
