package org.jamming4j.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jamming4j.sweep.arbiter.Setting;
import org.jamming4j.sweep.arbiter.SettingValues;
import org.jamming4j.training.Goal;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A spec of a sweep: options, and the settings that vary.
 *
 * @param options what does not vary
 * @param varied the values of what does
 */
record SweepSpec(SweepOptions options, Map<Setting, SettingValues> varied) {
  /** A spec may hold comments, and a comma after its last field. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int USUAL_COUNT = 5;

  private static final Map<String, SweepOptions.Search> OF_ONE_SEARCH =
      Map.of(
          "settings", SweepOptions.Search.RANDOM,
          "over", SweepOptions.Search.THRESHOLD,
          "near", SweepOptions.Search.THRESHOLD,
          "precision", SweepOptions.Search.THRESHOLD,
          "runs", SweepOptions.Search.THRESHOLD);

  /**
   * Reads a spec.
   *
   * @throws BadInputException saying what is wrong with it
   */
  static SweepSpec of(String text) {
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "The spec is no JSON: line %d: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("it is empty")),
          e);
    }
    if (!tree.isObject()) {
      throw new BadInputException(
          "The spec must be one JSON object, as ./jamming sweep --example grid prints.");
    }
    List<String> names = names();
    Map<Setting, SettingValues> varied = new EnumMap<>(Setting.class);
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      String name = field.getKey();
      if (!names.contains(name)) {
        throw new BadInputException(
            "The spec has a field %s, which there is not%s".formatted(name, nearest(name)));
      }
      JsonNode value = field.getValue();
      if (value.isContainerNode()) {
        varied.put(setting(name), values(setting(name), value));
      } else if (value.isNull()) {
        throw new BadInputException(
            "Field %s is null; give a value, or leave it out.".formatted(name));
      } else if (!value.isBoolean()) {
        arguments.add("--%s=%s".formatted(name, value.asText()));
      } else if (value.asBoolean()) {
        arguments.add("--" + name);
      }
    }
    SweepOptions options = options(arguments);
    varied.forEach((setting, values) -> check(setting, values, arguments));
    if (varied.containsKey(Setting.PATTERNS)) {
      int most =
          varied.get(Setting.PATTERNS).listed(Setting.Kind.WHOLE).stream()
              .mapToInt(p -> (Integer) p)
              .max()
              .orElseThrow();
      arguments.add("--patterns=" + most);
      options = options(arguments);
    }
    options.check();
    requireOfSearch(options.search, tree);
    return new SweepSpec(options, varied);
  }

  /** A field that a search does not look at would be a mistake. */
  private static void requireOfSearch(SweepOptions.Search search, JsonNode tree) {
    OF_ONE_SEARCH.forEach(
        (name, only) -> {
          if (tree.has(name) && search != only) {
            throw new BadInputException(
                "Field %s goes with search %s, not %s; leave it out."
                    .formatted(name, only, search));
          }
        });
  }

  /** All fields there are, in their order. */
  static List<OptionSpec> fields() {
    return new CommandLine(new SweepOptions())
        .getCommandSpec().options().stream()
            .filter(field -> !field.longestName().equals("--resume"))
            .toList();
  }

  static String name(OptionSpec field) {
    return field.longestName().substring(2);
  }

  private static List<String> names() {
    return fields().stream().map(SweepSpec::name).toList();
  }

  /** The field whose name is most like one. */
  private static String nearest(String name) {
    var unknown =
        new CommandLine.UnmatchedArgumentException(
            new CommandLine(new SweepOptions()), List.of("--" + name));
    return unknown.getSuggestions().stream()
        .filter(s -> s.startsWith("--"))
        .findFirst()
        .map(s -> "; did you mean %s?".formatted(s.substring(2)))
        .orElse("; ./jamming sweep --example grid lists all.");
  }

  private static Setting setting(String name) {
    Optional<Setting> found =
        List.of(Setting.values()).stream().filter(s -> s.label().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new BadInputException(
                "Field %s takes one value; what may vary are %s."
                    .formatted(
                        name,
                        String.join(
                            ", ",
                            List.of(Setting.values()).stream().map(Setting::label).toList()))));
  }

  private static SettingValues values(Setting setting, JsonNode node) {
    try {
      if (node.isArray()) {
        List<Object> values = new ArrayList<>();
        node.forEach(value -> values.add(value(setting, value)));
        return new SettingValues.Listed(values);
      }
      return range(setting, node);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("Field %s: %s.".formatted(setting.label(), e.getMessage()), e);
    }
  }

  private static Object value(Setting setting, JsonNode node) {
    return switch (setting.kind()) {
      case WHOLE -> {
        if (!node.isInt()) {
          throw new IllegalArgumentException("%s is no whole number".formatted(node));
        }
        yield node.intValue();
      }
      case REAL -> number(node);
      case NAME -> {
        if (!node.isTextual()) {
          throw new IllegalArgumentException("%s is no name".formatted(node));
        }
        yield node.textValue();
      }
    };
  }

  private static double number(JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException("%s is no number".formatted(node));
    }
    return node.doubleValue();
  }

  private static SettingValues range(Setting setting, JsonNode node) {
    List<String> known = List.of("from", "to", "count", "scale");
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    "a range has no %s; it has %s".formatted(name, String.join(", ", known)));
              }
            });
    if (setting.kind() == Setting.Kind.NAME) {
      throw new IllegalArgumentException("names have no range; list them");
    }
    String scale = node.path("scale").asText("linear");
    if (!scale.equals("linear") && !scale.equals("log")) {
      throw new IllegalArgumentException("scale %s must be linear or log".formatted(scale));
    }
    if (!node.has("from") || !node.has("to")) {
      throw new IllegalArgumentException("a range needs from and to");
    }
    Object from = value(setting, node.get("from"));
    Object to = value(setting, node.get("to"));
    JsonNode count = node.path("count");
    if (!count.isMissingNode() && !count.isInt()) {
      throw new IllegalArgumentException("count %s is no whole number".formatted(count));
    }
    return new SettingValues.Range(
        ((Number) from).doubleValue(),
        ((Number) to).doubleValue(),
        count.asInt(USUAL_COUNT),
        scale.equals("log"));
  }

  /** Each value is looked at as if it were the only one. */
  private static void check(Setting setting, SettingValues values, List<String> others) {
    for (Object value : values.listed(setting.kind())) {
      List<String> arguments = new ArrayList<>(others);
      arguments.add("--%s=%s".formatted(setting.label(), value));
      SweepOptions options = options(arguments);
      options.check();
      if (setting == Setting.PATTERNS) {
        Checks.atLeast("--patterns", (Integer) value, 2);
      }
    }
  }

  private static SweepOptions options(List<String> arguments) {
    var options = new SweepOptions();
    try {
      new CommandLine(options)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(arguments.toArray(String[]::new));
      // what the method and its rates make of each other
      options.training.spec(Goal.CERTIFICATE, 0);
      return options;
    } catch (ParameterException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
