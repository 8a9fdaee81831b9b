/**
 * The loss of a fully connected network on its patterns, with its gaps and its gradient, as fast as
 * the machine goes. Imports {@code arithmetic}, {@code data}, {@code network}, {@code tiles},
 * {@code jamming} and {@code random}.
 */
package org.jamming4j.objective;
