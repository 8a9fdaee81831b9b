/**
 * Training of hinge networks until the outcome is known. Imports {@code arithmetic}, {@code
 * memory}, {@code data}, {@code network}, {@code jamming}, {@code tiles} and {@code objective}.
 */
package org.jamming4j.training;
