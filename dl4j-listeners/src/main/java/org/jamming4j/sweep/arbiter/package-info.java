/**
 * Arbiter drives the runs: the one room that knows it. Spaces, generators, scores and conditions
 * can be used with Arbiter's own, and are read and written by its JSON mapper.
 */
package org.jamming4j.sweep.arbiter;
