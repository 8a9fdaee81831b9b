/**
 * Listeners that any Deeplearning4j network can be trained with: thin adapters, no mathematics.
 * Imports {@code data}, {@code network}, {@code jamming} and {@code curvature}.
 */
package org.jamming4j.listener;
