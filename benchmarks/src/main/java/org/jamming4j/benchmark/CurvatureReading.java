package org.jamming4j.benchmark;

import java.util.List;

/**
 * What one process measured of a network's curvature, in seconds.
 *
 * @param size of the matrices, all parameters
 * @param unsatisfied N_Delta
 * @param eigenvalues of a random symmetric matrix of that size, by LAPACK's dsyevd
 * @param gaussNewton to put H0 together
 * @param residual to put Hp together
 * @param spectra all eigenvalues of H, H0 and Hp, from the parameters on
 * @param later the same again, in the same process
 * @param gradient of the loss by all patterns
 * @param product of H with a vector, of a block of 16
 */
record CurvatureReading(
    int size,
    int unsatisfied,
    double eigenvalues,
    double gaussNewton,
    double residual,
    double spectra,
    List<Double> later,
    double gradient,
    double product) {}
