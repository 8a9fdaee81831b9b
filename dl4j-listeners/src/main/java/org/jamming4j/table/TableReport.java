package org.jamming4j.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read from a table, and what became of it.
 *
 * @param file its name
 * @param separator of its columns
 * @param header whether the first row was taken for the columns' names
 * @param headerFoundByLooking whether that was found by looking
 * @param label the label's column: its name, or its number from 1
 * @param rows with a label
 * @param rowsWithoutLabel which are left out
 * @param numberColumns columns of numbers, the label's not among them
 * @param textColumns columns of texts, the label's not among them: how many different ones the
 *     training rows have, by column; from the 51st on they share one input
 * @param dropped the other columns
 * @param inputs that a row becomes
 * @param classes rows of each class, in the order of the classes
 * @param missing cells that are missing in training and test rows, by column; none of the dropped
 *     ones
 * @param unseen cells of the test rows with a text that is not in the training rows, by column
 * @param trainingRows rows drawn for training
 * @param contradictingRows training rows that have the inputs of another one and not its label
 */
public record TableReport(
    String file,
    String separator,
    boolean header,
    boolean headerFoundByLooking,
    String label,
    int rows,
    int rowsWithoutLabel,
    int numberColumns,
    Map<String, Integer> textColumns,
    List<DroppedColumn> dropped,
    int inputs,
    Map<String, Integer> classes,
    Map<String, Integer> missing,
    Map<String, Integer> unseen,
    int trainingRows,
    int contradictingRows) {
  /** Copies the collections. */
  public TableReport {
    dropped = List.copyOf(dropped);
    classes = new LinkedHashMap<>(classes);
    textColumns = new LinkedHashMap<>(textColumns);
    missing = new LinkedHashMap<>(missing);
    unseen = new LinkedHashMap<>(unseen);
  }
}
