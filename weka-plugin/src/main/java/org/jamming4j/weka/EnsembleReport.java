package org.jamming4j.weka;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jamming4j.choice.Cell;
import org.jamming4j.choice.ChosenEnsemble;
import org.jamming4j.choice.Member;
import org.jamming4j.choice.Threshold;
import org.jamming4j.choice.Trial;
import org.jamming4j.data.Contradictions;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Optimiser;

/** What a user reads about an ensemble: what was tried, what was chosen, and how sure that is. */
final class EnsembleReport {
  private static final double PERCENT = 100;

  /** Standard errors beyond which a difference is taken for more than chance. */
  private static final double SURE = 2;

  private EnsembleReport() {}

  /**
   * The text, each line ended by a line feed.
   *
   * @param temperature of its outputs
   * @param warnings what there is to say of the data, a sentence each
   */
  static String of(ChosenEnsemble ensemble, double temperature, List<String> warnings) {
    var report = new StringBuilder();
    Cell chosen = ensemble.chosen();
    say(
        report,
        "An average of %d networks of %d hidden layers of width %d, each stopped after %d steps.",
        ensemble.members().size(),
        chosen.network().depth(),
        chosen.network().width(),
        chosen.steps());
    say(
        report,
        "By %d-fold cross-validation it puts %.1f %% of the rows into a wrong class (standard error %.1f).",
        ensemble.folds(),
        PERCENT * chosen.error(),
        PERCENT * chosen.deviation());
    warnings.forEach(warning -> say(report, "Beware: %s", warning));
    int contradictions = Contradictions.count(ensemble.patterns());
    if (contradictions > 0) {
      say(
          report,
          "Beware: %d rows, equal ones counted once, equal a row of another class in these"
              + " inputs. No network tells them apart; N* leaves them out.",
          contradictions);
    }
    if (ensemble.cutShort()) {
      say(
          report,
          "Beware: time ran out before all was tried, after %.0f s. A larger time budget (-seconds)"
              + " may find better, and the same seed may choose otherwise.",
          ensemble.seconds());
    }
    report.append('\n');
    say(report, "%s", threshold(ensemble));
    report.append('\n');
    trials(report, ensemble);
    tried(report, ensemble);
    report.append('\n');
    say(report, "%s", sureness(ensemble));
    say(
        report,
        "To change: -members for more networks, -seconds for more time, -width and -steps to set"
            + " what was chosen, -inputs for other inputs.");
    report.append('\n');
    figures(report, ensemble, temperature);
    return report.toString();
  }

  private static void say(StringBuilder report, String format, Object... values) {
    report.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String threshold(ChosenEnsemble ensemble) {
    HingeNetworkSpec network = ensemble.chosen().network();
    if (ensemble.threshold().isEmpty()) {
      return ensemble.searched()
          ? "N* was not found, for want of time or because no network fits; widths were tried by the number of rows."
          : "N* was not looked for.";
    }
    Threshold threshold = ensemble.threshold().orElseThrow();
    double size = threshold.fit().threshold();
    if (threshold.fit().isBound()) {
      return String.format(
          Locale.ROOT,
          "N* is at most %.0f: even the narrowest networks fit these rows within %d steps.",
          size,
          threshold.steps());
    }
    return String.format(
        Locale.ROOT,
        "N* = %.0f (95 %% interval %.0f to %s): half of the networks of so many parameters fit these"
            + " rows within %d steps, by %d runs.\nThe chosen ones have %d, %.2g N*.",
        size,
        threshold.fit().thresholdLow(),
        bound(threshold.fit().thresholdHigh()),
        threshold.steps(),
        threshold.runs(),
        network.effectiveParameters(),
        network.effectiveParameters() / size);
  }

  private static String bound(double high) {
    return Double.isInfinite(high) ? "unknown" : String.format(Locale.ROOT, "%.0f", high);
  }

  private static void trials(StringBuilder report, ChosenEnsemble ensemble) {
    if (ensemble.trials().isEmpty()) {
      return;
    }
    say(report, "Inputs and ways to step, each at the best moment of one width:");
    say(report, "%8s %10s %8s %9s %12s", "inputs", "N", "steps", "wrong", "hinge loss");
    for (Trial trial : ensemble.trials()) {
      boolean chosen =
          trial.inputs().equals(ensemble.inputs()) && trial.training().equals(ensemble.training());
      cell(
          report,
          trial.best().network().inputs(),
          trial.best(),
          "  "
              + trial.inputs().name()
              + ", "
              + name(trial.training().optimiser())
              + (chosen ? ", chosen" : ""));
    }
    report.append('\n');
  }

  private static String name(Optimiser optimiser) {
    return optimiser instanceof Optimiser.NormalisedMomentum ? "gradient descent" : "Adam";
  }

  private static void cell(StringBuilder report, int first, Cell cell, String last) {
    say(
        report,
        "%8d %10d %8d %7.1f %% %12.3g%s",
        first,
        cell.network().effectiveParameters(),
        cell.steps(),
        PERCENT * cell.error(),
        cell.loss(),
        last);
  }

  private static void tried(StringBuilder report, ChosenEnsemble ensemble) {
    say(
        report,
        "Tried, averages of %d networks at %d moments, each width at its best one:",
        ensemble.averaged(),
        ensemble.cells().size());
    say(report, "%8s %10s %8s %9s %12s", "width h", "N", "steps", "wrong", "hinge loss");
    for (Cell cell : ensemble.bestOfWidths()) {
      boolean chosen = cell.network().width() == ensemble.chosen().network().width();
      Cell shown = chosen ? ensemble.chosen() : cell;
      cell(report, shown.network().width(), shown, chosen ? "  chosen" : "");
    }
  }

  private static String sureness(ChosenEnsemble ensemble) {
    int width = ensemble.chosen().network().width();
    Optional<Cell> next =
        ensemble.bestOfWidths().stream()
            .filter(cell -> cell.network().width() != width)
            .min(Comparator.comparingDouble(Cell::error));
    if (next.isEmpty()) {
      return "No other width was tried.";
    }
    Cell.Difference above = ensemble.above(next.get());
    boolean sure = above.mean() > SURE * above.deviation();
    return String.format(
        Locale.ROOT,
        "How sure: of other widths, %d does best, with %.1f points %s wrong (standard error %.1f), %s.",
        next.get().network().width(),
        PERCENT * Math.abs(above.mean()),
        above.mean() < 0 ? "less" : "more",
        PERCENT * above.deviation(),
        sure ? "more than chance makes" : "which chance alone may make");
  }

  private static void figures(StringBuilder report, ChosenEnsemble ensemble, double temperature) {
    List<Member> members = ensemble.members();
    HingeNetworkSpec network = ensemble.chosen().network();
    long separated = members.stream().filter(member -> member.state().separated()).count();
    TrainingReport.line(report, "Inputs", "%d", network.inputs());
    TrainingReport.line(report, "Outputs", "%d", network.outputs());
    TrainingReport.line(report, "Rows P, equal as one", "%d", ensemble.patterns().size());
    TrainingReport.line(report, "Effective parameters N", "%d", network.effectiveParameters());
    TrainingReport.line(report, "Networks that fit", "%d of %d", separated, members.size());
    TrainingReport.line(report, "Temperature", "%.3g", temperature);
    TrainingReport.line(report, "Seconds", "%.1f", ensemble.seconds());
  }
}
