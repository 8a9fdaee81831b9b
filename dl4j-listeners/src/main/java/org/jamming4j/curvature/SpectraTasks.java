package org.jamming4j.curvature;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.linalg.SymmetricEigenSolver;
import org.jamming4j.objective.StepTeam;
import org.jspecify.annotations.Nullable;

/**
 * Finds the spectra of H, H0 and Hp. On two processors two matrices are worked on at once, with a
 * thread for each: LAPACK gains little by a second one. So it is for small matrices on more. Large
 * ones are worth all threads there, so they come one after the other.
 */
final class SpectraTasks implements AutoCloseable {
  /** Coordinates from which matrices are large. */
  private static final int LARGE = 1_500;

  private final LossPoint point;
  private final Coordinates coordinates;
  private final int size;
  private final StepTeam team;

  /** Whether there are fewer than coordinates, so that H0's spectrum is that of their products. */
  private final boolean fewGaps;

  private @Nullable DenseMatrix hessian;
  private @Nullable DenseMatrix gaussNewton;
  private @Nullable DenseMatrix residual;
  private double traceResidual;
  private @Nullable Spectrum ofHessian;
  private @Nullable Spectrum ofGaussNewton;
  private @Nullable Spectrum ofResidual;

  private SpectraTasks(LossPoint point, Coordinates coordinates, boolean atOnce) {
    this.point = point;
    this.coordinates = coordinates;
    size = coordinates.size(point.spec().layout());
    fewGaps = point.unsatisfied() < size;
    team = new StepTeam(atOnce ? 2 : 1);
  }

  /** All three, as suits this machine. */
  static HessianSpectra spectra(LossPoint point, Coordinates coordinates)
      throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    boolean small = coordinates.size(point.spec().layout()) < LARGE;
    return spectra(point, coordinates, processors == 2 || (processors > 2 && small));
  }

  /**
   * All three.
   *
   * @param atOnce whether to work on two matrices at once, with a thread for each
   */
  static HessianSpectra spectra(LossPoint point, Coordinates coordinates, boolean atOnce)
      throws InterruptedException {
    try (var tasks = new SpectraTasks(point, coordinates, atOnce)) {
      OpenBlas.Lease lease = threads(atOnce);
      try {
        tasks.findTerms();
      } finally {
        lease.close();
      }
      lease = threads(atOnce && !tasks.fewGaps);
      try {
        return tasks.findRest();
      } finally {
        lease.close();
      }
    }
  }

  /** One for each task, or all of them, for a listener amidst training, which holds it to one. */
  private static OpenBlas.Lease threads(boolean atOnce) {
    return atOnce ? OpenBlas.singleThreaded() : OpenBlas.allThreads();
  }

  /** H, and the spectra that can be had before it. */
  private void findTerms() throws InterruptedException {
    team.run(
        2,
        (task, worker) -> {
          // made where they are used, for their memory comes page by page
          if (task == 0) {
            gaussNewton = new DenseMatrix(size, size);
            new GaussNewtonAssembly(point, coordinates, team).addTo(gaussNewton);
            if (fewGaps && !team.stopping()) {
              ofGaussNewton = fromGram();
            }
          } else {
            residual = new DenseMatrix(size, size);
            new ResidualAssembly(point, coordinates, team).addTo(residual);
            if (!team.stopping()) {
              findResidual(residual);
            }
          }
        });
    Objects.requireNonNull(hessian).add(1, Objects.requireNonNull(gaussNewton));
  }

  private HessianSpectra findRest() throws InterruptedException {
    team.run(
        fewGaps ? 1 : 2,
        (task, worker) -> {
          if (task == 0) {
            ofHessian = Spectrum.of(Objects.requireNonNull(hessian));
          } else {
            ofGaussNewton = Spectrum.of(Objects.requireNonNull(gaussNewton));
          }
        });
    return new HessianSpectra(
        coordinates,
        Objects.requireNonNull(ofHessian),
        Objects.requireNonNull(ofGaussNewton),
        Objects.requireNonNull(ofResidual),
        traceResidual);
  }

  /** Hp's spectrum, which overwrites it, so H gets it before. */
  private void findResidual(DenseMatrix hp) {
    hessian = hp.copy();
    for (int i = 0; i < size; i++) {
      traceResidual += hp.get(i, i);
    }
    ofResidual = Spectrum.of(hp);
  }

  private Spectrum fromGram() {
    int gaps = point.unsatisfied();
    try (var gram = new DenseMatrix(gaps, gaps)) {
      new GaussNewtonAssembly(point, coordinates, team).setGram(gram);
      return team.stopping()
          ? Spectrum.of(new double[0], size)
          : Spectrum.of(SymmetricEigenSolver.usual().eigenvalues(gram), size - gaps);
    }
  }

  /**
   * One square matrix that the calling thread puts together.
   *
   * @param assembly adds to zeros, as a task of a team
   * @return to be closed
   */
  static DenseMatrix alone(int size, BiConsumer<StepTeam, DenseMatrix> assembly)
      throws InterruptedException {
    var matrix = new DenseMatrix(size, size);
    try (var team = new StepTeam(1)) {
      team.run(1, (task, worker) -> assembly.accept(team, matrix));
      return matrix;
    } catch (InterruptedException | RuntimeException | Error e) {
      matrix.close();
      throw e;
    }
  }

  @Override
  public void close() {
    team.close();
    for (DenseMatrix matrix : Arrays.asList(hessian, gaussNewton, residual)) {
      if (matrix != null) {
        matrix.close();
      }
    }
  }
}
