package org.jamming4j.table;

import static org.jamming4j.data.Messages.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomSplit;
import org.jamming4j.data.Split;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose rows are all trained on, in their order. */
abstract class Tables {
  @TempDir Path directory;

  Path write(String content) throws IOException {
    return Files.writeString(directory.resolve("data.csv"), content);
  }

  TableSplit whole(String content, TableOptions options) throws IOException {
    return whole(write(content), options);
  }

  /** Fails unless a table is refused in one line that names the file and has all the parts. */
  void assertBad(String content, String... parts) throws IOException {
    assertBad(content, TableOptions.defaults(), parts);
  }

  void assertBad(String content, TableOptions options, String... parts) throws IOException {
    Path file = write(content);
    assertRefused(() -> read(file, options), parts);
    assertRefused(() -> read(file, options), "data.csv");
  }

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
