package weka.classifiers.functions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.choice.ChoiceSpec;
import org.jamming4j.choice.EnsembleChooser;
import org.jamming4j.choice.InputSet;
import org.jamming4j.data.Patterns;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.StagedTraining;
import org.jamming4j.weka.FittedEnsemble;
import org.jamming4j.weka.FittedModel;
import org.jamming4j.weka.InstanceEncoder;
import org.jamming4j.weka.OptionValues;
import weka.core.Instance;
import weka.core.OptionMetadata;
import weka.core.Utils;

/**
 * An average of fully connected networks with the quadratic hinge loss that chooses its own width
 * and when to stop; {@link #toString()} says what it tried and what it took.
 */
public class HingeMLPEnsemble extends HingeClassifier {
  private static final long serialVersionUID = 1;

  private static final int DEPTH = 2;
  private static final double LEARNING_RATE = 5e-3;
  private static final double GRADIENT_RATE = 2.5e-3;
  private static final int SAMPLE = 512;
  private static final int MOST_STEPS = 2000;

  private int members = 10;
  private double seconds = 240;
  private int width;
  private int steps;
  private boolean fast;
  private int numSlots;

  /** One that has not been trained. */
  public HingeMLPEnsemble() {
    super(0);
  }

  /** What this scheme is, for someone who meets it for the first time. */
  public String globalInfo() {
    return "An average of neural networks with the quadratic hinge loss that chooses its own size"
        + " and when to stop, so that there is nothing to set. On the training rows it looks for N*,"
        + " the number of parameters at which half of the networks can fit them all, as in the study"
        + " of the jamming transition of neural networks. By cross-validation of the average it then"
        + " compares networks just beyond N*, of 4 N* and of 16 N*, and smaller ones where the data"
        + " are noisy, each at moments of its training from 10 steps to the end, and trains the"
        + " average on all rows as the best of them was: stopping early where rows are noisy, late where"
        + " they are clean. Before, it chooses among inputs, and between steps as Adam's and as gradient"
        + " descent's. Inputs may be weighed by how much each tells of the class, and those that tell nothing"
        + " left out, which does better where many attributes say little. The model's text says what was tried, what was chosen, and how sure the"
        + " choice is.\n\n"
        + "Two classes have one output, more have one output each, one against the rest. Nominal"
        + " attributes become indicators, numeric ones several inputs, piece by piece between their"
        + " quantiles, where that does better (inputs). A missing value becomes the mean of the"
        + " attribute's inputs, and where more than 1 % are missing, one more input says so."
        + " Weights of rows multiply their loss. Class probabilities are calibrated by one temperature, on rows the networks"
        + " were not trained on. If there is no attribute besides the class, or only one class value"
        + " occurs, ZeroR is used.\n\n"
        + "For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  protected void checkSettings() {
    choiceSpec();
  }

  @Override
  protected FittedModel fit(Patterns patterns, InstanceEncoder encoder) throws Exception {
    List<InputSet> sets = new ArrayList<>();
    List<Integer> withoutPieces = encoder.inputsWithoutPieces();
    if (withoutPieces.size() < patterns.dimension()) {
      sets.add(InputSet.of("one input for each attribute", withoutPieces));
    }
    sets.add(InputSet.all("all inputs", patterns.dimension()));
    sets.addAll(sets.stream().map(InputSet::weighedByRelevance).toList());
    return FittedEnsemble.of(
        new EnsembleChooser(choiceSpec()).train(patterns, sets), encoder.warnings());
  }

  private ChoiceSpec choiceSpec() {
    if (!(seconds >= 0 && Double.isFinite(seconds))) {
      throw new IllegalArgumentException(
          "Number of seconds %s must be 0 or more; 0 means no bound.".formatted(seconds));
    }
    requireNotNegative("Width", width);
    requireNotNegative("Number of steps", steps);
    requireNotNegative("Number of slots", numSlots);
    return new ChoiceSpec(
        members,
        DEPTH,
        List.of(
            training(new Optimiser.Adam(LEARNING_RATE)),
            training(new Optimiser.NormalisedMomentum(GRADIENT_RATE))),
        Math.max(steps, MOST_STEPS),
        width == 0 ? OptionalInt.empty() : OptionalInt.of(width),
        steps == 0 ? OptionalInt.empty() : OptionalInt.of(steps),
        !fast,
        seconds == 0 ? Double.POSITIVE_INFINITY : seconds,
        numSlots == 0 ? Runtime.getRuntime().availableProcessors() : numSlots,
        getSeed());
  }

  private StagedTraining training(Optimiser optimiser) {
    return new StagedTraining(optimiser, SAMPLE, getWeightDecay());
  }

