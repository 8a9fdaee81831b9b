/** JMH benchmarks of the kernels, which are visible to their own package alone. */
package org.jamming4j.tiles;
