package org.jamming4j.training;

import java.util.List;
import java.util.stream.IntStream;
import org.jamming4j.network.ParameterLayout;

/** {@link Optimiser.Soap} at work on one run, layer by layer. */
final class SoapStepper implements Stepper {
  private final Optimiser.Soap soap;
  private final List<SoapLayer> layers;
  private int steps;

  /** beta1 and beta2 to the power of the steps so far. */
  private double decayed1 = 1;

  private double decayed2 = 1;

  SoapStepper(Optimiser.Soap soap, ParameterLayout layout) {
    this.soap = soap;
    layers =
        IntStream.range(0, layout.layers())
            .mapToObj(layer -> new SoapLayer(soap, layout, layer))
            .toList();
  }

  @Override
  public void step(double[] parameters, double[] gradient, double scale) {
    steps++;
    decayed1 *= soap.beta1();
    decayed2 *= soap.beta2();
    double rate = scale * soap.learningRate() / (1 - decayed1);
    double squareScale = 1 / (1 - decayed2);
    boolean renew = steps % soap.renewal() == 0;
    for (SoapLayer layer : layers) {
      layer.see(gradient);
      layer.step(parameters, rate, squareScale);
      if (renew) {
        layer.renew(1 / (1 - decayed1), squareScale);
      }
    }
  }
}
