package org.jamming4j.choice;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.jamming.JammingState;

/**
 * One network of an ensemble.
 *
 * @param network trained
 * @param steps it took; fewer than were chosen where N_Delta = 0 came before
 * @param state of all patterns at its parameters
 */
public record Member(MultiLayerNetwork network, int steps, JammingState state) {}
