package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jamming4j.curvature.HessianSpectra;

/**
 * The curvature of the loss at one moment of a network's training.
 *
 * @param iteration after which update, from 0
 * @param unsatisfied N_Delta
 * @param spectra of H, H0 and Hp
 */
public record SpectrumSnapshot(int iteration, int unsatisfied, @JsonIgnore HessianSpectra spectra)
    implements ModeCounts {

  /** The greatest absolute eigenvalue of H. */
  @JsonProperty
  public double norm() {
    return spectra.hessian().norm();
  }
}
