package org.jamming4j.report;

import org.jamming4j.data.Split;
import org.jamming4j.table.TableReport;
import org.jspecify.annotations.Nullable;

/**
 * What a run was made on.
 *
 * @param name for people
 * @param split the patterns, after preprocessing
 * @param setAside how many training patterns were taken out because no network fits them
 * @param table what was read from a table; null if there was none
 */
public record DataRead(String name, Split split, int setAside, @Nullable TableReport table) {}
