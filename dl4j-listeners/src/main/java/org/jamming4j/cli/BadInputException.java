package org.jamming4j.cli;

/** What the user asked for can't be done as asked; the message says why, in one line. */
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadInputException(String message, Throwable cause) {
    super(message, cause);
  }

  BadInputException(String message) {
    super(message);
  }
}
