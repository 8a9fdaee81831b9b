package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import org.jamming4j.data.Contradictions;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.report.DataRead;
import org.jamming4j.table.TableSplit;
import org.jspecify.annotations.Nullable;

/**
 * Data ready to train on.
 *
 * @param name what they are, for people
 * @param raw before preprocessing
 * @param split after it
 * @param preprocessing fitted on the training patterns alone
 * @param table what they were read from; null if that is no table
 * @param setAside how many training patterns were taken out because no network fits them
 */
record PreparedData(
    String name,
    Split raw,
    Split split,
    Preprocessing preprocessing,
    @Nullable TableSplit table,
    int setAside) {

  /** What summaries say of them. */
  DataRead read() {
    return new DataRead(name, split, setAside, table == null ? null : table.report());
  }

  /** The same networks, with what makes inputs of a table's rows, if these are from a table. */
  AveragedEnsemble withColumns(AveragedEnsemble trained) {
    return table == null ? trained : trained.withTable(table.encoding());
  }

  /** The same network, with what makes inputs of a table's rows, if these are from a table. */
  TrainedNetwork withColumns(TrainedNetwork trained) {
    return table == null ? trained : trained.withTable(table.encoding());
  }

  /**
   * The same without training patterns that contradict others, which no network of any size can
   * fit; tells of them.
   *
   * @throws BadInputException if less than two classes are left
   */
  PreparedData fittable(PrintWriter err) {
    Patterns training = split.training();
    int[] kept = Contradictions.withoutThem(training);
    int contradicting = training.size() - kept.length;
    if (contradicting == 0) {
      return this;
    }
    String remedy =
        Contradictions.count(raw.training()) == contradicting
            ? ""
            : " More dimensions (--dim) or the norms (--no-sphere) may tell some of them apart.";
    if (Arrays.stream(kept).map(training::classOf).distinct().count() < 2) {
      throw new BadInputException(
          "%d of the %d training patterns contradict others: equal inputs, different labels. No network fits them, and without them there are no two classes; give more columns.%s"
              .formatted(contradicting, training.size(), remedy));
    }
    err.printf(
        "note: %d of the %d training patterns contradict others: equal inputs, different labels. No network fits them; they are set aside, and N* is that of the other %d.%s%n",
        contradicting, training.size(), kept.length, remedy);
    return new PreparedData(
        name,
        new Split(raw.training().subset(kept), raw.test()),
        new Split(training.subset(kept), split.test()),
        preprocessing,
        table,
        contradicting);
  }
}
