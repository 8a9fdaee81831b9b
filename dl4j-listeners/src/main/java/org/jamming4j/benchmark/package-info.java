/**
 * Measures the trainer beside others, each measurement in a process of its own. Imports {@code
 * data}, {@code network}, {@code training} and {@code arithmetic}; imported by {@code report} and
 * {@code cli} alone.
 */
package org.jamming4j.benchmark;
