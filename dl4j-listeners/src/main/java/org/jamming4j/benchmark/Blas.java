package org.jamming4j.benchmark;

import org.bytedeco.openblas.global.openblas_nolapack;

/** The matrix library as the trainer uses it. */
final class Blas {
  private Blas() {}

  /** Readies the library; must run before anything else loads it. */
  static void prepare() {
    openblas_nolapack.blas_get_num_threads();
  }

  /** The processor whose kernels it runs, as far as that is known; or null. */
  static String coreName() {
    return System.getenv("OPENBLAS_CORETYPE");
  }
}
