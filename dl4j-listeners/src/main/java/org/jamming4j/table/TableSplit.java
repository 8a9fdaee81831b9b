package org.jamming4j.table;

import org.jamming4j.data.Split;

/**
 * Rows of a table as patterns to train on and patterns to test on.
 *
 * @param split the patterns, not yet preprocessed
 * @param encoding how rows became them, learnt from the training rows
 * @param report what was read
 */
public record TableSplit(Split split, TableEncoding encoding, TableReport report) {}
