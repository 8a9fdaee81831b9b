package org.jamming4j.table;

import java.nio.file.Path;
import java.util.Optional;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomSplit;
import org.jamming4j.data.Split;

/** Tables whose rows are all trained on, in their order. */
final class Tables {
  private Tables() {}

  /** All rows, in their order. */
  static Patterns read(Path file, TableOptions options) {
    return whole(file, options).split().training();
  }

  /** All rows, in their order, as training patterns. */
  private static TableSplit inOrder(LabelledTable table) {
    TableSplit drawn = table.split(table.size(), 0, 1);
    int[] order =
        RandomSplit.draw(
                new RandomSplit.Source("", table.size(), row -> row, ""), table.size(), 0, 1)
            .training();
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    return new TableSplit(
        new Split(drawn.split().training().subset(back), Optional.empty()),
        drawn.encoding(),
        drawn.report());
  }

  /** All rows, in their order, and what was learnt from them. */
  static TableSplit whole(Path file, TableOptions options) {
    return inOrder(LabelledTable.read(file, options));
  }
}
