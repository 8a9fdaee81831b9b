package org.jamming4j.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * What one process measured of a contender's steps.
 *
 * @param millisecondsPerStep mean over the timed steps
 * @param steps how many were timed
 * @param peakBytes most physical memory of the whole process; null where the system does not tell
 */
record StepReading(double millisecondsPerStep, int steps, @Nullable Long peakBytes) {}
