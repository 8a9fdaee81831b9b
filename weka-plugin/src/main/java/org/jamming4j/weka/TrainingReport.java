package org.jamming4j.weka;

import java.util.Locale;
import java.util.OptionalInt;
import org.jamming4j.data.Contradictions;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Outcome;
import org.jamming4j.training.TrainingResult;

/** What a user reads about a finished training run. */
public final class TrainingReport {
  private TrainingReport() {}

  /** Several lines, each ended by a line feed. */
  public static String of(HingeNetworkSpec spec, Patterns patterns, TrainingResult result) {
    JammingState state = result.state();
    var report = new StringBuilder();
    line(
        report,
        "Network",
        "%d inputs, %d hidden layers of %d %s units, %d %s",
        spec.inputs(),
        spec.depth(),
        spec.width(),
        spec.activation(),
        spec.outputs(),
        spec.outputs() == 1 ? "output" : "outputs");
    line(report, "Width h", "%d", spec.width());
    line(report, "Depth L", "%d", spec.depth());
    line(report, "Effective parameters N", "%d", spec.effectiveParameters());
    line(report, "Patterns P", "%d", patterns.size());
    line(report, "P/N", "%.4g", (double) patterns.size() / spec.effectiveParameters());
    line(report, "Outcome", "%s: %s", result.outcome(), meaning(result.outcome()));
    line(report, "Separated at step", "%s", step(result.separatedAt()));
    line(report, "Satisfied at step", "%s", step(result.satisfiedAt()));
    line(report, "Unsatisfied N_Delta", "%d of %d", state.unsatisfied(), state.gaps());
    line(report, "Misclassified", "%d of %d", state.misclassified(), state.gaps());
    line(report, "Loss", "%.6g", state.loss());
    line(report, "Dead layers lifted", "%d", result.lifts());
    line(report, "Steps", "%d", result.steps());
    int contradictions = Contradictions.count(patterns);
    if (contradictions > 0) {
      line(
          report,
          "Contradictions",
          "%d rows equal a row of another class; no network fits these",
          contradictions);
    }
    return report.toString();
  }

  private static void line(StringBuilder report, String name, String format, Object... values) {
    String value = String.format(Locale.ROOT, format, values);
    report.append(String.format(Locale.ROOT, "%-24s%s", name, value)).append('\n');
  }

  private static String step(OptionalInt step) {
    return step.isPresent() ? Integer.toString(step.getAsInt()) : "never";
  }

  private static String meaning(Outcome outcome) {
    return switch (outcome) {
      case SAT -> "the network fits the training data";
      case UNSAT -> "jammed; the network is too small to fit the training data";
      case TRAPPED -> "stuck at rows that a dead layer does not tell apart";
      case UNDECIDED -> "the budget of steps or seconds was spent first";
    };
  }
}
