package org.jamming4j.curvature;

/** A term of the Hessian of L = (1/P) sum over Delta &gt; 0 of Delta^2 / 2. */
public enum Term {
  /** H = H0 + Hp. */
  HESSIAN,
  /** H0 = (1/P) sum of grad Delta grad Delta^T over Delta &gt; 0; it has no negative eigenvalue. */
  GAUSS_NEWTON,
  /** Hp = (1/P) sum of Delta hess Delta over Delta &gt; 0; with ReLU its trace is 0. */
  RESIDUAL;

  boolean hasGaussNewton() {
    return this != RESIDUAL;
  }

  boolean hasResidual() {
    return this != GAUSS_NEWTON;
  }
}
