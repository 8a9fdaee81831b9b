package org.jamming4j.comparison;

/** What Weka's Experimenter takes down of a fold that is compared here. */
enum Metric {
  /** Share of right classes. */
  ACCURACY("Percent_correct", "Accuracy, %", true, 1),
  /** Area under the ROC curve, of more than two classes the mean by their shares. */
  AUC("Weighted_avg_area_under_ROC", "AUC", true, 3),
  /** Root of the mean square of what probabilities are off by. */
  RMSE("Root_mean_squared_error", "RMSE of probabilities", false, 3),
  /** What training took. */
  SECONDS("Elapsed_Time_training", "Seconds to build", false, 2);

  private final String wekaName;
  private final String title;
  private final boolean largerIsBetter;
  private final int digits;

  Metric(String wekaName, String title, boolean largerIsBetter, int digits) {
    this.wekaName = wekaName;
    this.title = title;
    this.largerIsBetter = largerIsBetter;
    this.digits = digits;
  }

  /** As ClassifierSplitEvaluator calls it. */
  String wekaName() {
    return wekaName;
  }

  /** As the tables do. */
  String title() {
    return title;
  }

  /** Whether larger values are better. */
  boolean largerIsBetter() {
    return largerIsBetter;
  }

  /** Digits after the point that are worth printing. */
  int digits() {
    return digits;
  }
}
