package org.jamming4j.training;

/** Which rules a run follows. */
public enum Protocol {
  /** The certificate decides SAT, and dead layers are lifted. */
  USER,
  /**
   * The papers' rules (arXiv 1809.09349): SAT only by N_Delta = 0, whatever the {@link Goal}, and
   * no dead layer is lifted.
   */
  PAPER
}
