package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jamming4j.curvature.Spectrum;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.SpectrumStudy;
import org.jamming4j.sweep.SpectrumStudy.Network;

/**
 * Spectra about N*, as they are printed and written.
 *
 * @param command always "reproduce spectrum"
 * @param seed of all
 * @param seconds how long it took
 * @param rows a problem and a multiple of N* each
 * @param satisfied networks with N_Delta = 0
 * @param flat how many of these have H = 0
 * @param networks all of them
 * @param bounded how many have as many unsatisfied patterns as Hp has negative modes beyond those
 *     of H
 * @param jammed UNSAT networks
 * @param rescaled how many of these have a zero mode for each hidden neuron
 * @param results what it is made of
 */
public record SpectrumStudySummary(
    String command,
    long seed,
    BigDecimal seconds,
    List<Row> rows,
    int satisfied,
    int flat,
    int networks,
    int bounded,
    int jammed,
    int rescaled,
    @JsonIgnore List<SpectrumStudy.Result> results) {

  /** Copies the lists. */
  public SpectrumStudySummary {
    rows = List.copyOf(rows);
    results = List.copyOf(results);
  }

  /**
   * The networks of one problem at one multiple of N*; medians over them.
   *
   * @param problem its name
   * @param depth L
   * @param patterns P
   * @param nStar N*
   * @param ratio the multiple asked for
   * @param effectiveParameters N
   * @param size of H, all parameters
   * @param outcomes how they ended, as "2 SAT 1 UNSAT"
   * @param unsatisfied N_Delta
   * @param zeroModes of H
   * @param neurons L h
   * @param negative modes of H
   * @param residualNegative modes of Hp
   * @param width root of the mean square of H's eigenvalues other than zero modes; 0 if there are
   *     none
   * @param residualWidth the same of Hp
   * @param greatest absolute eigenvalue of H
   * @param flatness the absolute eigenvalue of H that as many as there are neurons do not exceed,
   *     over the greatest: 0 at a stationary point
   */
  public record Row(
      String problem,
      int depth,
      int patterns,
      BigDecimal nStar,
      double ratio,
      long effectiveParameters,
      int size,
      String outcomes,
      double unsatisfied,
      double zeroModes,
      int neurons,
      double negative,
      double residualNegative,
      double width,
      double residualWidth,
      double greatest,
      double flatness) {}

  /** The summary of some problems. */
  public static SpectrumStudySummary of(
      List<SpectrumStudy.Result> results, long seed, double seconds) {
    List<Row> rows = new ArrayList<>();
    for (SpectrumStudy.Result result : results) {
      result.networks().stream()
          .map(Network::ratio)
          .distinct()
          .forEach(ratio -> rows.add(row(result, ratio)));
    }
    List<Network> all = results.stream().flatMap(r -> r.networks().stream()).toList();
    List<Network> satisfied = all.stream().filter(n -> n.unsatisfied() == 0).toList();
    List<Network> jammed = all.stream().filter(n -> n.run().outcome() == Outcome.UNSAT).toList();
    return new SpectrumStudySummary(
        "reproduce spectrum",
        seed,
        Rounding.to(1, seconds),
        rows,
        satisfied.size(),
        (int) satisfied.stream().filter(n -> n.spectra().hessian().norm() == 0).count(),
        all.size(),
        (int) all.stream().filter(SpectrumStudySummary::isBounded).count(),
        jammed.size(),
        (int) jammed.stream().filter(n -> n.spectra().hessian().zero() >= neurons(n)).count(),
        results);
  }

  private static boolean isBounded(Network network) {
    return network.spectra().residual().negative() - network.spectra().hessian().negative()
        <= network.unsatisfied();
  }

  private static int neurons(Network network) {
    return network.run().spec().depth() * network.run().spec().width();
  }

  private static Row row(SpectrumStudy.Result result, double ratio) {
    List<Network> its = result.networks().stream().filter(n -> n.ratio() == ratio).toList();
    Network first = its.get(0);
    var outcomes = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      int count = outcome.count(its.stream().map(n -> n.run().outcome()).toList());
      outcomes.append(count == 0 ? "" : " %d %s".formatted(count, outcome));
    }
    return new Row(
        result.problem().name(),
        first.run().spec().depth(),
        result.patterns(),
        Rounding.to(1, result.fit().threshold()),
        ratio,
        first.run().spec().effectiveParameters(),
        first.spectra().hessian().size(),
        outcomes.toString().strip(),
        median(its, Network::unsatisfied),
        median(its, n -> n.spectra().hessian().zero()),
        neurons(first),
        median(its, n -> n.spectra().hessian().negative()),
        median(its, n -> n.spectra().residual().negative()),
        median(its, n -> width(n.spectra().hessian())),
        median(its, n -> width(n.spectra().residual())),
        median(its, n -> n.spectra().hessian().norm()),
        median(its, SpectrumStudySummary::flatness));
  }

  private static double median(List<Network> networks, ToDoubleFunction<Network> of) {
    double[] sorted = networks.stream().mapToDouble(of).sorted().toArray();
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static double flatness(Network network) {
    Spectrum hessian = network.spectra().hessian();
    double[] sizes = Arrays.stream(hessian.eigenvalues()).map(Math::abs).sorted().toArray();
    return hessian.norm() == 0 ? 0 : sizes[neurons(network) - 1] / hessian.norm();
  }

  private static double width(Spectrum spectrum) {
    return Math.sqrt(
        Arrays.stream(spectrum.eigenvalues())
            .filter(l -> Math.abs(l) > spectrum.tolerance())
            .map(l -> l * l)
            .average()
            .orElse(0));
  }

  /** The rows as a Markdown table, and what holds of how many networks. */
  public String markdown() {
    var text =
        new StringBuilder(
            """
            | problem | L | P | N* | N/N* | N | outcomes | N_Delta | zero modes of n | L h | smallest L h, over the greatest | negative, H | negative, Hp | width of H | over sqrt(L) | width of Hp | greatest of H |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """);
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %s | %.2f | %d | %s | %.0f | %.0f of %d | %d | %.1e | %.0f | %.0f | %.3g | %.3g | %.3g | %.3g |%n",
              row.problem(),
              row.depth(),
              row.patterns(),
              row.nStar(),
              row.effectiveParameters() / row.nStar().doubleValue(),
              row.effectiveParameters(),
              row.outcomes(),
              row.unsatisfied(),
              row.zeroModes(),
              row.size(),
              row.neurons(),
              row.flatness(),
              row.negative(),
              row.residualNegative(),
              row.width(),
              row.width() / Math.sqrt(row.depth()),
              row.residualWidth(),
              row.greatest()));
    }
    text.append(
        """

        | claim | networks |
        |---|---|
        | N_Delta = 0: H = 0 | %d of %d |
        | Hp has no more negative modes than there are unsatisfied patterns and negative modes of H | %d of %d |
        | UNSAT: H has a zero mode for each hidden neuron | %d of %d |
        """
            .formatted(flat, satisfied, bounded, networks, rescaled, jammed));
    return text.toString();
  }
}
