package org.jamming4j.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.CollapsedGroup;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;

/** A {@link RunRecord} as JSON; numbers come back to the last bit. */
final class RunRecordJson {
  private static final int VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private RunRecordJson() {}

  /** Null stands for what there is none of. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Form(
      int version,
      RunStage stage,
      int index,
      long seed,
      HingeNetworkSpec spec,
      JsonNode training,
      String data,
      int patterns,
      Outcome outcome,
      int steps,
      @Nullable Integer separatedAt,
      @Nullable Integer satisfiedAt,
      JammingState state,
      int lifts,
      List<CollapsedGroup> collapsed,
      @Nullable String divergence,
      @Nullable Boolean cancelled,
      double trainError,
      @Nullable Double testError,
      double seconds) {}

  static String write(RunRecord run) {
    TrainingResult result = run.result();
    try {
      return JSON.writeValueAsString(
          new Form(
              VERSION,
              run.stage(),
              run.index(),
              run.seed(),
              run.spec(),
              JSON.readTree(run.training().toJson()),
              run.data(),
              run.patterns(),
              result.outcome(),
              result.steps(),
              boxed(result.separatedAt()),
              boxed(result.satisfiedAt()),
              result.state(),
              result.lifts(),
              result.collapsed(),
              run.divergence().orElse(null),
              run.cancelled() ? true : null,
              run.trainError(),
              run.testError().isPresent() ? run.testError().getAsDouble() : null,
              result.seconds()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A run could not be written as JSON.", e);
    }
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  static RunRecord read(String json) {
    Form form;
    try {
      JsonNode tree = JSON.readTree(json);
      int version = tree.path("version").asInt();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "This is no record of a run of version %d, but of %s."
                .formatted(VERSION, tree.has("version") ? tree.get("version") : "none"));
      }
      form = JSON.treeToValue(tree, Form.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "This is no record of a run: "
              + e.getOriginalMessage().lines().findFirst().orElse("it is empty"),
          e);
    }
    if (form.stage == null
        || form.spec == null
        || form.training == null
        || form.data == null
        || form.outcome == null
        || form.state == null
        || form.collapsed == null) {
      throw new IllegalArgumentException("This is no record of a run: something is left out.");
    }
    var result =
        new TrainingResult(
            form.outcome,
            form.steps,
            optional(form.separatedAt),
            optional(form.satisfiedAt),
            form.state,
            form.lifts,
            form.collapsed,
            form.seconds);
    return new RunRecord(
        form.stage,
        form.index,
        form.seed,
        form.spec,
        TrainingSpec.fromJson(form.training.toString()),
        form.data,
        form.patterns,
        result,
        Optional.ofNullable(form.divergence),
        Boolean.TRUE.equals(form.cancelled),
        form.trainError,
        form.testError == null ? OptionalDouble.empty() : OptionalDouble.of(form.testError));
  }
}
