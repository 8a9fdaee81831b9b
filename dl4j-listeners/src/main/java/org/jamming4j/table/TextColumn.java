package org.jamming4j.table;

import java.util.List;

/**
 * A column of texts: one input for each of its values, which is 1 where the cell has that value and
 * 0 otherwise; then one for all other values, and one that is 1 where the text is missing, if there
 * are such inputs.
 *
 * @param name of the column
 * @param values the most frequent one first, which stands for a text that is missing
 * @param others how many other values the training rows had; if any, there is an input for them
 * @param missingInput whether there is one for missing texts
 */
public record TextColumn(String name, List<String> values, int others, boolean missingInput)
    implements ColumnEncoding {
  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there is none, or one twice, or others are below 0
   */
  public TextColumn {
    if (name == null || values == null || values.isEmpty()) {
      throw new IllegalArgumentException("a column of texts needs a name and a value");
    }
    values = List.copyOf(values);
    if (values.stream().distinct().count() < values.size() || others < 0) {
      throw new IllegalArgumentException(
          "the column %s has a value twice, or %d others".formatted(name, others));
    }
  }

  @Override
  public int inputs() {
    return values.size() + (others > 0 ? 1 : 0) + (missingInput ? 1 : 0);
  }

  @Override
  public Found encode(String cell, double[] inputs, int at) {
    if (Cell.isMissing(cell)) {
      inputs[at] = 1;
      if (missingInput) {
        inputs[at + inputs() - 1] = 1;
      }
      return Found.MISSING;
    }
    int place = values.indexOf(Cell.meaning(cell));
    if (place >= 0) {
      inputs[at + place] = 1;
      return Found.VALUE;
    }
    // without an input of its own, it says as much as a text that is missing
    inputs[at + (others > 0 ? values.size() : 0)] = 1;
    return others > 0 ? Found.VALUE : Found.UNSEEN;
  }
}
