package org.jamming4j.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jamming4j.training.ParallelRuns;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import weka.core.Instances;

/** Cross-validates schemes on data sets, and prints tables of them. */
@Command(
    name = "comparison/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cross-validates the Weka classifiers beside Weka's own, by Weka's Experimenter, on the same folds, and prints"
          + " tables in Markdown. Schemes of one thread run one on each processor; those that use all of them run"
          + " by themselves. Every run is kept as it ends, and is not made again.",
      "SMO-RBF takes the best of nine C and gamma, by 3-fold cross-validation on the training rows of each fold."
    })
public final class ComparisonCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      split = ",",
      description =
          "Data sets (default: diabetes, ionosphere, vote, breast-cancer, credit-g, iris, mnist-parity).")
  private List<String> dataSets = DataSets.COMPARISON;

  @Option(
      names = "--scheme",
      description =
          "A scheme, as Weka's command line has it; may be given several times. The others are tested against the first"
              + " (default: HingeMLPEnsemble, HingeMLP, MultilayerPerceptron, SMO-RBF, RandomForest, Logistic, LMT).")
  private List<String> schemes =
      List.of(
          "HingeMLPEnsemble",
          "HingeMLP",
          "MultilayerPerceptron",
          Scheme.SUPPORT_VECTORS,
          "RandomForest",
          "Logistic",
          "LMT");

  @Option(names = "--runs", description = "Cross-validations of each (default: ${DEFAULT-VALUE}).")
  private int runs = 3;

  @Option(names = "--folds", description = "Folds of each (default: ${DEFAULT-VALUE}).")
  private int folds = 10;

  @Option(
      names = "--readings",
      description = "The file of all readings, which is gone on with (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("comparison.csv");

  private final Map<String, Instances> data = new HashMap<>();

  private ComparisonCommand() {}

  /** The command line. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs the command; 0 if all went well. */
  static int run(String... arguments) {
    return new CommandLine(new ComparisonCommand()).execute(arguments);
  }

  private record Job(String dataSet, Scheme scheme, int run) {}

  @Override
  public Integer call() throws Exception {
    for (String name : dataSets) {
      data.put(name, DataSets.load(name));
    }
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    var readings = new Readings(file);
    List<Job> single = new ArrayList<>();
    List<Job> threaded = new ArrayList<>();
    for (String dataSet : dataSets) {
      for (String name : schemes) {
        for (int run = 1; run <= runs; run++) {
          if (!readings.has(dataSet, name, run, folds)) {
            var scheme = new Scheme(name);
            (scheme.hasThreads() ? threaded : single).add(new Job(dataSet, scheme, run));
          }
        }
      }
    }
    make(threaded, 1, readings);
    int processors = Runtime.getRuntime().availableProcessors();
    make(single, processors, readings);
    System.out.print(new ComparisonTables(readings.all(), dataSets, schemes, folds).markdown());
    return 0;
  }

  private Instances table(String dataSet) {
    return Objects.requireNonNull(data.get(dataSet));
  }

  private void make(List<Job> jobs, int threads, Readings readings) throws Exception {
    List<Callable<List<Reading>>> work = new ArrayList<>();
    for (Job job : jobs) {
      work.add(
          () ->
              CrossValidation.of(
                  job.dataSet(), table(job.dataSet()), job.scheme(), job.run(), folds));
    }
    int[] done = {0};
    ParallelRuns.all(
        work,
        threads,
        (made, number) -> {
          try {
            readings.add(made);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          Job job = jobs.get(number);
          System.err.printf(
              "%d/%d  %s on %s, run %d%n",
              ++done[0], jobs.size(), job.scheme().name(), job.dataSet(), job.run());
        });
  }
}