  private static void requireNotNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "%s %d must be 0 or more; 0 leaves it to the classifier.".formatted(name, value));
    }
  }

  /**
   * Copies of the trained networks as DL4J's own; none if there are none, as with ZeroR.
   *
   * @throws IOException if their bytes are damaged
   */
  public List<MultiLayerNetwork> trainedNetworks() throws IOException {
    return fitted() instanceof FittedEnsemble ensemble ? ensemble.restore() : List.of();
  }

  /**
   * What the {@linkplain #trainedNetworks trained networks} take of some rows: the attributes as
   * inputs, those that were chosen, scaled and weighed.
   *
   * @param rows with the training data's attributes; not changed
   * @return [rows x inputs], new
   * @throws IllegalStateException if no network was trained
   * @throws Exception if a filter fails or the thread is interrupted
   */
  public double[][] networkInputs(List<Instance> rows) throws Exception {
    double[][] encoded = encode(rows);
    return fitted() instanceof FittedEnsemble ensemble ? ensemble.networkInputs(encoded) : encoded;
  }

  /** Networks of the average. */
  @OptionMetadata(
      displayName = "members",
      description = "How many networks are averaged (default 10).",
      displayOrder = 1,
      commandLineParamName = "members",
      commandLineParamSynopsis = "-members <int>")
  public int getMembers() {
    return members;
  }

  /** Sets the networks of the average; at least 1 when training begins. */
  public void setMembers(int members) {
    this.members = members;
  }

  /** Most seconds; 0 for no bound. */
  @OptionMetadata(
      displayName = "seconds",
      description =
          "Most seconds that search, choice and training take, 0 for no bound (default 240). Where"
              + " it cuts them short, the same seed may not give the same networks.",
      displayOrder = 2,
      commandLineParamName = "seconds",
      commandLineParamSynopsis = "-seconds <double>")
  public double getSeconds() {
    return seconds;
  }

  /** Sets the most seconds; at least 0, which stands for no bound. */
  public void setSeconds(double seconds) {
    this.seconds = seconds;
  }

  /** h; 0 to have it chosen. */
  @OptionMetadata(
      displayName = "width",
      description = "Units in each of the two hidden layers, h; 0 to have it chosen (default 0).",
      displayOrder = 3,
      commandLineParamName = "width",
      commandLineParamSynopsis = "-width <int>")
  public int getWidth() {
    return width;
  }

  /** Sets h; at least 0, which stands for the choice. */
  public void setWidth(int width) {
    this.width = width;
  }

  /** Steps after which networks stop; 0 to have them chosen. */
  @OptionMetadata(
      displayName = "steps",
      description =
          "Updates of the parameters after which every network stops, or before that if it fits all"
              + " rows by the full margin; 0 to have them chosen (default 0).",
      displayOrder = 4,
      commandLineParamName = "steps",
      commandLineParamSynopsis = "-steps <int>")
  public int getSteps() {
    return steps;
  }

  /** Sets the steps; at least 0, which stands for the choice. */
  public void setSteps(int steps) {
    this.steps = steps;
  }

  /** Whether there is no search. */
  @OptionMetadata(
      displayName = "fast",
      description =
          "Takes one width by the number of rows and chooses the moment to stop alone, in a third of"
              + " the time: N* is not looked for, and no other width is tried.",
      displayOrder = 5,
      commandLineParamName = "fast",
      commandLineParamIsFlag = true,
      commandLineParamSynopsis = "-fast")
  public boolean getFast() {
    return fast;
  }

  /** Sets whether there is no search. */
  public void setFast(boolean fast) {
    this.fast = fast;
  }

  /** Threads; 0 for as many as there are processors. */
  @OptionMetadata(
      displayName = "numSlots",
      description =
          "Networks that are trained at a time, 0 for as many as there are processors (default 0)."
              + " The model is the same to the last bit.",
      displayOrder = 6,
      commandLineParamName = "num-slots",
      commandLineParamSynopsis = "-num-slots <int>")
  public int getNumSlots() {
    return numSlots;
  }

  /** Sets the threads; at least 0, which stands for all processors. */
  public void setNumSlots(int numSlots) {
    this.numSlots = numSlots;
  }

  /**
   * Takes the options that {@link #listOptions()} lists.
   *
   * @throws Exception with one line that says what is wrong with which option
   */
  @Override
  public void setOptions(String[] options) throws Exception {
    OptionValues.takeInt("members", options, this::setMembers);
    OptionValues.takeDouble("seconds", options, this::setSeconds);
    OptionValues.takeInt("width", options, this::setWidth);
    OptionValues.takeInt("steps", options, this::setSteps);
    OptionValues.takeInt("num-slots", options, this::setNumSlots);
    // Weka's own parser would take a flag that is gone for one that was not given
    boolean given = Utils.getFlag("fast", options);
    super.setOptions(options);
    setFast(given);
  }
}
