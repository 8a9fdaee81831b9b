package org.jamming4j.benchmark;

/**
 * How one network's race to a criterion went.
 *
 * @param met whether it was met
 * @param seconds of training until it was met, or until the run ended without
 */
record RaceReading(boolean met, double seconds) {}
