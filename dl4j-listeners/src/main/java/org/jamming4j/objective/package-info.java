/**
 * The loss of a fully connected network on its patterns, with its gaps and its gradient, as fast as
 * the machine goes. Imports {@code arithmetic}, {@code data}, {@code network} and {@code jamming}.
 */
package org.jamming4j.objective;
