package org.jamming4j.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jamming4j.report.OutputDirectory;

/** Turns what is wrong with the user's input into {@link BadInputException}s. */
final class Checks {
  private Checks() {}

  static int atLeast(String option, int value, int bound) {
    if (value < bound) {
      throw new BadInputException("%s %d must be at least %d.".formatted(option, value, bound));
    }
    return value;
  }

  /** Runs code in which an illegal argument or an unreadable file can only come from the user. */
  static <T> T input(Callable<T> code) {
    try {
      return code.call();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new BadInputException(OutputDirectory.reason(e), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
