package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.report.ThresholdSummary.Longer;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.sweep.SizeStudy;
import org.jamming4j.table.TableReport;
import org.jspecify.annotations.Nullable;

/**
 * The main job's result as it is printed and written. Its numbers are rounded once, here, so that
 * what is printed equals what is written. Numbers that need test patterns are null without any.
 *
 * @param command always "size"
 * @param seed the run's seed
 * @param seconds how long it took
 * @param data what it was run on
 * @param patterns P
 * @param testPatterns how many test patterns there were
 * @param dimension d
 * @param depth L
 * @param outputs k
 * @param protocol user or paper
 * @param nStar N*
 * @param nStarLow lower end of its 95 % interval, which is for these data; null if the runs do not
 *     tell
 * @param nStarHigh upper end
 * @param rStar P k / N*
 * @param width of the ensemble's networks
 * @param effectiveParameters N of each of them
 * @param ensembleSize how many there are
 * @param testErrorSingleMean mean of their test errors
 * @param testErrorSingleStd standard deviation of their test errors
 * @param testErrorEnsemble test error of their average
 * @param references single larger networks, by their multiple of N*
 * @param longer what more steps would change, if many runs near N* were undecided; null if not
 * @param outcomes how all runs ended
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SizeSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String data,
    int patterns,
    int testPatterns,
    int dimension,
    int depth,
    int outputs,
    String protocol,
    BigDecimal nStar,
    @Nullable BigDecimal nStarLow,
    @Nullable BigDecimal nStarHigh,
    BigDecimal rStar,
    int width,
    long effectiveParameters,
    int ensembleSize,
    @Nullable BigDecimal testErrorSingleMean,
    @Nullable BigDecimal testErrorSingleStd,
    @Nullable BigDecimal testErrorEnsemble,
    BigDecimal trainErrorEnsemble,
    Map<Integer, TestErrors> references,
    @Nullable Longer longer,
    List<OutcomeCounts> outcomes,
    int setAside,
    @Nullable TableReport table) {

  /** Copies the collections. */
  public SizeSummary {
    references = new LinkedHashMap<>(references);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * The summary of a study.
   *
   * @param data what it was run on
   * @param protocol user or paper
   */
  public static SizeSummary of(
      SizeStudy.Result study, DataRead data, String protocol, long seed, double seconds) {
    TransitionFit fit = study.search().fit();
    TestErrors single = TestErrors.of(study.members());
    BigDecimal nStar = Rounding.to(1, fit.threshold());
    Patterns training = data.split().training();
    int gaps = training.size() * training.outputs();
    Map<Integer, TestErrors> references = new LinkedHashMap<>();
    study.references().forEach((multiple, runs) -> references.put(multiple, TestErrors.of(runs)));
    return new SizeSummary(
        "size",
        seed,
        Rounding.to(1, seconds),
        data.name(),
        training.size(),
        data.split().test().map(test -> test.size()).orElse(0),
        training.dimension(),
        study.chosen().depth(),
        training.outputs(),
        protocol,
        nStar,
        Rounding.finite(1, fit.thresholdLow()),
        Rounding.finite(1, fit.thresholdHigh()),
        Rounding.to(3, gaps / nStar.doubleValue()),
        study.chosen().width(),
        study.chosen().effectiveParameters(),
        study.members().size(),
        single.mean(),
        single.std(),
        study.ensembleError().isPresent()
            ? Rounding.to(4, study.ensembleError().getAsDouble())
            : null,
        Rounding.to(4, study.ensembleTrainError()),
        references,
        study.search().longer().map(Longer::of).orElse(null),
        outcomes(study.allRuns()),
        data.setAside(),
        data.table());
  }

  /** By stage and width. */
  private static List<OutcomeCounts> outcomes(List<RunRecord> runs) {
    Map<RunStage, Map<Integer, List<RunRecord>>> byStageAndWidth =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    RunRecord::stage,
                    TreeMap::new,
                    Collectors.groupingBy(
                        run -> run.spec().width(), TreeMap::new, Collectors.toList())));
    return byStageAndWidth.values().stream()
        .flatMap(byWidth -> byWidth.values().stream().map(OutcomeCounts::of))
        .toList();
  }
}
