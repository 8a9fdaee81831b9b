package org.jamming4j.choice;

import org.jamming4j.training.StagedTraining;

/**
 * How inputs and a way to step did at one width, before others were chosen from.
 *
 * @param inputs of the networks
 * @param training how members step
 * @param best of the cells that were tried with them
 */
public record Trial(InputSet inputs, StagedTraining training, Cell best) {}
