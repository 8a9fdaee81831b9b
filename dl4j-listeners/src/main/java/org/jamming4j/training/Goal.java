package org.jamming4j.training;

/** When a run that can be fitted ends. */
public enum Goal {
  /** At the first step without training error, which proves that the network fits. */
  CERTIFICATE,
  /**
   * At the first step with N_Delta = 0, or, without training error, once no gap is above 1e-12 of
   * the margin: what is open then are rounding errors. For networks that are kept.
   */
  SATISFIED
}
