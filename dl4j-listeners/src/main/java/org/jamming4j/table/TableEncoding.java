package org.jamming4j.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the rows of a table become inputs of a network, learnt from the training rows alone and kept
 * with the network, so that other tables of the same columns become inputs in the same way.
 *
 * @param header whether the columns have names
 * @param label the label column's name; its number, from 1, without a header
 * @param labelColumn its place among all columns, from 0
 * @param columns all others, in their order
 */
public record TableEncoding(
    boolean header, String label, int labelColumn, List<ColumnEncoding> columns) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Copies the columns.
   *
   * @throws IllegalArgumentException if the label is not among the columns, or no column becomes an
   *     input
   */
  public TableEncoding {
    if (label == null || columns == null || labelColumn < 0 || labelColumn > columns.size()) {
      throw new IllegalArgumentException(
          "the label column %d is none of the table's".formatted(labelColumn));
    }
    columns = List.copyOf(columns);
    if (columns.stream().allMatch(column -> column.inputs() == 0)) {
      throw new IllegalArgumentException("no column becomes an input");
    }
  }

  /**
   * Columns of numbers that nothing is known of, in a table without a header; the label comes last.
   *
   * @param count how many, at least 1
   */
  public static TableEncoding numbers(int count) {
    List<ColumnEncoding> numbers =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> (ColumnEncoding) new NumberColumn(Integer.toString(i), 0, false))
            .toList();
    return new TableEncoding(false, Integer.toString(count + 1), count, numbers);
  }

  /** Number of inputs that a row becomes. */
  public int inputs() {
    return columns.stream().mapToInt(ColumnEncoding::inputs).sum();
  }

  /** The place of a column among all of its table, from 0. */
  int place(int column) {
    return column < labelColumn ? column : column + 1;
  }

  /** This encoding as one JSON object; {@link #fromJson} restores it to the last bit. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("No JSON for " + this, e);
    }
  }

  /**
   * The encoding that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is no JSON, or no encoding
   */
  public static TableEncoding fromJson(String json) {
    try {
      TableEncoding read = JSON.readValue(json, TableEncoding.class);
      if (read == null) {
        throw new IllegalArgumentException("it is null");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
