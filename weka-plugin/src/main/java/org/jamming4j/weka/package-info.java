/**
 * What stands between Weka and this project's networks: instances become patterns, outputs become
 * class probabilities, and ND4J is made to find itself among Weka's class loaders.
 */
package org.jamming4j.weka;
