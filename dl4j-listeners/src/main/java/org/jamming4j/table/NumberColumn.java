package org.jamming4j.table;

/**
 * A column of numbers: one input, and a second one that is 1 where the number is missing, if that
 * is often.
 *
 * @param name of the column
 * @param mean of the training rows, which stands for a number that is missing
 * @param missingInput whether there is the second input
 */
public record NumberColumn(String name, double mean, boolean missingInput)
    implements ColumnEncoding {
  /** Checks the mean. */
  public NumberColumn {
    if (name == null || !Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "the column %s needs a name and a finite mean, not %s".formatted(name, mean));
    }
  }

  @Override
  public int inputs() {
    return missingInput ? 2 : 1;
  }

  @Override
  public Found encode(String cell, double[] inputs, int at) {
    if (Cell.isMissing(cell)) {
      inputs[at] = mean;
      if (missingInput) {
        inputs[at + 1] = 1;
      }
      return Found.MISSING;
    }
    inputs[at] = number(cell);
    return Found.VALUE;
  }

  /** The finite number of a cell that is not missing. */
  static double number(String cell) {
    double value;
    try {
      value = Cell.parse(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Cell.quote(cell)
              + " is not a number, but the column is one of numbers; correct it, leave the cell empty, or leave the column out with --ignore",
          e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          Cell.quote(cell) + " is not a finite number; correct it or leave the cell empty");
    }
    return value;
  }
}
