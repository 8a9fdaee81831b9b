package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SeparatorConverterTest {
  private final SeparatorConverter converter = new SeparatorConverter();

  @ParameterizedTest
  @CsvSource({"comma, ','", "Semicolon, ;", "tab, '\t'", "\\t, '\t'", "';', ;", "|, |"})
  void convert_nameOrCharacter_isThatCharacter(String text, char expected) {
    assertEquals(expected, converter.convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";;", "5", ".", "-", "x", "'", "\""})
  void convert_whatSeparatesNothing_isRefused(String text) {
    var e = assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
  }
}
