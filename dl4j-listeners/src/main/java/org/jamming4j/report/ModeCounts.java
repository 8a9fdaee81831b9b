package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jamming4j.curvature.HessianSpectra;

/** How many modes of each kind some spectra have, as they are written. */
public interface ModeCounts {
  /** The spectra. */
  HessianSpectra spectra();

  /** Zero modes of H. */
  @JsonProperty
  default int zeroModes() {
    return spectra().hessian().zero();
  }

  /** Negative modes of H. */
  @JsonProperty
  default int negative() {
    return spectra().hessian().negative();
  }

  /** Positive modes of H. */
  @JsonProperty
  default int positive() {
    return spectra().hessian().positive();
  }

  /** Negative modes of Hp, of which a minimum has N_Delta at most. */
  @JsonProperty
  default int residualNegative() {
    return spectra().residual().negative();
  }
}
