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
import java.util.OptionalDouble;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.GapDistribution;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Networks;
import org.jamming4j.training.Budget;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

class GapDistributionListenerTest extends ListenerContract {
  private static final Patterns PATTERNS = RandomPatterns.generate(60, 4, 3);

  @Override
  TrainingListener listener(DataSet monitored, OptionalDouble margin) {
    var options =
        GapDistributionListener.Options.defaults().withIterations(Iterations.logSpaced(100));
    return new GapDistributionListener(
        monitored, margin.isEmpty() ? options : options.withMargin(margin.getAsDouble()));
  }

  @Test
  void records_ofATrainersRun_areTheGapsAtThatTime() throws InterruptedException {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(4, 5, 2, 1);
    var trainer = new HingeTrainer(TrainingSpec.defaults().withBudget(Budget.ofSteps(200)));
    MultiLayerNetwork alone = spec.build(1);
    trainer.train(alone, PATTERNS);
    MultiLayerNetwork watched = spec.build(1);
    List<double[]> seen = new ArrayList<>();
    var listener =
        new GapDistributionListener(
            PATTERNS.toDataSet(),
            GapDistributionListener.Options.defaults()
                .withIterations(Iterations.of(0, 5, 150))
                .withConsumer(gapRecord -> seen.add(gaps(watched))));
    watched.setListeners(listener);
    trainer.train(watched, PATTERNS);
    assertArrayEquals(
        alone.params().dup().data().asDouble(), watched.params().dup().data().asDouble());
    assertEquals(
        List.of(0, 5, 150),
        listener.records().stream().map(GapDistributionRecord::iteration).toList());
    for (int i = 0; i < seen.size(); i++) {
      GapDistributionRecord made = listener.records().get(i);
      assertEquals(
          GapDistribution.of(
              seen.get(i),
              1,
              made.state().loss(),
              GapDistribution.USUAL_EDGES,
              GapDistribution.USUAL_SCALED_EDGES),
          made.distribution());
      assertEquals(60, made.distribution().gaps().total());
      assertEquals(made.state().unsatisfied(), made.distribution().scaled().total());
    }
  }

  private static double[] gaps(MultiLayerNetwork network) {
    double[][] f = Networks.values(Networks.output(network, PATTERNS.features()));
    double[] gaps = new double[f.length];
    for (int mu = 0; mu < gaps.length; mu++) {
      gaps[mu] = 1 - PATTERNS.label(mu, 0) * f[mu][0];
    }
    return gaps;
  }

  @Test
  void record_asJsonAndCsv_tellsTheSame() throws IOException {
    var state = new JammingState(4, 2, 1, 0.25, 0.5, -2, 1.5);
    var made =
        new GapDistributionRecord(
            7,
            1,
            state,
            GapDistribution.of(
                new double[] {-2, -0.5, 0.5, 1.5},
                1,
                0.25,
                List.of(-1.0, 0.0, 1.0),
                List.of(1.0, 2.0)));
    JsonNode json = new ObjectMapper().readTree(made.toJson());
    assertEquals(7, json.get("iteration").asInt());
    assertEquals(0.25, json.get("state").get("loss").asDouble());
    assertEquals("[1,1]", json.get("gaps").get("counts").toString());
    assertEquals("[-1.0,0.0,1.0]", json.get("gaps").get("edges").toString());
    assertEquals(1, json.get("scaled").get("above").asInt());
    assertEquals(
        """
        iteration,epoch,histogram,from,to,count
        7,1,gaps,-Infinity,-1.0,1
        7,1,gaps,-1.0,0.0,1
        7,1,gaps,0.0,1.0,1
        7,1,gaps,1.0,Infinity,1
        7,1,scaled,-Infinity,1.0,0
        7,1,scaled,1.0,2.0,1
        7,1,scaled,2.0,Infinity,1
        """,
        GapDistributionRecord.csv(List.of(made)));
  }

  @Test
  void options_withEdgesThatDoNotAscend_areRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                GapDistributionListener.Options.defaults()
                    .withEdges(List.of(1.0, 0.0), List.of(0.0, 1.0)));
    assertTrue(e.getMessage().contains("[1.0, 0.0]"), e.getMessage());
  }
}
