package org.jamming4j.weka;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import weka.core.Utils;

/**
 * Takes options off a command line, with one clear message for each that is wrong. Weka's own
 * parser of annotated options prints a stack trace instead, and goes on with the default.
 */
public final class OptionValues {
  private OptionValues() {}

  /** What is done with an option's value. */
  @FunctionalInterface
  public interface Setter<T> {
    /** Sets the value, or throws IllegalArgumentException with what is wrong. */
    void set(T value);
  }

  /**
   * An option that takes an integer.
   *
   * @param options the command line; the option and its value are blanked
   * @throws Exception if there is no value, or it is no integer
   */
  public static void takeInt(String name, String[] options, Setter<Integer> setter)
      throws Exception {
    take(name, options, "a whole number", Integer::valueOf, setter);
  }

  /**
   * An option that takes a number.
   *
   * @param options the command line; the option and its value are blanked
   * @throws Exception if there is no value, or it is no number
   */
  public static void takeDouble(String name, String[] options, Setter<Double> setter)
      throws Exception {
    take(name, options, "a number", Double::valueOf, setter);
  }

  /**
   * An option that takes one of an enum's names, in any case.
   *
   * @param options the command line; the option and its value are blanked
   * @throws Exception if there is no value, or it is no name
   */
  public static <E extends Enum<E>> void takeEnum(
      String name, String[] options, Class<E> type, Setter<E> setter) throws Exception {
    take(
        name,
        options,
        "one of " + Arrays.toString(type.getEnumConstants()),
        value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT)),
        setter);
  }

  private static <T> void take(
      String name, String[] options, String expected, Function<String, T> parser, Setter<T> setter)
      throws Exception {
    String value = Utils.getOption(name, options);
    if (value.isEmpty()) {
      return;
    }
    T parsed;
    try {
      parsed = parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Option -%s takes %s, not '%s'.".formatted(name, expected, value), e);
    }
    setter.set(parsed);
  }
}
