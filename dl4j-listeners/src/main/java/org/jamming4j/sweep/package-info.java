/**
 * Many runs over network sizes: where the threshold is, and the ensemble beyond it. Imports {@code
 * memory}, {@code random}, {@code data}, {@code network}, {@code jamming}, {@code curvature},
 * {@code listener}, {@code objective}, {@code training} and {@code ensemble}.
 */
package org.jamming4j.sweep;
