package org.jamming4j.sweep;

/** The runs do not show where the threshold is; the message says why and what to do. */
public final class ThresholdNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason and the remedy. */
  public ThresholdNotFoundException(String message) {
    super(message);
  }
}
