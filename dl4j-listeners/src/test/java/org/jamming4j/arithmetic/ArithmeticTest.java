package org.jamming4j.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {
  @Test
  void parse_allowedValue_isIt() {
    assertEquals(Arithmetic.NATIVE, Arithmetic.parse("native"));
    assertEquals(Arithmetic.JAVA, Arithmetic.parse("Java"));
    assertEquals(Arithmetic.AUTOMATIC, Arithmetic.parse(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "automatic", "natve", "java "})
  void parse_anythingElse_namesValueAndThoseAllowed(String value) {
    var e = assertThrows(IllegalArgumentException.class, () -> Arithmetic.parse(value));
    assertEquals(
        "The system property jamming4j.arithmetic is '"
            + value
            + "'; it must be 'native' or 'java', or absent for a choice by the processor.",
        e.getMessage());
  }
}
