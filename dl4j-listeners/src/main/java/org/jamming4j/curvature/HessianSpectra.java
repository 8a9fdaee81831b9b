package org.jamming4j.curvature;

import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.linalg.SymmetricEigenSolver;
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
    int size = coordinates.size(point.spec().layout());
    requireMemory(point.spec(), coordinates);
    // for a listener amidst training, which holds it to one
    OpenBlas.Lease allThreads = OpenBlas.allThreads();
    try {
      return of(point, coordinates, size);
    } finally {
      allThreads.close();
    }
  }

  private static HessianSpectra of(LossPoint point, Coordinates coordinates, int size)
      throws InterruptedException {
    try (var hessian = new DenseMatrix(size, size)) {
      double trace = 0;
      Spectrum residual;
      try (DenseMatrix matrix = residual(point, coordinates)) {
        hessian.add(1, matrix);
        for (int i = 0; i < size; i++) {
          trace += matrix.get(i, i);
        }
        residual = Spectrum.of(matrix);
      }
      boolean few = point.unsatisfied() < size;
      Spectrum ofMatrix = Spectrum.of(new double[0], 0);
      try (DenseMatrix matrix = gaussNewton(point, coordinates)) {
        hessian.add(1, matrix);
        if (!few) {
          ofMatrix = Spectrum.of(matrix);
        }
      }
      Spectrum gaussNewton = few ? fromGram(point, coordinates, size) : ofMatrix;
      return new HessianSpectra(coordinates, Spectrum.of(hessian), gaussNewton, residual, trace);
    }
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

  private static Spectrum fromGram(LossPoint point, Coordinates coordinates, int size)
      throws InterruptedException {
    try (DenseMatrix gram = new GaussNewtonAssembly(point, coordinates).gram()) {
      int gaps = gram.rows();
      return Spectrum.of(SymmetricEigenSolver.usual().eigenvalues(gram), size - gaps);
    }
  }

  /** H0 as a dense matrix, to be closed. */
  public static DenseMatrix gaussNewton(LossPoint point, Coordinates coordinates)
      throws InterruptedException {
    return new GaussNewtonAssembly(point, coordinates).matrix();
  }

  /** Hp as a dense matrix, to be closed. */
  public static DenseMatrix residual(LossPoint point, Coordinates coordinates)
      throws InterruptedException {
    return new ResidualAssembly(point, coordinates).matrix();
  }
}
