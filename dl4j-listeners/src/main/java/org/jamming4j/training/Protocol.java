package org.jamming4j.training;

/** Which rules a run follows. */
public enum Protocol {
  /**
   * The certificate decides SAT, dead layers are lifted, and where steps get nowhere the last layer
   * is brought to its least loss.
   */
  USER,
  /**
   * The papers' rules (arXiv 1809.09349): SAT only by N_Delta = 0, whatever the {@link Goal}, no
   * dead layer is lifted, and all parameters are left to the steps.
   */
  PAPER
}
