package weka.classifiers.functions;

import java.io.IOException;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.Goal;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.jamming4j.weka.FittedModel;
import org.jamming4j.weka.FittedNetwork;
import org.jamming4j.weka.InstanceEncoder;
import org.jamming4j.weka.OptionValues;
import org.jspecify.annotations.Nullable;
import weka.core.OptionMetadata;

/**
 * A fully connected network with the quadratic hinge loss, trained until it fits, is found jammed,
 * or the budget is spent; {@link #toString()} says which.
 */
public class HingeMLP extends HingeClassifier {
  private static final long serialVersionUID = 1;

  private int width = 30;
  private int depth = 2;
  private HiddenActivation activation = HiddenActivation.RELU;
  private Initialisation initialisation = Initialisation.ORTHOGONAL;
  private double margin = 1;
  private double learningRate = 7e-3;
  private int maxSteps = 60_000;
  private double maxSeconds;

  /** One that has not been trained. */
  public HingeMLP() {
    super(Cooling.defaults().weightDecay());
  }

  /** What this scheme is, for someone who meets it for the first time. */
  public String globalInfo() {
    return "A fully connected neural network with the quadratic hinge loss, as in the study of the"
        + " jamming transition of neural networks. The loss of a row is zero once the network puts"
        + " it on the right side with a margin, so training has a definite end: either the network"
        + " fits every row (SAT), or it is too small and ends jammed (UNSAT). The model's text says"
        + " which, and how many parameters N there were for how many rows P; try a larger width if"
        + " it is UNSAT, and more steps if it is UNDECIDED. Networks a little larger than the"
        + " smallest that fits are the ones that generalise worst, larger ones do better.\n\n"
        + "Two classes have one output, more have one output each, one against the rest. Nominal"
        + " attributes become indicators, numbers become one scaled input and their places between"
        + " quantiles (inputs; STANDARD leaves one input for each). A missing value becomes the mean"
        + " of the attribute's inputs, and where more than 1 % are missing, one more input says so."
        + " Weights of rows multiply their loss. Class probabilities are a monotone function of the"
        + " outputs and not calibrated. If there is no attribute besides the class, or only one"
        + " class value occurs, ZeroR is used.\n\n"
        + "For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  protected void checkSettings() {
    trainingSpec();
    spec(1, 1).requireMemory(1);
  }

  @Override
  protected FittedModel fit(Patterns patterns, InstanceEncoder encoder) throws Exception {
    HingeNetworkSpec spec = spec(patterns.dimension(), patterns.outputs());
    MultiLayerNetwork network = spec.build(getSeed());
    TrainingResult result = new HingeTrainer(trainingSpec()).train(network, patterns);
    return FittedNetwork.of(spec, network, patterns, result, encoder.warnings());
  }

  private HingeNetworkSpec spec(int inputs, int outputs) {
    return new HingeNetworkSpec(inputs, width, depth, outputs, activation, initialisation, margin);
  }

  private TrainingSpec trainingSpec() {
    if (!(maxSeconds >= 0 && Double.isFinite(maxSeconds))) {
      throw new IllegalArgumentException(
          "Number of seconds %s must be 0 or more; 0 means no bound.".formatted(maxSeconds));
    }
    double seconds = maxSeconds == 0 ? Double.POSITIVE_INFINITY : maxSeconds;
    var budget = new Budget(maxSteps, seconds);
    return TrainingSpec.fullBatch()
        .withOptimiser(new Optimiser.Adam(learningRate))
        .withCooling(Cooling.defaults().withWeightDecay(getWeightDecay()))
        .withBudget(budget)
        .withGoal(Goal.SATISFIED);
  }

  /**
   * A copy of the trained network as DL4J's own, or null if there is none, as with ZeroR.
   *
   * @throws IOException if its bytes are damaged
   */
  public @Nullable MultiLayerNetwork trainedNetwork() throws IOException {
    return fitted() instanceof FittedNetwork network ? network.restore() : null;
  }

  /** h. */
  @OptionMetadata(
      displayName = "width",
      description = "Units in each hidden layer, h (default 30). The more, the better it fits.",
      displayOrder = 1,
      commandLineParamName = "width",
      commandLineParamSynopsis = "-width <int>")
  public int getWidth() {
    return width;
  }

  /** Sets h; it must be at least 1 when training begins. */
  public void setWidth(int width) {
    this.width = width;
  }

  /** L. */
  @OptionMetadata(
      displayName = "depth",
      description = "Number of hidden layers, L (default 2).",
      displayOrder = 2,
      commandLineParamName = "depth",
      commandLineParamSynopsis = "-depth <int>")
  public int getDepth() {
    return depth;
  }

