package org.jamming4j.linalg;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jamming4j.arithmetic.OpenBlas;

class LapackSolverTest extends SymmetricEigenSolverContract {
  @Override
  SymmetricEigenSolver solver() {
    assumeTrue(OpenBlas.usable(), "OpenBLAS is not usable on this machine");
    return new LapackSolver();
  }
}
