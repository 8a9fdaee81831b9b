/**
 * The curvature of the hinge loss at a network's parameters: its Hessian H = H0 + Hp, as operators
 * and as dense matrices, and their spectra. Imports {@code arithmetic}, {@code memory}, {@code
 * data}, {@code network}, {@code linalg}, {@code tiles} and {@code objective}.
 */
package org.jamming4j.curvature;
