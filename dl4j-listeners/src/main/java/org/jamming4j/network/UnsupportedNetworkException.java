package org.jamming4j.network;

/**
 * A network is not a plain fully connected hinge network in float64 or float32; the message says
 * why.
 */
public final class UnsupportedNetworkException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * With the reason, as the end of a sentence.
   *
   * @param reason such as "it has a ConvolutionLayer"
   */
  public UnsupportedNetworkException(String reason) {
    super(reason);
  }
}
