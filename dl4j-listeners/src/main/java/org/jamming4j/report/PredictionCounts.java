package org.jamming4j.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jamming4j.ensemble.Prediction;
import org.jamming4j.table.TableInputs;

/** Counts predictions, and those that are wrong. */
public final class PredictionCounts {
  private final List<String> classNames;
  private final int[] predicted;
  private int rows;
  private int labelled;
  private int unknownLabels;
  private int wrong;

  /**
   * Nothing counted yet.
   *
   * @param classNames in the order of the classes
   */
  public PredictionCounts(List<String> classNames) {
    this.classNames = List.copyOf(classNames);
    predicted = new int[classNames.size()];
  }

  /**
   * Counts one more.
   *
   * @param own the row's class by its label, {@link TableInputs#NO_LABEL} or {@link
   *     TableInputs#UNKNOWN_LABEL}
   */
  public void add(Prediction prediction, int own) {
    rows++;
    predicted[prediction.ofClass()]++;
    if (own != TableInputs.NO_LABEL) {
      labelled++;
      boolean known = own != TableInputs.UNKNOWN_LABEL;
      unknownLabels += known ? 0 : 1;
      wrong += known && prediction.isRight(own) ? 0 : 1;
    }
  }

  /** Names of the classes, in their order. */
  public List<String> classNames() {
    return classNames;
  }

  /** How many there are. */
  public int rows() {
    return rows;
  }

  /** How many of them have a label. */
  public int labelled() {
    return labelled;
  }

  /** How many have a label of a class that the model does not know; these are wrong. */
  public int unknownLabels() {
    return unknownLabels;
  }

  /** How many of those with a label are wrong. */
  public int wrong() {
    return wrong;
  }

  /** How many are predicted to be of each class, in the order of the classes. */
  public Map<String, Integer> classes() {
    Map<String, Integer> classes = new LinkedHashMap<>();
    for (int c = 0; c < predicted.length; c++) {
      classes.put(classNames.get(c), predicted[c]);
    }
    return classes;
  }
}
