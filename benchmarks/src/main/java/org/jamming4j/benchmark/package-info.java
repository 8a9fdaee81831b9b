/** JMH benchmarks of what the package of this name in dl4j-listeners measures. */
package org.jamming4j.benchmark;
