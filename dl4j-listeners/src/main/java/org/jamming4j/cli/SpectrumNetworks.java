package org.jamming4j.cli;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.LossPoint;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.listener.HessianSpectrumListener;
import org.jamming4j.listener.Iterations;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.UnsupportedNetworkException;
import org.jamming4j.report.NetworkSpectra;
import org.jamming4j.report.SpectrumSnapshot;
import org.jamming4j.sweep.NetworkRun;
import org.jamming4j.sweep.NetworkRunner;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * The spectra of networks on some patterns.
 *
 * @param patterns after preprocessing
 * @param coordinates which parameters the Hessian is by
 */
record SpectrumNetworks(Patterns patterns, Coordinates coordinates) {
  private static final int SNAPSHOTS_PER_DECADE = 1;

  /**
   * Of one network as it is.
   *
   * @throws BadInputException if it is no hinge network, or not for these patterns
   */
  NetworkSpectra of(String label, MultiLayerNetwork network) throws InterruptedException {
    return spectra(label, network, null, null);
  }

  /**
   * Of networks of several widths, each trained before.
   *
   * @param series whether they are looked at amidst training, too
   */
  List<NetworkSpectra> trained(
      NetworkRunner runner,
      HingeNetworkSpec shape,
      List<Integer> widths,
      TrainingSpec training,
      boolean series)
      throws InterruptedException {
    for (int width : widths) {
      // before any is trained
      HessianSpectra.requireMemory(shape.withWidth(width), coordinates);
    }
    List<NetworkSpectra> networks = new ArrayList<>();
    for (int width : widths.stream().sorted().distinct().toList()) {
      var listener =
          new HessianSpectrumListener(
              patterns,
              HessianSpectrumListener.Options.defaults()
                  .withIterations(Iterations.logSpaced(SNAPSHOTS_PER_DECADE))
                  .withCoordinates(coordinates));
      NetworkRun run =
          runner
              .train(
                  RunStage.SINGLE,
                  shape.withWidth(width),
                  training,
                  1,
                  network -> {
                    if (series) {
                      network.addListeners(listener);
                    }
                  })
              .get(0);
      networks.add(
          spectra(
              "N = %d, %s"
                  .formatted(run.record().spec().effectiveParameters(), run.record().outcome()),
              run.network().network(),
              run.record().outcome(),
              series ? snapshots(listener) : null));
    }
    return networks;
  }

  private static List<SpectrumSnapshot> snapshots(HessianSpectrumListener listener) {
    return listener.records().stream()
        .map(at -> new SpectrumSnapshot(at.iteration(), at.unsatisfied(), at.spectra()))
        .toList();
  }

  private NetworkSpectra spectra(
      String label,
      MultiLayerNetwork of,
      @Nullable Outcome outcome,
      @Nullable List<SpectrumSnapshot> series)
      throws InterruptedException {
    HingeNetworkSpec spec;
    try {
      spec = HingeNetworkShape.of(of);
    } catch (UnsupportedNetworkException e) {
      throw new BadInputException(
          "%s is no hinge network: %s.".formatted(label, e.getMessage()), e);
    }
    double[] parameters = of.params().dup().data().asDouble();
    try (LossPoint point = Checks.input(() -> new LossPoint(spec, parameters, patterns))) {
      return new NetworkSpectra(
          label,
          spec.width(),
          spec.depth(),
          spec.effectiveParameters(),
          patterns.size(),
          outcome,
          point.unsatisfied(),
          HessianSpectra.of(point, coordinates),
          series);
    }
  }
}
