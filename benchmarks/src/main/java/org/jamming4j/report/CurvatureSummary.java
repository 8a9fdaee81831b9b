package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jamming4j.benchmark.CurvatureResult;
import org.jamming4j.benchmark.Shape;
import org.jamming4j.benchmark.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What Hessian spectra take, as it is printed and written; medians of the rounds.
 *
 * @param shape d, h, L and P
 * @param size of the matrices, all parameters
 * @param unsatisfied N_Delta
 * @param eigenvaluesSeconds of a random symmetric matrix of that size, by LAPACK's dsyevd
 * @param gaussNewtonSeconds to put H0 together
 * @param residualSeconds to put Hp together
 * @param assemblyRatio both over eigenvaluesSeconds
 * @param spectraSeconds all eigenvalues of H, H0 and Hp
 * @param spectraRatio over eigenvaluesSeconds
 * @param productRatio a Hessian-vector product, of a block of 16, over a gradient
 * @param pytorchSeconds the spectra by PyTorch; null without it
 * @param pytorchRatio over spectraSeconds; null without it
 * @param difference of the eigenvalues from PyTorch's, over the greatest; null without it
 * @param snapshotShape of the network whose spectra are found amidst training
 * @param snapshotUnsatisfied its N_Delta
 * @param firstSnapshotSteps of its training that take as long as the first one of a process
 * @param snapshotSteps that take as long as later ones
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CurvatureSummary(
    Shape shape,
    int size,
    int unsatisfied,
    BigDecimal eigenvaluesSeconds,
    BigDecimal gaussNewtonSeconds,
    BigDecimal residualSeconds,
    BigDecimal assemblyRatio,
    BigDecimal spectraSeconds,
    BigDecimal spectraRatio,
    BigDecimal productRatio,
    @Nullable BigDecimal pytorchSeconds,
    @Nullable BigDecimal pytorchRatio,
    @Nullable BigDecimal difference,
    Shape snapshotShape,
    int snapshotUnsatisfied,
    BigDecimal firstSnapshotSteps,
    BigDecimal snapshotSteps) {

  static CurvatureSummary of(CurvatureResult result) {
    return new CurvatureSummary(
        result.shape(),
        result.size(),
        result.unsatisfied(),
        median(result.eigenvalues()),
        median(result.gaussNewton()),
        median(result.residual()),
        median(result.assembly()),
        median(result.spectra()),
        median(result.spectraRatio()),
        median(result.productRatio()),
        median(result.peer()),
        median(result.peerRatio()),
        result.difference().map(BenchmarkSummary::digits).orElse(null),
        result.snapshot(),
        result.snapshotUnsatisfied(),
        median(result.firstSnapshotSteps()),
        median(result.snapshotSteps()));
  }

  private static BigDecimal median(Spread spread) {
    return BenchmarkSummary.digits(spread.median());
  }

  private static @Nullable BigDecimal median(Optional<Spread> spread) {
    return spread.map(CurvatureSummary::median).orElse(null);
  }

  /** The tables as Markdown. */
  String markdown() {
    return String.format(
        Locale.ROOT,
        """

        Spectra of %s: %d parameters, %d patterns unsatisfied

        | what | seconds | over dsyevd |
        |---|--:|--:|
        | LAPACK's dsyevd of a random matrix, eigenvalues alone | %s | 1 |
        | H0 and Hp put together | %s and %s | %s |
        | all eigenvalues of H, H0 and Hp | %s | %s |
        %s
        A Hessian-vector product of a block of 16 takes as long as %s gradients. The spectra of %s, %d patterns unsatisfied, take as long as %s steps of its training, the first time in a process as long as %s.
        """,
        shape,
        size,
        unsatisfied,
        plain(eigenvaluesSeconds),
        plain(gaussNewtonSeconds),
        plain(residualSeconds),
        plain(assemblyRatio),
        plain(spectraSeconds),
        plain(spectraRatio),
        peer(),
        plain(productRatio),
        snapshotShape,
        snapshotUnsatisfied,
        plain(snapshotSteps),
        plain(firstSnapshotSteps));
  }

  private String peer() {
    return pytorchSeconds == null || pytorchRatio == null || difference == null
        ? ""
        : """
          | the same by PyTorch, %s times as long; eigenvalues differ by %.1e of the greatest | %s | |
          """
            .formatted(plain(pytorchRatio), difference, plain(pytorchSeconds));
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
