package org.jamming4j.benchmark;

import java.util.Optional;

/**
 * Seconds that the curvature of a network takes. Ratios are those of single rounds.
 *
 * @param shape of the network and its patterns
 * @param size of the matrices, all parameters
 * @param unsatisfied N_Delta
 * @param eigenvalues of a random symmetric matrix of that size
 * @param gaussNewton to put H0 together
 * @param residual to put Hp together
 * @param assembly of both, over the eigenvalues
 * @param spectra of H, H0 and Hp
 * @param spectraRatio over the eigenvalues
 * @param productRatio a product with H of a block of 16, for each vector, over a gradient
 * @param peer the spectra by PyTorch; empty without it
 * @param peerRatio over ours
 * @param difference of the eigenvalues from PyTorch's, over the greatest of their matrix
 * @param snapshot what a snapshot in training was measured on
 * @param snapshotUnsatisfied its N_Delta
 * @param firstSnapshotSteps how many steps of the training the first one of a process takes as long
 *     as
 * @param snapshotSteps the same of later ones, once Java has compiled what it runs
 */
public record CurvatureResult(
    Shape shape,
    int size,
    int unsatisfied,
    Spread eigenvalues,
    Spread gaussNewton,
    Spread residual,
    Spread assembly,
    Spread spectra,
    Spread spectraRatio,
    Spread productRatio,
    Optional<Spread> peer,
    Optional<Spread> peerRatio,
    Optional<Double> difference,
    Shape snapshot,
    int snapshotUnsatisfied,
    Spread firstSnapshotSteps,
    Spread snapshotSteps) {}
