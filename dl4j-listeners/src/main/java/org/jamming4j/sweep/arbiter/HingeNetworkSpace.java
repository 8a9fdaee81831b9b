package org.jamming4j.sweep.arbiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.arbiter.optimize.api.AbstractParameterSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.util.LeafUtils;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.Method;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Runs of hinge networks that differ in some of their settings, each of which is a parameter space
 * of Arbiter's: a {@link FixedValue} where it does not vary. Settings with names, such as the
 * optimiser, are given by these, in small or capital letters. A run's seed is its index: runs that
 * differ in other settings than their shape and P begin with the same network.
 */
@SuppressWarnings("rawtypes") // as Arbiter declares them
public final class HingeNetworkSpace extends AbstractParameterSpace<RunSpec> {
  private final int inputs;
  private final int outputs;
  private final String training;
  private final ParameterSpace<Integer> width;
  private final ParameterSpace<Integer> depth;
  private final ParameterSpace<Integer> patterns;
  private final ParameterSpace<Integer> seed;
  private final ParameterSpace<Double> margin;
  private final ParameterSpace<String> activation;
  private final ParameterSpace<String> initialisation;
  private final @Nullable ParameterSpace<String> optimiser;
  private final @Nullable ParameterSpace<Double> learningRate;
  private final @Nullable ParameterSpace<Double> weightDecay;

