package org.jamming4j.listener;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jamming4j.jamming.GapDistribution;
import org.jamming4j.jamming.Histogram;
import org.jamming4j.jamming.JammingState;

/**
 * How the gaps of a network were spread at one moment of its training.
 *
 * @param iteration as DL4J counts, so 0 is after the first update of the parameters
 * @param epoch as DL4J counts, from 0
 * @param state N_Delta, loss and the like
 * @param distribution the histograms
 */
public record GapDistributionRecord(
    int iteration, int epoch, JammingState state, GapDistribution distribution) {

  /**
   * Some records as CSV, a line for each bin: {@code iteration,epoch,histogram,from,to,count}. The
   * histogram is {@code gaps} or {@code scaled}; what lies below and above the bins has -Infinity
   * and Infinity as its ends, and what is no number has NaN.
   */
  public static String csv(List<GapDistributionRecord> records) {
    var text = new StringBuilder("iteration,epoch,histogram,from,to,count\n");
    for (GapDistributionRecord one : records) {
      one.rows(text, "gaps", one.distribution.gaps());
      one.rows(text, "scaled", one.distribution.scaled());
    }
    return text.toString();
  }

  private void rows(StringBuilder text, String name, Histogram of) {
    List<Double> edges = of.edges();
    int last = edges.size() - 1;
    row(text, name, Double.NEGATIVE_INFINITY, edges.get(0), of.below());
    for (int bin = 0; bin < last; bin++) {
      row(text, name, edges.get(bin), edges.get(bin + 1), of.counts().get(bin));
    }
    row(text, name, edges.get(last), Double.POSITIVE_INFINITY, of.above());
    if (of.undefined() > 0) {
      row(text, name, Double.NaN, Double.NaN, of.undefined());
    }
  }

  private void row(StringBuilder text, String name, double from, double to, int count) {
    text.append(iteration).append(',').append(epoch).append(',').append(name).append(',');
    text.append(from).append(',').append(to).append(',').append(count).append('\n');
  }

  /** The record as a line of JSON. */
  public String toJson() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("iteration", iteration);
    values.put("epoch", epoch);
    values.put("state", RecordJson.of(state));
    values.put("gaps", distribution.gaps());
    values.put("scaled", distribution.scaled());
    return RecordJson.line(values);
  }
}
