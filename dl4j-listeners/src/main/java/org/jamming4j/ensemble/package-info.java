/**
 * Trained networks together with their preprocessing, and averages over several of them. Imports
 * {@code arithmetic}, {@code data}, {@code table}, {@code network} and {@code tiles}.
 */
package org.jamming4j.ensemble;
