/**
 * Training of hinge networks until the outcome is known. Imports {@code arithmetic}, {@code data},
 * {@code network} and {@code jamming}.
 */
package org.jamming4j.training;
