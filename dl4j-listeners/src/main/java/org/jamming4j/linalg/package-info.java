/**
 * Dense matrices off the heap, their products, and eigenvalues of symmetric ones: by OpenBLAS and
 * its LAPACK, or by EJML where these are missing. Imports {@code arithmetic} alone.
 */
package org.jamming4j.linalg;
