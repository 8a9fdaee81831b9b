package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.jamming.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The curvature of the loss at one network, as it is written.
 *
 * @param label what tells the network from others, for people
 * @param width h
 * @param depth L
 * @param effectiveParameters N
 * @param patterns P
 * @param outcome how its training ended; null if that is not known
 * @param unsatisfied N_Delta
 * @param spectra of H, H0 and Hp
 * @param series the same amidst its training, in the order of iterations; null if not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkSpectra(
    String label,
    int width,
    int depth,
    long effectiveParameters,
    int patterns,
    @Nullable Outcome outcome,
    int unsatisfied,
    @JsonIgnore HessianSpectra spectra,
    @Nullable List<SpectrumSnapshot> series)
    implements ModeCounts {
  /** Copies the series. */
  public NetworkSpectra {
    series = series == null ? null : List.copyOf(series);
  }

  /** The trace of Hp. */
  @JsonProperty
  public double traceResidual() {
    return spectra.traceResidual();
  }

  /** All eigenvalues of H, ascending. */
  @JsonProperty
  public double[] eigenvalues() {
    return spectra.hessian().eigenvalues();
  }

  /** What an eigenvalue of H that is 0 may have become by rounding. */
  @JsonProperty
  public double tolerance() {
    return spectra.hessian().tolerance();
  }
}
