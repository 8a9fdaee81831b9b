package org.jamming4j.curvature;

import java.util.Arrays;
import java.util.Locale;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.linalg.SymmetricEigenSolver;
import org.jspecify.annotations.Nullable;

/**
 * All eigenvalues of a symmetric matrix. Those within {@link #tolerance} of 0 count as zero modes:
 * n epsilon times the greatest absolute eigenvalue, with n the size of the matrix and epsilon =
 * 2^-52, which bounds the rounding errors of the eigenvalues; of a term of a sum it is that of the
 * sum if this is greater.
 */
public final class Spectrum {
  private final double[] ascending;
  private final double tolerance;

  private Spectrum(double[] ascending, double tolerance) {
    this.ascending = ascending;
    this.tolerance = tolerance;
  }

  /**
   * The spectrum of some eigenvalues.
   *
   * @param eigenvalues in any order
   * @param further how many zeros there are beside them
   */
  static Spectrum of(double[] eigenvalues, int further) {
    double[] all = Arrays.copyOf(eigenvalues, eigenvalues.length + further);
    Arrays.sort(all);
    double norm = all.length == 0 ? 0 : Math.max(Math.abs(all[0]), Math.abs(all[all.length - 1]));
    return new Spectrum(all, all.length * Math.ulp(1.0) * norm);
  }

  /** The spectrum of a matrix, which is overwritten. */
  static Spectrum of(DenseMatrix matrix) {
    return of(SymmetricEigenSolver.usual().eigenvalues(matrix), 0);
  }

  /** The same of a term of a sum, whose rounding errors it may have as well. */
  Spectrum termOf(Spectrum sum) {
    return new Spectrum(ascending, Math.max(tolerance, sum.tolerance));
  }

  /** The eigenvalues, ascending. */
  public double[] eigenvalues() {
    return ascending.clone();
  }

  /** The greatest absolute eigenvalue, 0 if there is none. */
  public double norm() {
    return ascending.length == 0
        ? 0
        : Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1]));
  }

  /** How many there are. */
  public int size() {
    return ascending.length;
  }

  /** What an eigenvalue of 0 may have become by rounding. */
  public double tolerance() {
    return tolerance;
  }

  /** How many are below 0 by more than the tolerance. */
  public int negative() {
    return (int) Arrays.stream(ascending).filter(l -> l < -tolerance).count();
  }

  /** How many are above 0 by more than the tolerance. */
  public int positive() {
    return (int) Arrays.stream(ascending).filter(l -> l > tolerance).count();
  }

  /** How many are within the tolerance of 0. */
  public int zero() {
    return size() - negative() - positive();
  }

  /** Whether the other has the same eigenvalues, to the last bit. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Spectrum s && Arrays.equals(ascending, s.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }

  /** Such as "100 eigenvalues from -0.5000 to 7.250, 12 negative, 30 zero". */
  @Override
  public String toString() {
    return size() == 0
        ? "no eigenvalues"
        : String.format(
            Locale.ROOT,
            "%d eigenvalues from %.4g to %.4g, %d negative, %d zero",
            size(),
            ascending[0],
            ascending[size() - 1],
            negative(),
            zero());
  }
}
