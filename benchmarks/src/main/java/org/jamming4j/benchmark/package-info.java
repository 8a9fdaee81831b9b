/**
 * Measures the trainer beside others, each measurement in a process of its own, and steps under
 * JMH. Imports {@code data}, {@code network}, {@code objective}, {@code training} and {@code
 * arithmetic}; imported by {@code report} and {@code cli} alone.
 */
package org.jamming4j.benchmark;
