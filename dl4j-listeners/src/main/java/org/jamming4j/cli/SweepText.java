package org.jamming4j.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jamming4j.report.SweepSummary;
import org.jspecify.annotations.Nullable;

/** A sweep as it is printed. */
final class SweepText {
  private static final MathContext DIGITS = new MathContext(4);

  private SweepText() {}

  /** The text, ending with a line break. */
  static String of(SweepSummary sweep) {
    var text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s: %s, %d settings, %d runs%s, seed %d, %s s%n%s%n",
                sweep.data(),
                sweep.search(),
                sweep.settings().size(),
                sweep.completed(),
                sweep.failed() == 0 ? "" : ", %d failed".formatted(sweep.failed()),
                sweep.seed(),
                sweep.seconds(),
                sweep.ended() ? "" : "Stopped before all was done%n".formatted()));
    if (sweep.threshold() != null) {
      text.append(ThresholdText.of(sweep.threshold())).append('\n');
    }
    text.append(table(sweep));
    for (SweepSummary.Failure failure : sweep.failures()) {
      text.append(
          "failed: %s #%d: %s%n".formatted(failure.values(), failure.index(), failure.message()));
    }
    return text.toString();
  }

  private static String table(SweepSummary sweep) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(sweep.varied());
    header.addAll(
        List.of(
            "N", "runs", "SAT", "UNSAT", "TRAPPED", "UNDECIDED", sweep.score(), "95 % interval"));
    rows.add(header);
    for (SweepSummary.Row row : sweep.settings()) {
      List<String> cells = new ArrayList<>();
      row.values().values().forEach(value -> cells.add(cell(value)));
      cells.addAll(
          List.of(
              String.valueOf(row.effectiveParameters()),
              String.valueOf(row.runs()),
              String.valueOf(row.sat()),
              String.valueOf(row.unsat()),
              String.valueOf(row.trapped()),
              String.valueOf(row.undecided()),
              cell(row.scoreMean()),
              row.scoreLow() == null
                  ? "-"
                  : "%s to %s".formatted(cell(row.scoreLow()), cell(row.scoreHigh()))));
      rows.add(cells);
    }
    var text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElseThrow();
        text.append("  ").append(" ".repeat(width - row.get(i).length())).append(row.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** A value in a few digits. */
  static String cell(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Double || value instanceof BigDecimal) {
      BigDecimal rounded = new BigDecimal(value.toString()).round(DIGITS);
      return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }
}
