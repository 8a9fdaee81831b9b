/**
 * Measures the trainer and its curvature beside others, each measurement in a process of its own,
 * and steps under JMH. Imports {@code curvature}, {@code data}, {@code jamming}, {@code linalg},
 * {@code network}, {@code objective}, {@code sweep}, {@code training} and {@code arithmetic};
 * imported by {@code report} and {@code cli} alone.
 */
package org.jamming4j.benchmark;
