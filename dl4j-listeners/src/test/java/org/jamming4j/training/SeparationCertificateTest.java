package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

class SeparationCertificateTest {
  /** f = ((10^17 x + 9) - 10^17) - 12, which is -3, and 16 - 12 where 10^17 + 9 is rounded. */
  private static final double[] ROUNDED = {1e17, 9, 1, -1e17, 1, -12};

  private static final HingeNetworkSpec CHAIN = HingeNetworkSpec.relu(1, 1, 2, 1);

  /** f in exact arithmetic. */
  private static BigDecimal[] exact(HingeNetworkSpec spec, double[] parameters, double[] pattern) {
    ParameterLayout layout = spec.layout();
    BigDecimal[] a = new BigDecimal[pattern.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = new BigDecimal(pattern[i]);
    }
    for (int layer = 0; layer < layout.layers(); layer++) {
      BigDecimal[] next = new BigDecimal[layout.outputs(layer)];
      for (int j = 0; j < next.length; j++) {
        next[j] = new BigDecimal(parameters[layout.biases(layer) + j]);
        for (int i = 0; i < a.length; i++) {
          double weight = parameters[layout.weights(layer) + j * a.length + i];
          next[j] = next[j].add(a[i].multiply(new BigDecimal(weight)));
        }
        if (layer < layout.layers() - 1) {
          next[j] = next[j].max(BigDecimal.ZERO);
        }
      }
      a = next;
    }
    return a;
  }

  @ParameterizedTest
  @CsvSource({"3, 5, 1, 1", "8, 6, 3, 2", "4, 12, 2, 3", "2, 3, 5, 1"})
  void bound_ofRandomNetworks_coversTheErrorAndIsSmall(int d, int h, int depth, int k) {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(d, h, depth, k);
    var random = new Random(1);
    for (int seed = 1; seed <= 20; seed++) {
      double[] parameters = spec.build(seed).params().toDoubleVector();
      for (int layer = 0; layer < spec.layout().layers(); layer++) {
        for (int j = 0; j < spec.layout().outputs(layer); j++) {
          parameters[spec.layout().biases(layer) + j] = random.nextGaussian();
        }
      }
      double[] pattern = random.doubles(d, -2, 2).toArray();
      Patterns patterns = new Patterns(new double[2 * d], d, new int[] {0, 1}, List.of("a", "b"));
      double[][] outputs = new SeparationCertificate(spec, patterns).outputs(parameters, pattern);
      BigDecimal[] right = exact(spec, parameters, pattern);
      for (int c = 0; c < k; c++) {
        double error = right[c].subtract(new BigDecimal(outputs[0][c])).abs().doubleValue();
        assertTrue(error <= outputs[1][c], error + " above " + outputs[1][c]);
        assertTrue(outputs[1][c] < 1e-11, "" + outputs[1][c]);
      }
    }
  }

  @Test
  void signThatIsARoundingError_isNoCertificate() throws InterruptedException {
    var patterns = new Patterns(new double[] {1, -1}, 1, new int[] {1, 0}, List.of("a", "b"));
    assertTrue(exact(CHAIN, ROUNDED, new double[] {1})[0].signum() < 0);
    MultiLayerNetwork network = CHAIN.build(1);
    network.setParams(Nd4j.createFromArray(ROUNDED).reshape(1, -1));
    assertTrue(
        network.output(Nd4j.ones(1, 1).castTo(network.params().dataType())).getDouble(0) > 0);
    assertFalse(new SeparationCertificate(CHAIN, patterns).holds(ROUNDED));
  }

  @Test
  void training_fromASignThatIsARoundingError_isNotSatAtOnce() throws InterruptedException {
    var patterns = new Patterns(new double[] {1, -1}, 1, new int[] {1, 0}, List.of("a", "b"));
    MultiLayerNetwork network = CHAIN.build(1);
    network.setParams(Nd4j.createFromArray(ROUNDED).reshape(1, -1));
    var spec = TrainingSpec.defaults().withBudget(Budget.ofSteps(1));
    TrainingResult result = new HingeTrainer(spec).train(network, patterns);
    assertTrue(result.separatedAt().isEmpty());
    assertEquals(Outcome.UNDECIDED, result.outcome());
  }

  @Test
  void trainedNetwork_thatIsSat_hasACertificate() throws InterruptedException {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(10, 12, 3, 1);
    Patterns patterns = RandomPatterns.generate(200, 10, 1);
    MultiLayerNetwork network = spec.build(1);
    TrainingResult result = new HingeTrainer(TrainingSpec.defaults()).train(network, patterns);
    assertEquals(Outcome.SAT, result.outcome());
    double[] parameters = network.params().toDoubleVector();
    var certificate = new SeparationCertificate(spec, patterns);
    assertTrue(certificate.holds(parameters));
    parameters[3] = Double.NaN;
    assertFalse(certificate.holds(parameters));
  }

  @Test
  void interruptedThread_isHeard() {
    Patterns patterns = RandomPatterns.generate(200, 10, 1);
    HingeNetworkSpec spec = HingeNetworkSpec.relu(10, 12, 3, 1);
    var certificate = new SeparationCertificate(spec, patterns);
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> certificate.holds(new double[spec.layout().parameters()]));
  }
}
