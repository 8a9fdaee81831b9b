package org.jamming4j.table;

/**
 * A column that becomes no input.
 *
 * @param name of the column
 * @param why it does not
 */
public record DroppedColumn(String name, Reason why) implements ColumnEncoding {
  /** Why a column is left out. */
  public enum Reason {
    /** All of its texts differ, as names do. */
    IDENTIFIER("all of its texts differ"),
    /** It has one value alone. */
    CONSTANT("it has one value alone"),
    /** It has no value at all. */
    EMPTY("it has no value"),
    /** It was asked for. */
    IGNORED("ignored");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason, for people. */
    public String text() {
      return text;
    }
  }

  /** Checks that both are there. */
  public DroppedColumn {
    if (name == null || why == null) {
      throw new IllegalArgumentException("a column that is left out needs a name and a reason");
    }
  }

  @Override
  public int inputs() {
    return 0;
  }

  @Override
  public Found encode(String cell, double[] inputs, int at) {
    return Found.VALUE;
  }
}