  @JsonCreator
  private HingeNetworkSpace(
      @JsonProperty("inputs") int inputs,
      @JsonProperty("outputs") int outputs,
      @JsonProperty("training") String training,
      @JsonProperty("width") ParameterSpace<Integer> width,
      @JsonProperty("depth") ParameterSpace<Integer> depth,
      @JsonProperty("patterns") ParameterSpace<Integer> patterns,
      @JsonProperty("seed") ParameterSpace<Integer> seed,
      @JsonProperty("margin") ParameterSpace<Double> margin,
      @JsonProperty("activation") ParameterSpace<String> activation,
      @JsonProperty("initialisation") ParameterSpace<String> initialisation,
      @JsonProperty("optimiser") @Nullable ParameterSpace<String> optimiser,
      @JsonProperty("learningRate") @Nullable ParameterSpace<Double> learningRate,
      @JsonProperty("weightDecay") @Nullable ParameterSpace<Double> weightDecay) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.training = training;
    this.width = width;
    this.depth = depth;
    this.patterns = patterns;
    this.seed = seed;
    this.margin = margin;
    this.activation = activation;
    this.initialisation = initialisation;
    this.optimiser = optimiser;
    this.learningRate = learningRate;
    this.weightDecay = weightDecay;
  }

  /** Builds a space: what is not set does not vary, and is what {@code ./jamming} takes. */
  public static final class Builder {
    private final HingeNetworkSpec network;
    private final TrainingSpec training;
    private ParameterSpace<Integer> width;
    private ParameterSpace<Integer> depth;
    private ParameterSpace<Integer> patterns;
    private ParameterSpace<Integer> seed = new FixedValue<>(0);
    private ParameterSpace<Double> margin;
    private ParameterSpace<String> activation;
    private ParameterSpace<String> initialisation;
    private @Nullable ParameterSpace<String> optimiser;
    private @Nullable ParameterSpace<Double> learningRate;
    private @Nullable ParameterSpace<Double> weightDecay;

    /**
     * Nothing varies yet.
     *
     * @param network what every network is like but for what varies
     * @param training how every network is trained but for what varies
     * @param patterns P
     */
    public Builder(HingeNetworkSpec network, TrainingSpec training, int patterns) {
      this.network = network;
      this.training = training;
      this.patterns = new FixedValue<>(patterns);
      width = new FixedValue<>(network.width());
      depth = new FixedValue<>(network.depth());
      margin = new FixedValue<>(network.margin());
      activation = new FixedValue<>(network.activation().name());
      initialisation = new FixedValue<>(network.initialisation().name());
    }

    /** h. */
    public Builder width(ParameterSpace<Integer> space) {
      width = space;
      return this;
    }

    /** L. */
    public Builder depth(ParameterSpace<Integer> space) {
      depth = space;
      return this;
    }

    /** P. */
    public Builder patterns(ParameterSpace<Integer> space) {
      patterns = space;
      return this;
    }

    /** Which of the networks that are alike in all else. */
    public Builder seed(ParameterSpace<Integer> space) {
      seed = space;
      return this;
    }

    /** kappa. */
    public Builder margin(ParameterSpace<Double> space) {
      margin = space;
      return this;
    }

    /** Names of {@link HiddenActivation}. */
    public Builder activation(ParameterSpace<String> space) {
      activation = space;
      return this;
    }

    /** Names of {@link Initialisation}. */
    public Builder initialisation(ParameterSpace<String> space) {
      initialisation = space;
      return this;
    }

    /** Names of {@link Method}, each with the settings that suit it. */
    public Builder optimiser(ParameterSpace<String> space) {
      optimiser = space;
      return this;
    }

    /** Highest learning rate. */
    public Builder learningRate(ParameterSpace<Double> space) {
      learningRate = space;
      return this;
    }

    /** {@link Cooling#weightDecay}; a training without cycles knows none, whatever is set. */
    public Builder weightDecay(ParameterSpace<Double> space) {
      weightDecay = space;
      return this;
    }

    /**
     * What a setting varies over.
     *
     * @param space of whole numbers, numbers or names, as the setting's kind says
     */
    @SuppressWarnings("unchecked")
    Builder vary(Setting setting, ParameterSpace<?> space) {
      return switch (setting) {
        case WIDTH -> width((ParameterSpace<Integer>) space);
        case DEPTH -> depth((ParameterSpace<Integer>) space);
        case PATTERNS -> patterns((ParameterSpace<Integer>) space);
        case MARGIN -> margin((ParameterSpace<Double>) space);
        case ACTIVATION -> activation((ParameterSpace<String>) space);
        case INIT -> initialisation((ParameterSpace<String>) space);
        case OPTIMISER -> optimiser((ParameterSpace<String>) space);
        case LEARNING_RATE -> learningRate((ParameterSpace<Double>) space);
        case WEIGHT_DECAY -> weightDecay((ParameterSpace<Double>) space);
      };
    }

    /** The space. */
    public HingeNetworkSpace build() {
      return new HingeNetworkSpace(
          network.inputs(),
          network.outputs(),
          training.toJson(),
          width,
          depth,
          patterns,
          seed,
          margin,
          activation,
          initialisation,
          optimiser,
          learningRate,
          weightDecay);
    }
  }

  /**
   * The run of some values.
   *
   * @throws IllegalArgumentException naming the value that is out of its range
   */
  @Override
  public RunSpec getValue(double[] values) {
    var network =
        new HingeNetworkSpec(
            inputs,
            width.getValue(values),
            depth.getValue(values),
            outputs,
            named(HiddenActivation.class, activation.getValue(values), "activation"),
            named(Initialisation.class, initialisation.getValue(values), "initialisation"),
            margin.getValue(values));
    return new RunSpec(
        RunStage.SWEEP,
        seed.getValue(values),
        network,
        training(values),
        patterns.getValue(values));
  }

  private TrainingSpec training(double[] values) {
    TrainingSpec spec = TrainingSpec.fromJson(training);
    OptionalDouble rate =
        learningRate == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(learningRate.getValue(values));
    if (optimiser != null) {
      spec = named(Method.class, optimiser.getValue(values), "optimiser").of(spec, rate);
    } else if (rate.isPresent()) {
      spec = spec.withOptimiser(spec.optimiser().withLearningRate(rate.getAsDouble()));
    }
    Optional<Cooling> cooling = spec.cooling();
    return weightDecay == null || cooling.isEmpty()
        ? spec
        : spec.withCooling(cooling.get().withWeightDecay(weightDecay.getValue(values)));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name, String setting) {
    for (E one : Objects.requireNonNull(type.getEnumConstants())) {
      if (one.name().equalsIgnoreCase(name)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "%s %s must be one of %s."
            .formatted(
                setting,
                name,
                List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)));
  }

  /** h. */
  public ParameterSpace<Integer> width() {
    return width;
  }

  /** P. */
  public ParameterSpace<Integer> patterns() {
    return patterns;
  }

  @Override
  public int numParameters() {
    return LeafUtils.countUniqueParameters(collectLeaves());
  }

  @Override
  public List<ParameterSpace> collectLeaves() {
    List<ParameterSpace> leaves = new ArrayList<>();
    for (ParameterSpace<?> space : getNestedSpaces().values()) {
      leaves.addAll(space.collectLeaves());
    }
    return leaves;
  }

  @Override
  public boolean isLeaf() {
    return false;
  }

  @Override
  public void setIndices(int... indices) {
    throw new UnsupportedOperationException("The indices of its leaves are set.");
  }

  @Override
  public String toString() {
    return "HingeNetworkSpace" + getNestedSpaces();
  }
}
