package org.jamming4j.benchmark;

/** Who is measured. */
public enum Contender {
  /** {@link org.jamming4j.training.HingeTrainer}. */
  JAMMING4J("Jamming4J"),
  /** The {@code fit} of Deeplearning4j's own network, with the kernel that OpenBLAS chooses. */
  DL4J("DL4J's fit"),
  /** The same with the kernel that this project chooses. */
  DL4J_BEST_KERNEL("DL4J's fit, kernel by Jamming4J"),
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
