/**
 * Trained networks together with their preprocessing, and averages over several of them. Imports
 * {@code arithmetic}, {@code data} and {@code network}.
 */
package org.jamming4j.ensemble;
