package org.jamming4j.choice;

/**
 * How averages are seen out of fold.
 *
 * @param folds how many: more of few patterns, of which each is worth more
 * @param averaged networks of each average: fewer of many patterns, which tell cells apart better
 */
record FoldPlan(int folds, int averaged) {
  private static final int FEW = 300;
  private static final int MANY = 1000;

  /** Of so many patterns, at least two. */
  static FoldPlan of(int patterns) {
    return new FoldPlan(Math.min(patterns, patterns < FEW ? 10 : 5), patterns <= MANY ? 5 : 3);
  }

  /** Networks that are trained for one cell. */
  int networks() {
    return folds * averaged;
  }
}
