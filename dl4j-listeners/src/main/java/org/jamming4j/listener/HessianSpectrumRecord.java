package org.jamming4j.listener;

import org.jamming4j.curvature.HessianSpectra;

/**
 * The curvature of the loss at one iteration.
 *
 * @param iteration DL4J's count of updates; the network is as after this one
 * @param epoch DL4J's count of epochs
 * @param unsatisfied N_Delta of the monitored patterns
 * @param spectra of H, H0 and Hp
 */
public record HessianSpectrumRecord(
    int iteration, int epoch, int unsatisfied, HessianSpectra spectra) {}
