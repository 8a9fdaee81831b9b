package org.jamming4j.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jamming4j.table.TableReport;

/** What was read from a table, for people. */
final class TableReportText {
  private static final int MOST = 6;

  private TableReportText() {}

  /** Some lines, each ended. */
  static String of(TableReport r) {
    var text = new StringBuilder();
    line(
        text,
        "%s: %d rows of %d columns, separator %s; %s",
        r.file(),
        r.rows() + r.rowsWithoutLabel(),
        r.numberColumns() + r.textColumns().size() + r.dropped().size() + 1,
        r.separator(),
        header(r));
    line(
        text,
        "  label %s: %s%s",
        r.label(),
        counts(r.classes()),
        r.rowsWithoutLabel() == 0
            ? ""
            : "; rows without one, which are left out: %d".formatted(r.rowsWithoutLabel()));
    line(
        text,
        "  columns: %d of numbers, %d of texts, %d left out; %d inputs",
        r.numberColumns(),
        r.textColumns().size(),
        r.dropped().size(),
        r.inputs());
    if (!r.textColumns().isEmpty()) {
      line(text, "  different texts: %s%s", counts(r.textColumns()), shared(r));
    }
    if (!r.dropped().isEmpty()) {
      line(
          text,
          "  left out: %s",
          r.dropped().stream()
              .limit(MOST)
              .map(column -> "%s (%s)".formatted(column.name(), column.why().text()))
              .collect(Collectors.joining(", ", "", r.dropped().size() > MOST ? ", ..." : "")));
    }
    if (!r.missing().isEmpty()) {
      line(
          text,
          "  missing: %s; means and most frequent texts stand for them, and an input says so where they are more than 1 %%",
          counts(r.missing()));
    }
    if (!r.unseen().isEmpty()) {
      line(
          text,
          "  texts of test rows that no training row has, taken as missing: %s",
          counts(r.unseen()));
    }
    if (r.contradictingRows() > 0) {
      line(
          text,
          "  contradictions: %d of %d training rows have the inputs of another one and not its label",
          r.contradictingRows(),
          r.trainingRows());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private static String header(TableReport r) {
    if (!r.headerFoundByLooking()) {
      return r.header() ? "the first row holds their names" : "no names";
    }
    return r.header()
        ? "the first row was taken for their names (--header no if it is data)"
        : "the first row was taken for data (--header yes if it holds names)";
  }

  private static String shared(TableReport r) {
    return r.textColumns().values().stream().anyMatch(values -> values > 50)
        ? "; beyond the 50 most frequent ones they share one input"
        : "";
  }

  static String counts(Map<String, Integer> of) {
    return of.entrySet().stream()
        .limit(MOST)
        .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "", of.size() > MOST ? ", ..." : ""));
  }
}
