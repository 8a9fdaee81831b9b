package org.jamming4j.weka;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jamming4j.jamming.Outcome;

/** Figures of a model that Weka's Experimenter takes down beside its own. */
public enum Measure {
  /** N*, the size at which half of the networks fit. */
  N_STAR("NStar"),
  /** Where the 95 % interval of N* begins. */
  N_STAR_LOW("NStarLow"),
  /** Where it ends. */
  N_STAR_HIGH("NStarHigh"),
  /** P over N*. */
  R_STAR("RStar"),
  /** N, effective parameters of one network. */
  NUM_PARAMETERS("NumParameters"),
  /** N_Delta, the unsatisfied gaps; of several networks the mean. */
  NUM_UNSATISFIED("NumUnsatisfied"),
  /** L; of several networks the mean. */
  TRAIN_HINGE_LOSS("TrainHingeLoss"),
  /**
   * 0 for SAT, 1 for UNSAT, 2 for TRAPPED, 3 for UNDECIDED; of several networks 0 if all of them
   * are SAT, otherwise 3, for they were stopped before it was certain.
   */
  OUTCOME("Outcome"),
  /** Updates of the parameters; of several networks the mean. */
  STEPS("Steps");

  private final String name;

  Measure(String suffix) {
    name = "measure" + suffix;
  }

  /** As Weka names it, for example measureNStar. */
  public String wekaName() {
    return name;
  }

  /** What {@link #OUTCOME} is of an outcome. */
  static double number(Outcome outcome) {
    return switch (outcome) {
      case SAT -> 0;
      case UNSAT -> 1;
      case TRAPPED -> 2;
      case UNDECIDED -> 3;
    };
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Measure::wekaName).toList();
  }

  /**
   * The measure of a name, in any case, as Weka asks for it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Measure named(String name) {
    return Arrays.stream(values())
        .filter(m -> m.name.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no measure %s; there are %s.".formatted(name, names())));
  }
}
