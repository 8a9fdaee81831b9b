package weka.classifiers.functions;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Goal;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.jamming4j.weka.Citations;
import org.jamming4j.weka.ClassProbabilities;
import org.jamming4j.weka.Dl4jRuntime;
import org.jamming4j.weka.InstanceEncoder;
import org.jamming4j.weka.OptionValues;
import org.jamming4j.weka.ResultGlyphs;
import org.jamming4j.weka.StoredNetwork;
import org.jamming4j.weka.TrainingReport;
import org.jspecify.annotations.Nullable;
import weka.classifiers.RandomizableClassifier;
import weka.classifiers.rules.ZeroR;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;

/**
 * A fully connected network with the quadratic hinge loss, trained on the full batch until it fits,
 * is found jammed, or the budget is spent; {@link #toString()} says which.
 *
 * <p>Stop in Weka's windows interrupts the thread; {@link #buildClassifier} then throws {@link
 * InterruptedException} and leaves the classifier untrained.
 */
public class HingeMLP extends RandomizableClassifier
    implements WeightedInstancesHandler, TechnicalInformationHandler {
  private static final long serialVersionUID = 1;

  static {
    Dl4jRuntime.prepare();
  }

  private int width = 30;
  private int depth = 2;
  private HiddenActivation activation = HiddenActivation.RELU;
  private Initialisation initialisation = Initialisation.ORTHOGONAL;
  private double margin = 1;
  private double learningRate = 7e-3;
  private int maxSteps = 40_000;
  private double maxSeconds;

  private int classes;

  /** Used instead of a network if there is nothing to tell apart, otherwise null. */
  private @Nullable ZeroR zeroR;

  private @Nullable InstanceEncoder encoder;
  private @Nullable StoredNetwork network;
  private @Nullable String report;

  /** What this scheme is, for someone who meets it for the first time. */
  public String globalInfo() {
    return "A fully connected neural network with the quadratic hinge loss, as in the study of the"
        + " jamming transition of neural networks. The loss of a row is zero once the network puts"
        + " it on the right side with a margin, so training has a definite end: either the network"
        + " fits every row (SAT), or it is too small and ends jammed (UNSAT). The model's text says"
        + " which, and how many parameters N there were for how many rows P; try a larger width if"
        + " it is UNSAT, and more steps if it is UNDECIDED. Networks a little larger than the"
        + " smallest that fits are the ones that generalise worst, larger ones do better.\n\n"
        + "Two classes have one output, more have one output each, one against the rest. Missing"
        + " values are replaced by mean or mode, nominal attributes become indicators, and all"
        + " inputs are standardised. Weights of rows multiply their loss. Class probabilities are a"
        + " monotone function of the outputs and not calibrated. If there is no attribute besides"
        + " the class, or only one class value occurs, ZeroR is used.\n\n"
        + "For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Citations.jamming();
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.DATE_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enable(Capability.NOMINAL_CLASS);
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
    capabilities.setMinimumNumberInstances(1);
    return capabilities;
  }

  /**
   * Trains.
   *
   * @param data not changed
   * @throws InterruptedException if the thread is interrupted, as it then still is
   * @throws IllegalArgumentException if a setting is out of its range, or the network would not fit
   *     into memory
   * @throws Exception if the data are not suitable or training diverges
   */
  @Override
  public void buildClassifier(Instances data) throws Exception {
    getCapabilities().testWithFail(data);
    // checks every setting, before the model there is gets lost
    TrainingSpec training = trainingSpec();
    spec(1, 1).requireMemory(1);
    forget();
    try {
      build(data, training);
    } catch (InterruptedException e) {
      ResultGlyphs.load();
      // Weka asks for the flag to tell a stop from a failure
      Thread.currentThread().interrupt();
      throw e;
    }
  }

  private void build(Instances data, TrainingSpec trainingSpec) throws Exception {
    Instances training = InstanceEncoder.rowsThatCount(data);
    if (training.isEmpty()) {
      throw new IllegalArgumentException(
          "All %d rows have weight 0 or no class; at least one must count."
              .formatted(data.numInstances()));
    }
    if (training.numAttributes() == 1 || numberOfSeenClasses(training) == 1) {
      ZeroR trivial = new ZeroR();
      trivial.buildClassifier(training);
      zeroR = trivial;
      return;
    }
    train(training, trainingSpec);
  }

  private void forget() {
    zeroR = null;
    encoder = null;
    network = null;
    report = null;
  }

  private static long numberOfSeenClasses(Instances training) {
    return training.stream().mapToInt(row -> (int) row.classValue()).distinct().count();
  }

  private void train(Instances training, TrainingSpec trainingSpec) throws Exception {
    InstanceEncoder fitted = InstanceEncoder.fit(training);
    Patterns patterns = fitted.patterns(training);
    HingeNetworkSpec spec = spec(patterns.dimension(), patterns.outputs());
    MultiLayerNetwork model = spec.build(getSeed());
    TrainingResult result = new HingeTrainer(trainingSpec).train(model, patterns);
    var stored = new StoredNetwork(model);
    report =
        TrainingReport.of(
            spec, patterns, result, stored.outputs(patterns.inputs()), fitted.warnings());
    classes = training.numClasses();
    encoder = fitted;
    network = stored;
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
    return TrainingSpec.defaults()
        .withOptimiser(new Optimiser.Adam(learningRate))
        .withBudget(budget)
        .withGoal(Goal.SATISFIED);
  }

  /** The same bits as the row's among others in {@link #distributionsForInstances}. */
  @Override
  public double[] distributionForInstance(Instance row) throws Exception {
    if (zeroR != null) {
      return zeroR.distributionForInstance(row);
    }
    return distributions(List.of(row))[0];
  }

  /** All rows in one forward pass. */
  @Override
  public double[][] distributionsForInstances(Instances rows) throws Exception {
    return zeroR != null ? zeroR.distributionsForInstances(rows) : distributions(rows);
  }

  private double[][] distributions(List<Instance> rows) throws Exception {
    if (network == null || encoder == null) {
      throw new IllegalStateException("HingeMLP has not been trained; call buildClassifier first.");
    }
    double[][] distributions = network.outputs(encoder.encode(rows));
    for (int mu = 0; mu < distributions.length; mu++) {
      distributions[mu] = ClassProbabilities.of(distributions[mu], encoder.seenClasses(), classes);
    }
    return distributions;
  }

  @Override
  public boolean implementsMoreEfficientBatchPrediction() {
    return true;
  }

  /**
   * A copy of the trained network as DL4J's own, or null if there is none, as with ZeroR.
   *
   * @throws IOException if its bytes are damaged
   */
  public @Nullable MultiLayerNetwork trainedNetwork() throws IOException {
    return network == null ? null : network.restore();
  }

  @Override
  public String toString() {
    if (zeroR != null) {
      return "HingeMLP\n\nThere is nothing to tell apart (no attribute, or one class value);"
          + " this is ZeroR.\n\n"
          + zeroR;
    }
    return report == null ? "HingeMLP: no model has been built yet." : "HingeMLP\n\n" + report;
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
          "Highest learning rate of Adam (default 0.007); it rises and falls in cycles of 10,500"
              + " updates.",
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
          "Most updates of the parameters, over an eighth of the rows each, but no fewer than 64"
              + " (default 40000).",
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
