package org.jamming4j.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Checks on what exceptions tell the user. */
public final class Messages {
  private Messages() {}

  /** Fails unless the code refuses its argument in one line that contains all the given parts. */
  public static void assertRefused(Executable code, String... parts) {
    String message = assertThrows(IllegalArgumentException.class, code).getMessage();
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no '" + part + "' in: " + message);
    }
    assertEquals(1, message.lines().count(), message);
  }
}
