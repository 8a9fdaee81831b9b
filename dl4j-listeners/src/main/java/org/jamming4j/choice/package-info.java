/**
 * Ensembles that choose their own inputs, size and when to stop: N* of the data, and the rest by
 * the out-of-fold error of the average. Imports {@code memory}, {@code random}, {@code data},
 * {@code network}, {@code jamming}, {@code objective}, {@code training}, {@code ensemble} and
 * {@code sweep}.
 */
@NullMarked
package org.jamming4j.choice;

import org.jspecify.annotations.NullMarked;
