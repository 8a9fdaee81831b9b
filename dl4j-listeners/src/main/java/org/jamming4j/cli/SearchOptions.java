package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.report.Journal;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.sweep.ThresholdNotFoundException;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.arbiter.ArbiterEngine;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a threshold is looked for, and where its runs are kept. */
final class SearchOptions {
  /** Patterns a parameter at which a search begins: where random data have their threshold. */
  private static final double RANDOM_RATIO = 3;

  private static final double OTHER_RATIO = 5;

  @Option(
      names = "--near",
      paramLabel = "N",
      description =
          "The threshold as you expect it, where the search begins (5 patterns a parameter; 3 of random data).")
  private @Nullable Double near;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Half of the 95 %% interval, as a share of the threshold, at which the search ends (${DEFAULT-VALUE}).")
  private double precision;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Networks after which the search ends in any case (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--resume",
      description = "Go on with the runs in DIR of a search that was stopped.")
  boolean resume;

  /**
   * A search that has not begun.
   *
   * @param random whether the data are
   * @throws BadInputException if a value is out of its range
   */
  ThresholdSearch search(ThresholdProblem problem, boolean random) {
    if (near != null) {
      long least = problem.range().size(problem.range().first());
      long most = problem.range().size(problem.range().last());
      if (!(near >= least && near <= most)) {
        throw new BadInputException(
            "--near %s must be from %d to %d, the sizes there are.".formatted(near, least, most));
      }
      return search(problem, near);
    }
    return search(problem, problem.thresholdAt(random ? RANDOM_RATIO : OTHER_RATIO));
  }

  /**
   * The same with a first guess that other searches have led to.
   *
   * @throws BadInputException if a value is out of its range
   */
  ThresholdSearch search(ThresholdProblem problem, double guess) {
    Checks.atLeast("--runs", runs, 1);
    return Checks.input(() -> new ThresholdSearch(problem.range(), guess, precision, runs));
  }

  /** The files of a job whose results are these. */
  JobFiles files(OutputDirectory out, ResultFiles results) {
    return new JobFiles(out, results, resume);
  }

  /** A search with a journal of its own; see the other one. */
  ThresholdStudy.Result run(
      ThresholdSearch search, SearchJob job, JobFiles files, int threads, PrintWriter err)
      throws IOException, InterruptedException {
    try (Journal<RunRecord> journal = files.journal(job.journal(), job.head())) {
      return run(search, job, journal, files, threads, err);
    }
  }

  /**
   * Makes the runs of a search, each of which is kept as it ends.
   *
   * @param journal of the job
   * @throws ThresholdNotFoundException if the runs show no threshold; a file then says why
   */
  ThresholdStudy.Result run(
      ThresholdSearch search,
      SearchJob job,
      Journal<RunRecord> journal,
      JobFiles files,
      int threads,
      PrintWriter err)
      throws IOException, InterruptedException {
    List<RunRecord> known =
        journal.known().stream().filter(run -> run.stage() == RunStage.THRESHOLD).toList();
    try (var progress = new ThresholdProgress(err, search, job.problem(), threads, known.size())) {
      return new ThresholdStudy(
              job.problem(), job.training(), job.seed(), new ArbiterEngine(), progress.underWay())
          .run(
              search,
              known,
              threads,
              run -> {
                JobFiles.add(journal, run);
                if (!run.cancelled()) {
                  progress.ended(run);
                }
              });
    } catch (InterruptedException e) {
      tellInterrupted(err, files.out(), job.problem(), search.fitSoFar(), search.taken());
      throw e;
    } catch (ThresholdNotFoundException e) {
      files.keep(e);
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Says what is known of a threshold, and what is kept, once a job was interrupted. */
  static void tellInterrupted(
      PrintWriter err,
      OutputDirectory out,
      ThresholdProblem problem,
      Optional<TransitionFit> fit,
      int runs) {
    String name = problem.range().axis() == SizeAxis.PARAMETERS ? "N*" : "P*";
    err.println(
        fit.map(
                f ->
                    String.format(
                        Locale.ROOT,
                        "So far %s is about %.1f (%s), by %d runs.",
                        name,
                        f.threshold(),
                        Double.isInfinite(f.thresholdHigh()) || f.thresholdLow() == 0
                            ? "how sure that is can't be said yet"
                            : String.format(
                                Locale.ROOT,
                                "95 %% interval %.1f to %.1f",
                                f.thresholdLow(),
                                f.thresholdHigh()),
                        runs))
            .orElse("%d runs do not tell %s yet.".formatted(runs, name)));
    err.println(
        "All runs are kept in %s; the same command with --resume goes on with them."
            .formatted(out.unfinished("").toString()));
  }
}
