package org.jamming4j.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * The rate of matrix products that one process measured.
 *
 * @param gflops the best, in 10^9 floating point operations a second
 * @param product which products they were
 * @param openblasCore the processor whose kernels OpenBLAS ran, or null
 */
record PeakReading(double gflops, String product, @Nullable String openblasCore) {}
