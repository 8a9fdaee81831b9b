package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.ensemble.Temperature;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;

/**
 * The main job once N* is known: trains an ensemble at the smallest width at which networks fit,
 * and compares it with single networks of several times N*.
 */
public final class SizeStudy {
  private final HingeNetworkSpec shape;
  private final TrainingSpec training;
  private final int ensembleSize;
  private final List<Integer> multiples;
  private final int references;

  /**
   * A study to run on data.
   *
   * @param shape of which only the width varies
   * @param training of networks, which are trained on to {@link Goal#SATISFIED}
   * @param ensembleSize networks in the ensemble
   * @param multiples of N*, for the single larger networks
   * @param references how many single networks at each multiple
   */
  public SizeStudy(
      HingeNetworkSpec shape,
      TrainingSpec training,
      int ensembleSize,
      List<Integer> multiples,
      int references) {
    this.shape = shape;
    this.training = training.withGoal(Goal.SATISFIED);
    this.ensembleSize = ensembleSize;
    this.multiples = List.copyOf(multiples);
    this.references = references;
  }

  /**
   * Runs the study.
   *
   * @param search N*
   * @param width of the ensemble
   * @param raw the patterns before preprocessing, which the ensemble is tested on
   * @throws InterruptedException if the thread is interrupted
   */
  public Result run(NetworkRunner runner, ThresholdStudy.Result search, int width, Split raw)
      throws InterruptedException {
    HingeNetworkSpec chosen = shape.withWidth(width);
    List<NetworkRun> members = runner.train(RunStage.ENSEMBLE, chosen, training, ensembleSize);
    var ensemble = new AveragedEnsemble(members.stream().map(NetworkRun::network).toList());
    OptionalDouble ensembleError = OptionalDouble.empty();
    AveragedEnsemble calibrated = ensemble;
    if (raw.test().isPresent()) {
      Patterns test = raw.test().get();
      double[][] outputs = ensemble.outputs(test);
      ensembleError = OptionalDouble.of(ClassificationError.of(outputs, test));
      calibrated = ensemble.withTemperature(Temperature.fit(outputs, test));
    }
    double trainError = ClassificationError.of(ensemble.outputs(raw.training()), raw.training());
    Map<Integer, List<RunRecord>> larger = new LinkedHashMap<>();
    for (int multiple : multiples) {
      int wide = shape.widthNear(multiple * search.fit().threshold());
      List<NetworkRun> single =
          runner.train(RunStage.REFERENCE, shape.withWidth(wide), training, references);
      larger.put(multiple, records(single));
    }
    return new Result(
        search, chosen, records(members), calibrated, trainError, ensembleError, larger);
  }

  private static List<RunRecord> records(List<NetworkRun> runs) {
    return runs.stream().map(NetworkRun::record).toList();
  }

  /**
   * What a study found.
   *
   * @param search the threshold
   * @param chosen the shape of the ensemble's networks
   * @param members the ensemble's runs
   * @param ensemble their average, calibrated on the test patterns if there are any
   * @param ensembleTrainError its share of wrong training patterns
   * @param ensembleError its share of wrong test patterns; empty if there are none
   * @param references single larger networks by their multiple of N*
   */
  public record Result(
      ThresholdStudy.Result search,
      HingeNetworkSpec chosen,
      List<RunRecord> members,
      AveragedEnsemble ensemble,
      double ensembleTrainError,
      OptionalDouble ensembleError,
      Map<Integer, List<RunRecord>> references) {

    /**
     * All runs: those that looked for N* in their order, then the ensemble, then the references.
     */
    public List<RunRecord> allRuns() {
      List<RunRecord> all = new ArrayList<>(search.runs());
      all.addAll(members);
      references.values().forEach(all::addAll);
      return all;
    }
  }
}
