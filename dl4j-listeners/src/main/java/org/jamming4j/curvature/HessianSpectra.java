package org.jamming4j.curvature;

import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.memory.Memory;
import org.jamming4j.network.HingeNetworkSpec;

/**
 * The whole spectra of H, H0 and Hp at a point, exact but for rounding errors.
 *
 * @param coordinates which parameters they are by
 * @param hessian of H
 * @param gaussNewton of H0
 * @param residual of Hp
 * @param traceResidual the trace of Hp, which is 0 for ReLU but for rounding errors
 */
public record HessianSpectra(
    Coordinates coordinates,
    Spectrum hessian,
    Spectrum gaussNewton,
    Spectrum residual,
    double traceResidual) {
  private static final double MATRICES = 4;

  /** Counts modes of Hp by the greater tolerance, its own or that of H. */
  public HessianSpectra {
    residual = residual.termOf(hessian);
  }

  /**
   * Puts the matrices together and finds all their eigenvalues. Where fewer gaps are above 0 than
   * there are coordinates, H0's are found from the Gram matrix of its gradients.
   *
   * @throws org.jamming4j.memory.NotEnoughMemoryException as {@link #requireMemory} does
   * @throws InterruptedException if the thread is interrupted
   */
  public static HessianSpectra of(LossPoint point, Coordinates coordinates)
      throws InterruptedException {
    requireMemory(point.spec(), coordinates);
    return SpectraTasks.spectra(point, coordinates);
  }

  /**
   * Refuses a network whose matrices would not fit: H, and three of its size at a time from which
   * it, or the Gram matrix, is put together.
   *
   * @throws org.jamming4j.memory.NotEnoughMemoryException if they are more than Java's memory
   */
  public static void requireMemory(HingeNetworkSpec spec, Coordinates coordinates) {
    int size = coordinates.size(spec.layout());
    Memory.require(
        "the spectra of %d parameters".formatted(size),
        MATRICES * Double.BYTES * size * size,
        "take a narrower network");
  }

  /** H0 as a dense matrix, to be closed. */
  public static DenseMatrix gaussNewton(LossPoint point, Coordinates coordinates)
      throws InterruptedException {
    return SpectraTasks.alone(
        coordinates.size(point.spec().layout()),
        (team, matrix) -> new GaussNewtonAssembly(point, coordinates, team).addTo(matrix));
  }

  /** Hp as a dense matrix, to be closed. */
  public static DenseMatrix residual(LossPoint point, Coordinates coordinates)
      throws InterruptedException {
    return SpectraTasks.alone(
        coordinates.size(point.spec().layout()),
        (team, matrix) -> new ResidualAssembly(point, coordinates, team).addTo(matrix));
  }
}
