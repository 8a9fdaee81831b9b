package org.jamming4j.benchmark;

/** A contender's process failed; the message is the last thing it said. */
final class ContenderFailedException extends Exception {
  private static final long serialVersionUID = 1;

  ContenderFailedException(String message) {
    super(message);
  }
}
