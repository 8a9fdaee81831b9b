package org.jamming4j.sweep;

import java.util.Locale;

/** What a run is for. */
public enum RunStage {
  /** To find the threshold. */
  THRESHOLD(1),
  /** A member of the ensemble. */
  ENSEMBLE(2),
  /** A single larger network to compare with. */
  REFERENCE(3),
  /** One network on its own. */
  SINGLE(4),
  /** One of a sweep. */
  SWEEP(5);

  private final int stream;

  RunStage(int stream) {
    this.stream = stream;
  }

  /**
   * The stage's number among the streams of seeds; never changes, or old runs can't be repeated.
   */
  int stream() {
    return stream;
  }

  /** The name as it is written, in small letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
