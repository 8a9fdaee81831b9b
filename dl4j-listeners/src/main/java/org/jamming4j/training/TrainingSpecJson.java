package org.jamming4j.training;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jamming4j.objective.ActiveSet;
import org.jspecify.annotations.Nullable;

/** A {@link TrainingSpec} as JSON: what has been chosen, and nothing for what has not. */
final class TrainingSpecJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .addMixIn(Optimiser.class, OptimiserNames.class)
          .addMixIn(Decay.class, DecayNames.class)
          .build();

  private TrainingSpecJson() {}

  /**
   * Null stands for what has not been chosen, also for seconds without a bound; full batch says
   * that there is no cooling.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Form(
      @Nullable Optimiser optimiser,
      @Nullable Annealing annealing,
      @Nullable Decay decay,
      @Nullable Integer steps,
      @Nullable Double seconds,
      @Nullable Goal goal,
      @Nullable Protocol protocol,
      @Nullable Cooling cooling,
      @Nullable Boolean fullBatch,
      @Nullable ActiveSet activeSet,
      @Nullable Integer threads) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Optimiser.Adam.class, name = "adam"),
    @JsonSubTypes.Type(value = Optimiser.Momentum.class, name = "momentum"),
    @JsonSubTypes.Type(value = Optimiser.NormalisedMomentum.class, name = "normalised momentum"),
    @JsonSubTypes.Type(value = Optimiser.Soap.class, name = "soap"),
    @JsonSubTypes.Type(value = Optimiser.Fire.class, name = "fire"),
    @JsonSubTypes.Type(value = Optimiser.Noisy.class, name = "noisy")
  })
  private interface OptimiserNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Decay.None.class, name = "none"),
    @JsonSubTypes.Type(value = Decay.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Decay.Exponential.class, name = "exponential")
  })
  private interface DecayNames {}

  static String write(TrainingSpec spec) {
    double seconds = spec.budget().seconds();
    try {
      return JSON.writeValueAsString(
          new Form(
              spec.optimiser(),
              spec.annealing(),
              spec.decay(),
              spec.budget().steps(),
              Double.isFinite(seconds) ? seconds : null,
              spec.goal(),
              spec.protocol(),
              spec.cooling().orElse(null),
              spec.cooling().isEmpty() ? true : null,
              spec.chosenActiveSet().orElse(null),
              spec.threads()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A training spec could not be written as JSON.", e);
    }
  }

  static TrainingSpec read(String json) {
    Form form;
    try {
      form = JSON.readValue(json, Form.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no training spec: " + reason(e), e);
    }
    if (form == null) {
      throw new IllegalArgumentException("This is no training spec: it is null.");
    }
    TrainingSpec defaults = TrainingSpec.defaults();
    return new TrainingSpec(
        requireNonNullElse(form.optimiser, defaults.optimiser()),
        requireNonNullElse(form.annealing, defaults.annealing()),
        requireNonNullElse(form.decay, defaults.decay()),
        new Budget(
            requireNonNullElse(form.steps, defaults.budget().steps()),
            requireNonNullElse(form.seconds, defaults.budget().seconds())),
        requireNonNullElse(form.goal, defaults.goal()),
        requireNonNullElse(form.protocol, defaults.protocol()),
        cooling(form, defaults),
        Optional.ofNullable(form.activeSet),
        requireNonNullElse(form.threads, defaults.threads()));
  }

  private static Optional<Cooling> cooling(Form form, TrainingSpec defaults) {
    boolean fullBatch = requireNonNullElse(form.fullBatch, false);
    if (fullBatch && form.cooling != null) {
      throw new IllegalArgumentException(
          "This is no training spec: it is to be full batch and by cooling; leave one of them out.");
    }
    return fullBatch ? Optional.empty() : Optional.ofNullable(form.cooling).or(defaults::cooling);
  }

  /** One line; of a value that a constructor refuses, what that says. */
  private static String reason(JsonProcessingException e) {
    if (e.getCause() instanceof IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
    String where =
        e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? " at " + mapping.getPath().get(mapping.getPath().size() - 1).getFieldName()
            : "";
    return e.getOriginalMessage().lines().findFirst().orElse("") + where + ".";
  }
}
