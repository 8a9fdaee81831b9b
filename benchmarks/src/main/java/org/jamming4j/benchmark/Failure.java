package org.jamming4j.benchmark;

/**
 * A contender that was left out.
 *
 * @param contender which one
 * @param where what was being measured
 * @param reason why, in its own words
 */
public record Failure(Contender contender, String where, String reason) {}
