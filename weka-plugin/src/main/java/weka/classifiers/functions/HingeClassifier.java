package weka.classifiers.functions;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.jamming4j.data.Patterns;
import org.jamming4j.weka.Citations;
import org.jamming4j.weka.Dl4jRuntime;
import org.jamming4j.weka.FittedModel;
import org.jamming4j.weka.InputScaling;
import org.jamming4j.weka.InstanceEncoder;
import org.jamming4j.weka.Measure;
import org.jamming4j.weka.OptionValues;
import org.jamming4j.weka.ResultGlyphs;
import org.jspecify.annotations.Nullable;
import weka.classifiers.RandomizableClassifier;
import weka.classifiers.rules.ZeroR;
import weka.core.AdditionalMeasureProducer;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;

/**
 * What classifiers made of hinge networks have in common: which data they take, how these become a
 * network's inputs, and what is left to ZeroR.
 *
 * <p>Stop in Weka's windows interrupts the thread; {@link #buildClassifier} then throws {@link
 * InterruptedException} and leaves the classifier untrained.
 */
public abstract class HingeClassifier extends RandomizableClassifier
    implements WeightedInstancesHandler, TechnicalInformationHandler, AdditionalMeasureProducer {
  private static final long serialVersionUID = 1;

  static {
    Dl4jRuntime.prepare();
  }

  private InputScaling inputs = InputScaling.PIECEWISE;
  private double weightDecay;
  private int classes;

  /** Used instead of a network if there is nothing to tell apart, otherwise null. */
  private @Nullable ZeroR zeroR;

  private @Nullable InstanceEncoder encoder;
  private @Nullable FittedModel model;

  /**
   * One that has not been trained.
   *
   * @param weightDecay unless it is set
   */
  protected HingeClassifier(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  /**
   * Checks every setting, before the model there is gets lost.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  protected abstract void checkSettings();

  /**
   * Trains.
   *
   * @param encoder that made the patterns' inputs
   * @throws Exception if training fails or the thread is interrupted
   */
  protected abstract FittedModel fit(Patterns patterns, InstanceEncoder encoder) throws Exception;

  /** What was trained; null if nothing was, or ZeroR. */
  protected final @Nullable FittedModel fitted() {
    return model;
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
    checkSettings();
    zeroR = null;
    encoder = null;
    model = null;
    try {
      build(data);
    } catch (InterruptedException e) {
      ResultGlyphs.load();
      // Weka asks for the flag to tell a stop from a failure
      Thread.currentThread().interrupt();
      throw e;
    }
  }

  private void build(Instances data) throws Exception {
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
    InstanceEncoder learnt = InstanceEncoder.fit(training, inputs);
    FittedModel trained = fit(learnt.patterns(training), learnt);
    classes = training.numClasses();
    encoder = learnt;
    model = trained;
  }

  private static long numberOfSeenClasses(Instances training) {
    return training.stream().mapToInt(row -> (int) row.classValue()).distinct().count();
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
    if (model == null || encoder == null) {
      throw new IllegalStateException(
          "%s has not been trained; call buildClassifier first."
              .formatted(getClass().getSimpleName()));
    }
    return model.distributions(encoder.encode(rows), encoder.seenClasses(), classes);
  }

  /**
   * The inputs that {@link #fit} was given, of other rows.
   *
   * @return [rows x d]
   * @throws IllegalStateException if no network was trained
   */
  protected final double[][] encode(List<Instance> rows) throws Exception {
    if (encoder == null) {
      throw new IllegalStateException(
          "%s has no network; call buildClassifier first, with data of several classes and attributes."
              .formatted(getClass().getSimpleName()));
    }
    return encoder.encode(rows);
  }

  @Override
  public boolean implementsMoreEfficientBatchPrediction() {
    return true;
  }

  @Override
  public String toString() {
    String name = getClass().getSimpleName();
    if (zeroR != null) {
      return name
          + "\n\nThere is nothing to tell apart (no attribute, or one class value); this is ZeroR.\n\n"
          + zeroR;
    }
    return model == null ? name + ": no model has been built yet." : name + "\n\n" + model.report();
  }

  @Override
  public Enumeration<String> enumerateMeasures() {
    return Collections.enumeration(Measure.names());
  }

  /** NaN for what this model has not, such as N* where it was not looked for. */
  @Override
  public double getMeasure(String name) {
    Measure measure = Measure.named(name);
    return model == null ? Double.NaN : model.measures().getOrDefault(measure, Double.NaN);
  }

  /** How attributes become inputs. */
  @OptionMetadata(
      displayName = "inputs",
      description =
          "How attributes become inputs: STANDARD (mean 0, deviation 1), ROBUST (median 0, by the"
              + " middle half, smoothly clipped), PIECEWISE (as ROBUST, and each value's place"
              + " between the attribute's quantiles, which HingeMLPEnsemble leaves out where it does"
              + " better without) or NONE (default PIECEWISE).",
      displayOrder = 9,
      commandLineParamName = "inputs",
      commandLineParamSynopsis = "-inputs <STANDARD|ROBUST|PIECEWISE|NONE>")
  public InputScaling getInputs() {
    return inputs;
  }

  /** Sets how attributes become inputs. */
  public void setInputs(InputScaling inputs) {
    this.inputs = Objects.requireNonNull(inputs, "inputs");
  }

  /** What a step takes away of every parameter, over the learning rate. */
  @OptionMetadata(
      displayName = "weightDecay",
      description =
          "What every step takes away of each parameter, as a multiple of the learning rate (default"
              + " 0.003 of HingeMLP, 0 of HingeMLPEnsemble).",
      displayOrder = 10,
      commandLineParamName = "weight-decay",
      commandLineParamSynopsis = "-weight-decay <double>")
  public double getWeightDecay() {
    return weightDecay;
  }

  /** Sets the weight decay; at least 0 when training begins. */
  public void setWeightDecay(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    OptionValues.takeDouble("weight-decay", options, this::setWeightDecay);
    OptionValues.takeEnum("inputs", options, InputScaling.class, this::setInputs);
    super.setOptions(options);
  }
}
