package org.jamming4j.data;

import java.util.Objects;
import java.util.Optional;

/**
 * Patterns to train on and patterns to test on.
 *
 * @param training the training patterns
 * @param test the test patterns; empty if none are left
 */
public record Split(Patterns training, Optional<Patterns> test) {
  /** Checks that neither is null. */
  public Split {
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(test, "test");
  }
}
