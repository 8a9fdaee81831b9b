package org.jamming4j.listener;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.LossPoint;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.training.Budget;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HessianSpectrumListenerTest {
  private static final HingeNetworkSpec SPEC =
      new HingeNetworkSpec(4, 5, 2, 1, HiddenActivation.RELU, Initialisation.ORTHOGONAL, 1);
  private static final Patterns PATTERNS = RandomPatterns.generate(90, 4, 3);

  private static HingeTrainer trainer() {
    return new HingeTrainer(TrainingSpec.defaults().withBudget(Budget.ofSteps(300)));
  }

  private static double[] parameters(MultiLayerNetwork network) {
    return network.params().dup().data().asDouble();
  }

  private static List<Integer> iterations(HessianSpectrumListener listener) {
    return listener.records().stream().map(HessianSpectrumRecord::iteration).toList();
  }

  @ParameterizedTest
  @EnumSource(Coordinates.class)
  void records_ofATrainersRun_areTheSpectraAtThatTime(Coordinates coordinates)
      throws InterruptedException {
    MultiLayerNetwork alone = SPEC.build(1);
    trainer().train(alone, PATTERNS);
    MultiLayerNetwork watched = SPEC.build(1);
    List<double[]> seen = new ArrayList<>();
    var listener =
        new HessianSpectrumListener(
            PATTERNS,
            HessianSpectrumListener.Options.defaults()
                .withCoordinates(coordinates)
                .withConsumer(spectrumRecord -> seen.add(parameters(watched))));
    watched.setListeners(listener);
    trainer().train(watched, PATTERNS);
    assertArrayEquals(parameters(alone), parameters(watched));
    assertEquals(List.of(0, 1, 3, 10, 32, 100), iterations(listener));
    for (int i = 0; i < seen.size(); i++) {
      HessianSpectrumRecord made = listener.records().get(i);
      try (var point = new LossPoint(SPEC, seen.get(i), PATTERNS)) {
        HessianSpectra expected = HessianSpectra.of(point, coordinates);
        assertEquals(point.unsatisfied(), made.unsatisfied());
        assertArrayEquals(expected.hessian().eigenvalues(), made.spectra().hessian().eigenvalues());
        assertEquals(coordinates.size(SPEC.layout()), made.spectra().residual().size());
      }
    }
  }

  @Test
  void records_ofDl4jsFit_leaveTrainingAsItIs() {
    MultiLayerNetwork alone = SPEC.build(1);
    MultiLayerNetwork watched = SPEC.build(1);
    var listener = new HessianSpectrumListener(PATTERNS);
    watched.setListeners(listener);
    for (int step = 0; step < 12; step++) {
      alone.fit(PATTERNS.toDataSet());
      watched.fit(PATTERNS.toDataSet());
    }
    assertArrayEquals(parameters(alone), parameters(watched));
    assertEquals(List.of(0, 1, 3, 10), iterations(listener));
    assertTrue(listener.records().get(0).spectra().hessian().positive() > 0);
  }

  @Test
  void records_whenThereAreEnough_stop() throws InterruptedException {
    MultiLayerNetwork network = SPEC.build(1);
    var listener =
        new HessianSpectrumListener(
            PATTERNS,
            HessianSpectrumListener.Options.defaults()
                .withIterations(Iterations.logSpaced(9))
                .withMost(4));
    network.setListeners(listener);
    trainer().train(network, PATTERNS);
    assertEquals(List.of(0, 1, 2, 3), iterations(listener));
  }

  @Test
  void records_atChosenIterations_areThoseAlone() throws InterruptedException {
    MultiLayerNetwork network = SPEC.build(1);
    var listener =
        new HessianSpectrumListener(
            PATTERNS,
            HessianSpectrumListener.Options.defaults().withIterations(Iterations.of(20, 250)));
    network.setListeners(listener);
    trainer().train(network, PATTERNS);
    assertEquals(List.of(20, 250), iterations(listener));
  }

  @Test
  void records_whenAnotherWouldTakeTooLong_stop() throws InterruptedException {
    MultiLayerNetwork network = SPEC.build(1);
    var clock = new AtomicLong();
    // two seconds a look
    var listener =
        new HessianSpectrumListener(
            PATTERNS,
            HessianSpectrumListener.Options.defaults().withSeconds(7),
            () -> clock.getAndAdd(2_000_000_000L));
    network.setListeners(listener);
    trainer().train(network, PATTERNS);
    assertEquals(List.of(0, 1, 3), iterations(listener));
  }

  @Test
  void record_asJsonAndCsv_tellsTheSame() throws InterruptedException, IOException {
    MultiLayerNetwork network = SPEC.build(1);
    var listener =
        new HessianSpectrumListener(
            PATTERNS, HessianSpectrumListener.Options.defaults().withIterations(Iterations.of(5)));
    network.setListeners(listener);
    trainer().train(network, PATTERNS);
    HessianSpectrumRecord made = listener.records().get(0);
    JsonNode json = new ObjectMapper().readTree(made.toJson());
    assertEquals(5, json.get("iteration").asInt());
    assertEquals("ALL", json.get("coordinates").asText());
    assertEquals(made.spectra().hessian().negative(), json.get("hessian").get("negative").asInt());
    List<String> csv = HessianSpectrumRecord.csv(List.of(made)).lines().toList();
    assertEquals("iteration,epoch,unsatisfied,term,eigenvalue", csv.get(0));
    int size = made.spectra().hessian().size();
    assertEquals(1 + 3 * size, csv.size());
    int line = 1;
    for (String term : List.of("hessian", "gaussNewton", "residual")) {
      for (JsonNode eigenvalue : json.get(term).get("eigenvalues")) {
        String[] cells = csv.get(line++).split(",", -1);
        assertEquals(eigenvalue.asDouble(), Double.parseDouble(cells[4]));
      }
    }
    for (int i = 0; i < size; i++) {
      assertEquals(
          made.spectra().residual().eigenvalues()[i],
          json.get("residual").get("eigenvalues").get(i).asDouble());
    }
  }

  @Test
  void iterationDone_onAnotherNetwork_saysWhyNot() {
    var listener = new HessianSpectrumListener(PATTERNS);
    var sigmoid = Task.SIGMOID.network(1);
    var e =
        assertThrows(IllegalArgumentException.class, () -> listener.iterationDone(sigmoid, 0, 0));
    assertTrue(e.getMessage().contains("hinge networks alone, but"), e.getMessage());
    var many = new HessianSpectrumListener(RandomPatterns.generate(20, 3, 1));
    var wrong =
        assertThrows(IllegalArgumentException.class, () -> many.iterationDone(SPEC.build(1), 0, 0));
    assertTrue(wrong.getMessage().contains("dimension 3"), wrong.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> HessianSpectrumListener.Options.defaults().withMost(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> HessianSpectrumListener.Options.defaults().withSeconds(Double.NaN));
  }
}
