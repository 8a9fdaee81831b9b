/**
 * Which arithmetic runs the matrix products: OpenBLAS with the kernel that suits the processor, or
 * plain Java. The lowest package: it imports no other package of this project.
 */
package org.jamming4j.arithmetic;
