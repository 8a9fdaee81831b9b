package org.jamming4j.choice;

/**
 * How inputs did, before the others were chosen from.
 *
 * @param inputs of the networks
 * @param best of the cells that were tried with them
 */
public record InputTrial(InputSet inputs, Cell best) {}
