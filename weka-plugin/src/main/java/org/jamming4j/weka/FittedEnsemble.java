package org.jamming4j.weka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.choice.ChosenEnsemble;
import org.jamming4j.choice.Member;
import org.jamming4j.choice.NetworkInputs;
import org.jamming4j.ensemble.ClassProbabilities;
import org.jamming4j.ensemble.Temperature;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.TransitionFit;

/** Networks whose outputs are averaged, then divided by one temperature. */
public final class FittedEnsemble implements FittedModel {
  private static final long serialVersionUID = 2;

  private final List<StoredNetwork> members = new ArrayList<>();
  private final NetworkInputs inputs;
  private final double temperature;
  private final String report;
  private final Map<Measure, Double> measures = new EnumMap<>(Measure.class);

  private FittedEnsemble(NetworkInputs inputs, double temperature, String report) {
    this.inputs = inputs;
    this.temperature = temperature;
    this.report = report;
  }

  /**
   * An ensemble as it was chosen, with the temperature of its out-of-fold outputs.
   *
   * @param warnings what there is to say of the data, a sentence each
   * @throws IOException if DL4J cannot write a network
   */
  public static FittedEnsemble of(ChosenEnsemble ensemble, List<String> warnings)
      throws IOException {
    double temperature = Temperature.fit(ensemble.chosen().outputs(), ensemble.patterns());
    var fitted =
        new FittedEnsemble(
            ensemble.fitted(), temperature, EnsembleReport.of(ensemble, temperature, warnings));
    for (Member member : ensemble.members()) {
      fitted.members.add(new StoredNetwork(member.network()));
    }
    fitted.measure(ensemble);
    return fitted;
  }

  private void measure(ChosenEnsemble ensemble) {
    ensemble
        .threshold()
        .ifPresent(
            threshold -> {
              TransitionFit fit = threshold.fit();
              measures.put(Measure.N_STAR, fit.threshold());
              measures.put(Measure.N_STAR_LOW, fit.thresholdLow());
              measures.put(Measure.N_STAR_HIGH, fit.thresholdHigh());
              measures.put(Measure.R_STAR, threshold.ratio());
            });
    List<Member> all = ensemble.members();
    measures.put(
        Measure.NUM_PARAMETERS, (double) ensemble.chosen().network().effectiveParameters());
    measures.put(Measure.NUM_UNSATISFIED, mean(all, member -> member.state().unsatisfied()));
    measures.put(Measure.TRAIN_HINGE_LOSS, mean(all, member -> member.state().loss()));
    boolean fit = all.stream().allMatch(member -> member.state().separated());
    measures.put(Measure.OUTCOME, Measure.number(fit ? Outcome.SAT : Outcome.UNDECIDED));
    measures.put(Measure.STEPS, mean(all, Member::steps));
  }

  private static double mean(List<Member> members, ToDoubleFunction<Member> of) {
    return members.stream().mapToDouble(of).average().orElseThrow();
  }

  /**
   * Copies of the networks as DL4J's own, new each time.
   *
   * @throws IOException if their bytes are damaged
   */
  public List<MultiLayerNetwork> restore() throws IOException {
    List<MultiLayerNetwork> networks = new ArrayList<>();
    for (StoredNetwork member : members) {
      networks.add(member.restore());
    }
    return networks;
  }

  /**
   * What the networks take of some rows.
   *
   * @param rows [rows x d], as they are encoded
   * @return [rows x inputs], new
   */
  public double[][] networkInputs(double[][] rows) {
    return Arrays.stream(rows).map(inputs::of).toArray(double[][]::new);
  }

  @Override
  public double[][] distributions(double[][] rows, int[] seenClasses, int classes)
      throws IOException {
    double[][] chosen = networkInputs(rows);
    double[][] outputs = new double[rows.length][];
    for (StoredNetwork member : members) {
      double[][] f = member.outputs(chosen);
      for (int mu = 0; mu < f.length; mu++) {
        outputs[mu] = outputs[mu] == null ? new double[f[mu].length] : outputs[mu];
        for (int c = 0; c < f[mu].length; c++) {
          outputs[mu][c] += f[mu][c] / (members.size() * temperature);
        }
      }
    }
    for (int mu = 0; mu < outputs.length; mu++) {
      outputs[mu] = ClassProbabilities.of(outputs[mu], seenClasses, classes);
    }
    return outputs;
  }

  @Override
  public String report() {
    return report;
  }

  @Override
  public Map<Measure, Double> measures() {
    return Map.copyOf(measures);
  }
}
