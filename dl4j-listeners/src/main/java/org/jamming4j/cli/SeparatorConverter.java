package org.jamming4j.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A character, or the name of one that is hard to type. */
final class SeparatorConverter implements ITypeConverter<Character> {
  @Override
  public Character convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "tab", "\\t" -> '\t';
      default -> character(text);
    };
  }

  private static char character(String text) {
    boolean possible =
        text.length() == 1
            && !Character.isLetterOrDigit(text.charAt(0))
            && "\"'.+-\r\n".indexOf(text.charAt(0)) < 0;
    if (!possible) {
      throw new TypeConversionException(
          "'%s' separates nothing; give comma, semicolon, tab, or another character that is no part of a number"
              .formatted(text));
    }
    return text.charAt(0);
  }
}
