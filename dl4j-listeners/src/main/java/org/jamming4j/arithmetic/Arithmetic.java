package org.jamming4j.arithmetic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which arithmetic the user asks for. */
enum Arithmetic {
  /** OpenBLAS, with the kernel that it or the environment chooses. */
  NATIVE,
  /** Plain Java; OpenBLAS is not even loaded. */
  JAVA,
  /** OpenBLAS if its kernel suits the processor, otherwise plain Java. */
  AUTOMATIC;

  static final String PROPERTY = "jamming4j.arithmetic";

  /**
   * Reads the system property {@value #PROPERTY}.
   *
   * @throws IllegalArgumentException as {@link #parse} does
   */
  static Arithmetic chosen() {
    return parse(System.getProperty(PROPERTY));
  }

  /**
   * Reads the property's value, null for none.
   *
   * @throws IllegalArgumentException naming the value and those allowed
   */
  static Arithmetic parse(@Nullable String value) {
    if (value == null) {
      return AUTOMATIC;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "native" -> NATIVE;
      case "java" -> JAVA;
      default ->
          throw new IllegalArgumentException(
              "The system property %s is '%s'; it must be 'native' or 'java', or absent for a choice by the processor."
                  .formatted(PROPERTY, value));
    };
  }
}
