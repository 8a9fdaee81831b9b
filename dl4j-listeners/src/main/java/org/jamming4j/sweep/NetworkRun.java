package org.jamming4j.sweep;

import org.jamming4j.ensemble.TrainedNetwork;

/**
 * A run and the network it left.
 *
 * @param record how it went
 * @param network with the preprocessing its inputs go through
 */
public record NetworkRun(RunRecord record, TrainedNetwork network) {}
