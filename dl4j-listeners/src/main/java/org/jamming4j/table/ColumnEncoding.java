package org.jamming4j.table;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the cells of one column become inputs of a network. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumberColumn.class, name = "number"),
  @JsonSubTypes.Type(value = TextColumn.class, name = "text"),
  @JsonSubTypes.Type(value = DroppedColumn.class, name = "dropped")
})
public sealed interface ColumnEncoding permits NumberColumn, TextColumn, DroppedColumn {
  /** What was found in a cell. */
  enum Found {
    /** A value. */
    VALUE,
    /** Nothing; another value took its place. */
    MISSING,
    /** A text that the column had not among the training rows. */
    UNSEEN
  }

  /** The column's name; its number, from 1, in a table without a header. */
  String name();

  /** How many inputs it becomes. */
  int inputs();

  /**
   * Writes a cell's inputs, which are 0 so far.
   *
   * @param cell trimmed
   * @param inputs where
   * @param at the first of them
   * @throws IllegalArgumentException if the cell is none that the column may have; the message is
   *     the end of one that names the place
   */
  Found encode(String cell, double[] inputs, int at);
}
