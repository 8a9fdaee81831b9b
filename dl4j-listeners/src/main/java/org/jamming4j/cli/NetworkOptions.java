package org.jamming4j.cli;

import org.jamming4j.data.Patterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import picocli.CommandLine.Option;

/** The shape of a network but for its width. */
final class NetworkOptions {
  @Option(
      names = "--depth",
      paramLabel = "L",
      defaultValue = "3",
      description = "Hidden layers (${DEFAULT-VALUE}).")
  int depth;

  @Option(
      names = "--activation",
      paramLabel = "A",
      defaultValue = "RELU",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  HiddenActivation activation;

  @Option(
      names = "--init",
      paramLabel = "I",
      defaultValue = "ORTHOGONAL",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  Initialisation initialisation;

  @Option(
      names = "--margin",
      paramLabel = "K",
      defaultValue = "1",
      description = "kappa of the hinge loss (${DEFAULT-VALUE}).")
  double margin;

  /**
   * The shape for the given patterns.
   *
   * @throws BadInputException if a value is out of its range
   */
  HingeNetworkSpec spec(Patterns patterns, int width) {
    return spec(patterns.dimension(), width, patterns.outputs());
  }

  /**
   * The shape for some inputs and outputs.
   *
   * @throws BadInputException if a value is out of its range
   */
  HingeNetworkSpec spec(int inputs, int width, int outputs) {
    return Checks.input(
        () ->
            new HingeNetworkSpec(
                inputs, width, depth, outputs, activation, initialisation, margin));
  }

  /** Checks what needs no data, before any are loaded. */
  void check() {
    Checks.atLeast("--depth", depth, 1);
    Checks.input(() -> new HingeNetworkSpec(1, 1, depth, 1, activation, initialisation, margin));
  }
}
