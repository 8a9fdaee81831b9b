package org.jamming4j.sweep;

/** One of many runs failed; the message says which and why. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what the run was and its failure. */
  RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
