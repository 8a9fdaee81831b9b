package org.jamming4j.weka;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jamming4j.data.Contradictions;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.CollapsedGroup;
import org.jamming4j.training.TrainingResult;

/** What a user reads about a finished training run. */
public final class TrainingReport {
  private TrainingReport() {}

  /**
   * What matters first, in sentences, then the figures, each line ended by a line feed.
   *
   * @param outputs f of the training patterns, [P x k]
   * @param warnings what there is to say of the data, a sentence each
   */
  public static String of(
      HingeNetworkSpec spec,
      Patterns patterns,
      TrainingResult result,
      double[][] outputs,
      List<String> warnings) {
    var report = new StringBuilder();
    int wrong = (int) Math.round(ClassificationError.of(outputs, patterns) * patterns.size());
    int close = withinMargin(outputs, patterns, spec.margin());
    int contradictions = Contradictions.count(patterns);
    report.append(result.outcome()).append(": ");
    report.append(
        contradictions > 0
            ? noneFits(result, contradictions, wrong)
            : meaning(result, spec, wrong, close));
    report.append('\n');
    warnings.forEach(warning -> report.append("Beware: ").append(warning).append('\n'));
    report.append('\n');
    line(report, "Rows in a wrong class", "%d of %d", wrong, patterns.size());
    line(report, "Rows within the margin", "%d of %d", close, patterns.size());
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
    line(report, "Outcome", "%s", result.outcome());
    line(report, "Separated at step", "%s", step(result.separatedAt()));
    line(report, "Satisfied at step", "%s", step(result.satisfiedAt()));
    JammingState state = result.state();
    String gaps = spec.outputs() == 1 ? "" : ", rows times outputs";
    line(report, "Unsatisfied N_Delta", "%d of %d%s", state.unsatisfied(), state.gaps(), gaps);
    line(report, "Misclassified", "%d of %d%s", state.misclassified(), state.gaps(), gaps);
    line(report, "Loss", "%.6g", state.loss());
    line(report, "Dead layers lifted", "%d", result.lifts());
    line(report, "Steps", "%d", result.steps());
    return report.toString();
  }

  /** Rows of which some output is not on its side by the full margin. */
  private static int withinMargin(double[][] outputs, Patterns patterns, double margin) {
    int count = 0;
    for (int mu = 0; mu < outputs.length; mu++) {
      int row = mu;
      boolean satisfied =
          IntStream.range(0, outputs[mu].length)
              .allMatch(c -> patterns.label(row, c) * outputs[row][c] >= margin);
      count += satisfied ? 0 : 1;
    }
    return count;
  }

  /** A name and its value in columns. */
  static void line(StringBuilder report, String name, String format, Object... values) {
    String value = String.format(Locale.ROOT, format, values);
    report.append(String.format(Locale.ROOT, "%-24s%s", name, value)).append('\n');
  }

  private static String step(OptionalInt step) {
    return step.isPresent() ? Integer.toString(step.getAsInt()) : "never";
  }

  private static String noneFits(TrainingResult result, int contradictions, int wrong) {
    return """
        no network of any size fits these data: %d rows equal a row of another class.
        Correct or remove them. Training ended after %d steps with %d rows in a wrong class."""
        .formatted(contradictions, result.steps(), wrong);
  }

  /** The rest of a sentence, and what to do. */
  private static String meaning(
      TrainingResult result, HingeNetworkSpec spec, int wrong, int close) {
    return switch (result.outcome()) {
      case SAT ->
          result.satisfiedAt().isPresent()
              ? "the network fits: every row is in its class, by the full margin."
              : """
                  the network fits: every row is in its class, though %d by less than the full margin,
                  which does no harm."""
                  .formatted(close);
      case UNSAT ->
          """
              the network is too small, or the data are too noisy for one of its size: training
              came to rest with %d rows in a wrong class. A larger width fits more of them."""
              .formatted(wrong);
      case TRAPPED ->
          """
              training came to rest with %d rows in a wrong class, which hidden layer %d of %d no
              longer tells from others: none of its units is on for them. Another seed or a larger
              width helps."""
              .formatted(wrong, deadLayer(result), spec.depth());
      case UNDECIDED ->
          """
              the budget was spent after %d steps, before it was certain whether the network fits;
              %d rows are in a wrong class so far. To know, raise maxSteps or maxSeconds."""
              .formatted(result.steps(), wrong);
    };
  }

  private static int deadLayer(TrainingResult result) {
    return result.collapsed().stream().mapToInt(CollapsedGroup::layer).min().orElse(0);
  }
}
