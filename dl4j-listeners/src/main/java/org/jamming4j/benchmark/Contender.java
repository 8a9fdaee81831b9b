package org.jamming4j.benchmark;

/** Who is measured. */
public enum Contender {
  /** {@link org.jamming4j.training.HingeTrainer}. */
  JAMMING4J("Jamming4J"),
  /** The {@code fit} of Deeplearning4j's own network. */
  DL4J("DL4J's fit"),
  /** The peer's script. */
  PYTORCH("PyTorch");

  private final String label;

  Contender(String label) {
    this.label = label;
  }

  /** The name for people. */
  public String label() {
    return label;
  }
}
