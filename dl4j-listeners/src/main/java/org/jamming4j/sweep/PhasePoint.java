package org.jamming4j.sweep;

/**
 * N* of one number of patterns.
 *
 * @param problem what was searched
 * @param study what was found
 */
public record PhasePoint(ThresholdProblem problem, ThresholdStudy.Result study) {
  /** P. */
  public int patterns() {
    return problem.patterns(problem.range().first());
  }

  /**
   * Where N* of more patterns may be: as many gaps a parameter.
   *
   * @param next the problem of other patterns
   */
  public double guess(ThresholdProblem next) {
    return next.thresholdAt(problem.ratioAt(study.fit().threshold()));
  }
}
