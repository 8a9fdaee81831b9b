package org.jamming4j.cli;

import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;

/**
 * Data ready to train on.
 *
 * @param name what they are, for people
 * @param raw before preprocessing
 * @param split after it
 * @param preprocessing fitted on the training patterns alone
 */
record PreparedData(String name, Split raw, Split split, Preprocessing preprocessing) {}
