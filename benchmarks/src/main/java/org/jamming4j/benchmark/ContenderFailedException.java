package org.jamming4j.benchmark;

import org.jspecify.annotations.Nullable;

/** A contender's process failed; the message is the last thing it said. */
final class ContenderFailedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why it failed. */
  private final String reason;

  ContenderFailedException(@Nullable String message) {
    super(message);
    reason = String.valueOf(message);
  }

  /** The message, which there always is. */
  String reason() {
    return reason;
  }
}
