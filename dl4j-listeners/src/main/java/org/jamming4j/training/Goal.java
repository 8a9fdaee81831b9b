package org.jamming4j.training;

/** When a run that can be fitted ends. */
public enum Goal {
  /** At the first step without training error, which proves that the network fits. */
  CERTIFICATE,
  /** At the first step with N_Delta = 0; for networks that are kept. */
  SATISFIED
}
