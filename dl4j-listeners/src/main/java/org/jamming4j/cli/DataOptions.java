package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jamming4j.data.Cifar10;
import org.jamming4j.data.LabelledImages;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.data.Split;
import org.jamming4j.table.Header;
import org.jamming4j.table.LabelledTable;
import org.jamming4j.table.TableOptions;
import org.jamming4j.table.TableSplit;
import org.jamming4j.training.WarmUp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data, how many of them, and what is done to them first. */
final class DataOptions {
  private static final int DEFAULT_PATTERNS = 1000;
  private static final int DEFAULT_DIMENSION = 10;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = "mnist-parity",
      description =
          "mnist-parity, cifar10, random, or a table in a text file, with a label column (${DEFAULT-VALUE}).")
  String data;

  @Option(
      names = "--patterns",
      paramLabel = "P",
      split = ",",
      description =
          "Training patterns (1000; four fifths of a table). For phase several numbers, as 250,500,1000.")
  private @Nullable List<Integer> counts;

  @Option(
      names = "--test-patterns",
      paramLabel = "T",
      defaultValue = "10000",
      description = "At most so many of the other patterns are the test set (${DEFAULT-VALUE}).")
  int testPatterns;

  @Option(
      names = "--dim",
      paramLabel = "D",
      description = "Principal components kept (10; all of a table).")
  @Nullable Integer dimension;

  @Option(
      names = "--no-sphere",
      description = "Leave patterns at their own norms; by default each is scaled to sqrt(D).")
  boolean noSphere;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "A table's label column, by name or number from 1 (the last one).")
  @Nullable String label;

  @Option(
      names = "--separator",
      paramLabel = "CHARACTER",
      converter = SeparatorConverter.class,
      description =
          "What separates a table's columns: comma, semicolon, tab, or another character (found by looking).")
  @Nullable Character separator;

  @Option(
      names = "--header",
      paramLabel = "WHETHER",
      description =
          "yes, no or auto: whether a table's first row holds the names of its columns (auto: found by looking, and told).")
  @Nullable Header header;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of a table to leave out, by name or number from 1.")
  @Nullable List<String> ignored;

  @Option(
      names = "--mnist",
      paramLabel = "DIR",
      description = "The four IDX files of all 70,000 digits, .gz or not (10,000 are built in).")
  @Nullable Path mnist;

  @Option(
      names = "--cifar",
      paramLabel = "DIR",
      description = "CIFAR-10's binary batches: vehicles against animals.")
  @Nullable Path cifar;

  /**
   * Loads, splits and preprocesses the data.
   *
   * @param err is told what was read from a table
   * @throws BadInputException if anything is wrong with them
   */
  PreparedData load(long seed, PrintWriter err) {
    return shown(load(seed, patterns(), false), err);
  }

  /**
   * The same with all patterns there are for training, unless their number was chosen.
   *
   * @throws BadInputException if anything is wrong with them
   */
  PreparedData loadAll(long seed, PrintWriter err) {
    return shown(load(seed, patterns(), true), err);
  }

  /**
   * The same for every number of patterns that was chosen, ascending; more of them contain the
   * fewer ones.
   *
   * @throws BadInputException if anything is wrong with them, or there are less than two
   */
  List<PreparedData> loadEach(long seed, PrintWriter err) {
    List<Integer> numbers =
        counts == null ? List.of() : counts.stream().sorted().distinct().toList();
    if (numbers.size() < 2) {
      throw new BadInputException(
          "--patterns needs two numbers at least, as 250,500,1000; there are %d."
              .formatted(numbers.size()));
    }
    List<PreparedData> each = numbers.stream().map(number -> load(seed, number, false)).toList();
    shown(each.get(each.size() - 1), err);
    return each;
  }

  private static PreparedData shown(PreparedData prepared, PrintWriter err) {
    if (prepared.table() != null) {
      err.print(TableReportText.of(prepared.table().report()));
      err.flush();
    }
    return prepared;
  }

  private @Nullable Integer patterns() {
    if (counts != null && counts.size() > 1) {
      throw new BadInputException(
          "--patterns takes one number here, not %d; several are for phase."
              .formatted(counts.size()));
    }
    return counts == null ? null : counts.get(0);
  }

  private PreparedData load(long seed, @Nullable Integer patterns, boolean all) {
    return Checks.input(
        () -> {
          requireMatchingOptions(patterns);
          if (isRandom()) {
            return random(seed, patterns);
          }
          // reading and preprocessing leave the other processors idle
          WarmUp warmUp = WarmUp.begin();
          try {
            return read(seed, patterns, all);
          } finally {
            warmUp.close();
          }
        });
  }

  private PreparedData read(long seed, @Nullable Integer patterns, boolean all) throws IOException {
    TableSplit table = isTable() ? table(seed, patterns, all) : null;
    Split raw = table != null ? table.split() : images(seed, patterns, all);
    int kept = dimension != null ? dimension : defaultDimension(raw.training());
    var preprocessing = Preprocessing.fit(raw.training(), kept, !noSphere);
    Split split =
        new Split(preprocessing.apply(raw.training()), raw.test().map(preprocessing::apply));
    return new PreparedData(name(), raw, split, preprocessing, table, 0);
  }

  private void requireMatchingOptions(@Nullable Integer patterns) {
    requireOnlyFor("--mnist", mnist, data.equals("mnist-parity"), "--data mnist-parity");
    requireOnlyFor("--cifar", cifar, data.equals("cifar10"), "--data cifar10");
    requireOnlyFor("--label", label, isTable(), "a table");
    requireOnlyFor("--separator", separator, isTable(), "a table");
    requireOnlyFor("--header", header, isTable(), "a table");
    requireOnlyFor("--ignore", ignored, isTable(), "a table");
    if (patterns != null) {
      Checks.atLeast("--patterns", patterns, 2);
    }
    if (dimension != null) {
      Checks.atLeast("--dim", dimension, 1);
    }
    Checks.atLeast("--test-patterns", testPatterns, 0);
  }

  private void requireOnlyFor(String option, @Nullable Object value, boolean matches, String what) {
    if (value != null && !matches) {
      throw new BadInputException(
          "%s goes with %s, but the data are %s.".formatted(option, what, data));
    }
  }

  private boolean isTable() {
    return !data.equals("mnist-parity") && !data.equals("cifar10") && !isRandom();
  }

  private PreparedData random(long seed, @Nullable Integer patterns) {
    int d = dimension != null ? dimension : DEFAULT_DIMENSION;
    Patterns training = RandomPatterns.generate(imagePatterns(patterns), d, seed);
    Optional<Patterns> test =
        testPatterns < 2
            ? Optional.empty()
            : Optional.of(RandomPatterns.generate(testPatterns, d, ~seed));
    var split = new Split(training, test);
    return new PreparedData("random", split, split, Preprocessing.none(d), null, 0);
  }

  private Split images(long seed, @Nullable Integer patterns, boolean all) {
    if (data.equals("mnist-parity")) {
      LabelledImages digits = mnist == null ? MnistParity.embedded() : MnistParity.load(mnist);
      return split(digits, patterns, all, seed);
    }
    if (cifar == null) {
      throw new BadInputException("--data cifar10 needs --cifar DIR with its binary batches.");
    }
    return split(Cifar10.load(cifar), patterns, all, seed);
  }

  private TableSplit table(long seed, @Nullable Integer patterns, boolean all) {
    var options =
        new TableOptions(
            label,
            separator,
            header == null ? Header.AUTO : header,
            ignored == null ? List.of() : ignored);
    LabelledTable table = LabelledTable.read(Path.of(data), options);
    int usual = all ? table.size() : Math.max(2, table.size() * 4 / 5);
    return table.split(patterns != null ? patterns : usual, testPatterns, seed);
  }

  private Split split(LabelledImages images, @Nullable Integer patterns, boolean all, long seed) {
    return all && patterns == null
        ? images.split(images.size(), 0, seed)
        : images.split(imagePatterns(patterns), testPatterns, seed);
  }

  /** Whether patterns are drawn, so that other runs may have others. */
  boolean isRandom() {
    return data.equals("random");
  }

  private static int imagePatterns(@Nullable Integer patterns) {
    return patterns != null ? patterns : DEFAULT_PATTERNS;
  }

  private int defaultDimension(Patterns training) {
    if (!isTable()) {
      return DEFAULT_DIMENSION;
    }
    int rank = Preprocessing.rank(training);
    if (rank == 0) {
      throw new BadInputException(
          "The training patterns are all equal; there is nothing to learn.");
    }
    if (rank == 1 && !noSphere) {
      throw new BadInputException(
          "The training patterns vary in one direction only, which the sphere would leave nothing of; add --no-sphere.");
    }
    return rank;
  }

  private String name() {
    return switch (data) {
      case "mnist-parity" -> "MNIST parity";
      case "cifar10" -> "CIFAR-10, vehicles against animals";
      default -> Path.of(data).getFileName().toString();
    };
  }
}
