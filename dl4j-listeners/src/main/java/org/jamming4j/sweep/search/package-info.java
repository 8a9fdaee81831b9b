/**
 * Searches for the size at which half of the runs fit. Outcomes go in, candidates come out; no
 * threads and no training, so that any engine can drive one. Imports {@code jamming}, {@code
 * network} and nothing else of this project.
 */
package org.jamming4j.sweep.search;
