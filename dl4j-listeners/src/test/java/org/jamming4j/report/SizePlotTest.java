package org.jamming4j.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.sweep.SizeStudy;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizePlotTest {
  private static final HingeNetworkSpec SPEC = HingeNetworkSpec.relu(3, 4, 1, 1);

  @TempDir private Path directory;

  private static RunRecord run(RunStage stage, Outcome outcome, Optional<String> divergence) {
    OptionalInt separated = outcome == Outcome.SAT ? OptionalInt.of(5) : OptionalInt.empty();
    var state = new JammingState(20, 1, outcome == Outcome.SAT ? 0 : 1, 0.1, 1, -1, 0.5);
    return new RunRecord(
        stage,
        0,
        1,
        SPEC,
        TrainingSpec.defaults(),
        "0123abc",
        20,
        new TrainingResult(outcome, 5, separated, OptionalInt.empty(), state, 0, List.of(), 1),
        divergence,
        false,
        divergence.isPresent() ? Double.NaN : 0.1,
        divergence.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(0.2));
  }

  @Test
  void plot_ofASearchInWhichARunDiverged_isDrawn() throws IOException {
    TransitionFit fit = TransitionFit.notBeyond(SizeAxis.PARAMETERS, Math.log(16));
    List<RunRecord> search =
        List.of(
            run(RunStage.THRESHOLD, Outcome.SAT, Optional.empty()),
            run(RunStage.THRESHOLD, Outcome.UNDECIDED, Optional.of("Training diverged.")));
    var found =
        new ThresholdSearch.Result(
            ThresholdSearch.End.ALL_FIT, List.of(), List.of(), Optional.of(fit));
    RunRecord member = run(RunStage.ENSEMBLE, Outcome.SAT, Optional.empty());
    var study =
        new SizeStudy.Result(
            new ThresholdStudy.Result(found, search, Optional.empty()),
            SPEC,
            List.of(member),
            new AveragedEnsemble(
                List.of(
                    new TrainedNetwork(SPEC.build(1), Preprocessing.none(3), List.of("a", "b")))),
            0.1,
            OptionalDouble.of(0.2),
            Map.of());
    Path file = directory.resolve("size.png");
    SizePlot.write(file, study, "data");
    assertTrue(Files.size(file) > 0);
  }
}