  /** Sets L; it must be at least 1 when training begins. */
  public void setDepth(int depth) {
    this.depth = depth;
  }

  /** The hidden layers' non-linearity. */
  @OptionMetadata(
      displayName = "activation",
      description = "Non-linearity of the hidden layers: RELU, TANH or SOFTPLUS (default RELU).",
      displayOrder = 3,
      commandLineParamName = "activation",
      commandLineParamSynopsis = "-activation <RELU|TANH|SOFTPLUS>")
  public HiddenActivation getActivation() {
    return activation;
  }

  /** Sets the hidden layers' non-linearity. */
  public void setActivation(HiddenActivation activation) {
    this.activation = Objects.requireNonNull(activation, "activation");
  }

  /** How weights are drawn. */
  @OptionMetadata(
      displayName = "initialisation",
      description =
          "How weights are drawn: ORTHOGONAL matrices, or NORMAL numbers of standard deviation"
              + " 1/sqrt(inputs) (default ORTHOGONAL).",
      displayOrder = 4,
      commandLineParamName = "initialisation",
      commandLineParamSynopsis = "-initialisation <ORTHOGONAL|NORMAL>")
  public Initialisation getInitialisation() {
    return initialisation;
  }

  /** Sets how weights are drawn. */
  public void setInitialisation(Initialisation initialisation) {
    this.initialisation = Objects.requireNonNull(initialisation, "initialisation");
  }

  /** kappa. */
  @OptionMetadata(
      displayName = "margin",
      description =
          "How far on its side of 0 an output must be to cost nothing, kappa (default 1). Whether"
              + " a network fits does not depend on it.",
      displayOrder = 5,
      commandLineParamName = "margin",
      commandLineParamSynopsis = "-margin <double>")
  public double getMargin() {
    return margin;
  }

  /** Sets kappa; it must be from 1e-4 to 1e6 when training begins. */
  public void setMargin(double margin) {
    this.margin = margin;
  }

  /** The highest learning rate of Adam. */
  @OptionMetadata(
      displayName = "learningRate",
      description =
          "Highest learning rate of Adam (default 0.007); it rises and falls in three cycles of"
              + " 10,500 updates, and then falls from half of it.",
      displayOrder = 6,
      commandLineParamName = "learning-rate",
      commandLineParamSynopsis = "-learning-rate <double>")
  public double getLearningRate() {
    return learningRate;
  }

  /** Sets the learning rate; it must be positive and finite when training begins. */
  public void setLearningRate(double learningRate) {
    this.learningRate = learningRate;
  }

  /** Most updates of the parameters. */
  @OptionMetadata(
      displayName = "maxSteps",
      description =
          "Most updates of the parameters, the first 30,000 over an eighth of the rows each, but"
              + " no fewer than 64, the others over all (default 60000).",
      displayOrder = 7,
      commandLineParamName = "max-steps",
      commandLineParamSynopsis = "-max-steps <int>")
  public int getMaxSteps() {
    return maxSteps;
  }

  /** Sets the most updates of the parameters; at least 1 when training begins. */
  public void setMaxSteps(int maxSteps) {
    this.maxSteps = maxSteps;
  }

  /** Most seconds of training; 0 for no bound. */
  @OptionMetadata(
      displayName = "maxSeconds",
      description =
          "Most seconds of training, 0 for no bound (default 0). With a bound, the same seed may"
              + " not give the same network.",
      displayOrder = 8,
      commandLineParamName = "max-seconds",
      commandLineParamSynopsis = "-max-seconds <double>")
  public double getMaxSeconds() {
    return maxSeconds;
  }

  /** Sets the most seconds of training; at least 0, which stands for no bound. */
  public void setMaxSeconds(double maxSeconds) {
    this.maxSeconds = maxSeconds;
  }

  /**
   * Takes the options that {@link #listOptions()} lists.
   *
   * @throws Exception with one line that says what is wrong with which option
   */
  @Override
  public void setOptions(String[] options) throws Exception {
    OptionValues.takeInt("width", options, this::setWidth);
    OptionValues.takeInt("depth", options, this::setDepth);
    OptionValues.takeEnum("activation", options, HiddenActivation.class, this::setActivation);
    OptionValues.takeEnum("initialisation", options, Initialisation.class, this::setInitialisation);
    OptionValues.takeDouble("margin", options, this::setMargin);
    OptionValues.takeDouble("learning-rate", options, this::setLearningRate);
    OptionValues.takeInt("max-steps", options, this::setMaxSteps);
    OptionValues.takeDouble("max-seconds", options, this::setMaxSeconds);
    super.setOptions(options);
  }
}
