package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.table.TableReport;
import org.jspecify.annotations.Nullable;

/**
 * Spectra of one network or several, as they are written.
 *
 * @param command always "spectrum"
 * @param seed of the run
 * @param seconds how long it took
 * @param data what the loss is of
 * @param coordinates all, weights and biases; or weights
 * @param nStar N*, if networks were trained about it
 * @param network the only one; null if there are several
 * @param networks several, by their sizes; null if there is one
 * @param table what was read from a table
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpectrumSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String data,
    String coordinates,
    @Nullable BigDecimal nStar,
    @JsonUnwrapped @Nullable NetworkSpectra network,
    @Nullable List<NetworkSpectra> networks,
    @Nullable TableReport table) {

  /**
   * The summary of some networks.
   *
   * @param nStar N*; null if it was not asked for
   */
  public static SpectrumSummary of(
      List<NetworkSpectra> networks,
      DataRead data,
      Coordinates coordinates,
      @Nullable Double nStar,
      long seed,
      double seconds) {
    boolean one = nStar == null && networks.size() == 1;
    return new SpectrumSummary(
        "spectrum",
        seed,
        Rounding.to(1, seconds),
        data.name(),
        coordinates.name().toLowerCase(Locale.ROOT),
        nStar == null ? null : Rounding.to(1, nStar),
        one ? networks.get(0) : null,
        one ? null : List.copyOf(networks),
        data.table());
  }

  /** All networks. */
  public List<NetworkSpectra> all() {
    return network != null ? List.of(network) : networks == null ? List.of() : networks;
  }
}
