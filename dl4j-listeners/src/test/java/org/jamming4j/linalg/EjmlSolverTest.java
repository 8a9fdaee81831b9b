package org.jamming4j.linalg;

class EjmlSolverTest extends SymmetricEigenSolverContract {
  @Override
  SymmetricEigenSolver solver() {

    return new EjmlSolver();
  }
}
