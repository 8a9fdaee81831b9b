package org.jamming4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jamming4j.sweep.arbiter.Setting;
import picocli.CommandLine.Model.OptionSpec;

/** Specs that work, and what their fields mean, from the options themselves. */
final class SweepExample {
  private static final String HEAD =
      """
      {
        // What is left out has the value in brackets. What is marked with * may vary: it takes one
        // value, a list as [8, 16], or a range as {"from": 8, "to": 64, "count": 4, "scale": "log"},
        // of which a grid takes count values (5), and a random search any; scale is linear or log.

      """;

  private static final Map<String, Map<String, String>> CHOSEN =
      Map.of(
          "grid",
          Map.of(
              "search", "\"grid\"",
              "patterns", "500",
              "width", "[4, 8, 12, 20, 40]",
              "depth", "[2, 3]",
              "seeds", "5"),
          "random",
          Map.of(
              "search", "\"random\"",
              "patterns", "500",
              "width", "{\"from\": 4, \"to\": 64, \"scale\": \"log\"}",
              "learning-rate", "{\"from\": 0.001, \"to\": 0.02, \"scale\": \"log\"}",
              "init", "[\"orthogonal\", \"normal\"]",
              "settings", "15"),
          "threshold",
          Map.of("search", "\"threshold\"", "patterns", "300", "precision", "0.2"));

  private SweepExample() {}

  /** The kinds there are. */
  static List<String> kinds() {
    return List.of("grid", "random", "threshold");
  }

  /** A spec of a kind: fields that differ from their defaults, and the others as comments. */
  static String of(String kind) {
    Map<String, String> chosen = CHOSEN.getOrDefault(kind, Map.of());
    var text = new StringBuilder(HEAD);
    for (OptionSpec field : SweepSpec.fields()) {
      String name = SweepSpec.name(field);
      boolean varies =
          List.of(Setting.values()).stream().anyMatch(setting -> setting.label().equals(name));
      text.append(varies ? "  // * " : "  // ").append(explanation(field)).append('\n');
      String value = chosen.get(name);
      text.append(
          value == null
              ? "  // \"%s\": ...,\n\n".formatted(name)
              : "  \"%s\": %s,\n\n".formatted(name, value));
    }
    return text.append("}\n").toString();
  }

  private static String explanation(OptionSpec field) {
    String description = String.join(" ", field.description());
    String value = field.defaultValue() == null ? "" : field.defaultValue();
    return description
        .replace("${DEFAULT-VALUE}", value)
        .replace("${COMPLETION-CANDIDATES}", candidates(field))
        .replace("%%", "%");
  }

  private static String candidates(OptionSpec field) {
    List<String> names = new ArrayList<>();
    if (field.completionCandidates() != null) {
      field.completionCandidates().forEach(names::add);
    }
    return String.join(", ", names);
  }
}
