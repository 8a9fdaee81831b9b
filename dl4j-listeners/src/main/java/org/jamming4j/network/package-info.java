/**
 * Fully connected hinge networks as Deeplearning4j networks: their shape, their loss, and where
 * their parameters lie. Imports {@code arithmetic}, {@code memory} and {@code random}.
 */
package org.jamming4j.network;
