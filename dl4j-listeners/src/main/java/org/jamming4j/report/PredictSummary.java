package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.table.TableInputs;
import org.jspecify.annotations.Nullable;

/**
 * Predictions for a table as they are printed and written.
 *
 * @param command always "predict"
 * @param seed the run's seed, which decides nothing here
 * @param seconds how long it took
 * @param data the table
 * @param networks how many are averaged over
 * @param rows how many there are
 * @param labelled how many of them have a label
 * @param unknownLabels how many of these are of a class that the model does not know, which counts
 *     as wrong
 * @param wrong how many of the labelled ones are predicted wrongly
 * @param errorRate their share; none without labels
 * @param classes how many rows are predicted to be of each class
 * @param missing cells that are missing, by column
 * @param unseen cells with a text that was in no training row, by column
 * @param unused columns that the model has no use for
 * @param file where the predictions are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PredictSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String data,
    int networks,
    int rows,
    int labelled,
    int unknownLabels,
    int wrong,
    @Nullable BigDecimal errorRate,
    Map<String, Integer> classes,
    Map<String, Integer> missing,
    Map<String, Integer> unseen,
    List<String> unused,
    String file) {
  /** Copies the collections. */
  public PredictSummary {
    classes = new LinkedHashMap<>(classes);
    missing = new LinkedHashMap<>(missing);
    unseen = new LinkedHashMap<>(unseen);
    unused = List.copyOf(unused);
  }

  /**
   * The summary once all rows have passed.
   *
   * @param data the table's file
   * @param table all of whose rows were read
   * @param counts of their predictions
   * @param file where the predictions are
   */
  public static PredictSummary of(
      Path data,
      AveragedEnsemble ensemble,
      TableInputs table,
      PredictionCounts counts,
      Path file,
      long seed,
      double seconds) {
    return new PredictSummary(
        "predict",
        seed,
        Rounding.to(1, seconds),
        String.valueOf(data.getFileName()),
        ensemble.members().size(),
        counts.rows(),
        counts.labelled(),
        counts.unknownLabels(),
        counts.wrong(),
        counts.labelled() == 0 ? null : Rounding.to(4, (double) counts.wrong() / counts.labelled()),
        counts.classes(),
        table.missing(),
        table.unseen(),
        table.unused(),
        file.toString());
  }
}
