package org.jamming4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.ResultFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command takes. */
final class CommonOptions {
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description =
          "Seed of the whole run: the same seed gives the same results (${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "Networks trained at a time; for train and benchmark, threads of the one network (the number of processors).")
  @Nullable Integer threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where results are written (${DEFAULT-VALUE}).")
  Path out;

  @Option(
      names = "--json",
      description = "Print one JSON object on standard output and nothing else there.")
  boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  /** The output directory, locked. */
  OutputDirectory open() {
    if (out.toString().isEmpty()) {
      throw new BadInputException("--out is empty; name a directory.");
    }
    return Checks.input(() -> new OutputDirectory(out));
  }

  /** The same, if the results that are there can be replaced. */
  OutputDirectory open(ResultFiles files) throws IOException {
    OutputDirectory directory = open();
    try {
      Checks.input(
          () -> {
            directory.require(files);
            return null;
          });
      return directory;
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  int threads() {
    int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    return Checks.atLeast("--threads", number, 1);
  }
}
