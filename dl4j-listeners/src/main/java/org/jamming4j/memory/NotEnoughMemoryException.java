package org.jamming4j.memory;

/** What was asked for needs more memory than Java may use; the message gives both figures. */
public final class NotEnoughMemoryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  NotEnoughMemoryException(String message) {
    super(message);
  }
}
