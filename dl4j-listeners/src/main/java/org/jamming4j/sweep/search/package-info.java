/**
 * Searches for the size at which half of the runs fit. Outcomes go in, candidates come out; no
 * threads and no training, so that any engine can drive one.
 */
package org.jamming4j.sweep.search;
