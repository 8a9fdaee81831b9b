package org.jamming4j.cli;

import java.util.Locale;
import org.jamming4j.training.Decay;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code none}, {@code linear:END:STEPS} or {@code exponential:HALF-LIFE}. */
final class DecayConverter implements ITypeConverter<Decay> {
  static final String FORMS = "none, linear:END:STEPS or exponential:HALF-LIFE";

  @Override
  public Decay convert(String text) {
    String[] words = text.split(":", -1);
    String form = words[0].toLowerCase(Locale.ROOT) + " " + words.length;
    try {
      return switch (form) {
        case "none 1" -> Decay.NONE;
        case "linear 3" ->
            new Decay.Linear(Double.parseDouble(words[1]), Integer.parseInt(words[2]));
        case "exponential 2" -> new Decay.Exponential(Integer.parseInt(words[1]));
        default -> throw unreadable(text);
      };
    } catch (NumberFormatException e) {
      throw unreadable(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static TypeConversionException unreadable(String text) {
    return new TypeConversionException("'%s' is not %s".formatted(text, FORMS));
  }
}
