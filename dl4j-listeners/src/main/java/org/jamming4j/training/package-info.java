/**
 * Training of hinge networks until the outcome is known. Imports {@code arithmetic}, {@code
 * memory}, {@code data}, {@code network}, {@code jamming} and {@code objective}.
 */
package org.jamming4j.training;
