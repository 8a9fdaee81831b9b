package org.jamming4j.arithmetic;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/** The environment of this process, as native code reads it with {@code getenv}. */
final class Environment {
  private Environment() {}

  /**
   * Sets a variable, unless it is set. Java's own {@link System#getenv} goes on to show what the
   * process started with. For systems with {@code setenv}: all but Windows.
   *
   * @throws UnsatisfiedLinkError if there is no {@code setenv}
   * @throws IllegalStateException if the variable could not be set
   */
  static void setIfAbsent(String name, String value) {
    Function setenv = NativeLibrary.getProcess().getFunction("setenv");
    if (setenv.invokeInt(new Object[] {name, value, 0}) != 0) {
      throw new IllegalStateException("setenv(%s) failed".formatted(name));
    }
  }
}
