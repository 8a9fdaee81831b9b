package org.jamming4j.comparison;

import java.util.Map;

/**
 * One fold of one run: a scheme trained on nine tenths of a data set, or as many as there are
 * folds, and evaluated on the rest.
 *
 * @param run from 1
 * @param fold from 1
 * @param values what was measured
 */
record Reading(String dataSet, String scheme, int run, int fold, Map<Metric, Double> values) {
  /** Copies the values. */
  Reading {
    values = Map.copyOf(values);
  }
}
