/**
 * Layers over tiles of patterns, on parameters where they lie in memory: by OpenBLAS in float64 or
 * float32, or in plain Java. Imports {@code arithmetic} and {@code network}.
 */
package org.jamming4j.tiles;
