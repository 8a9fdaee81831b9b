package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.report.Journal;
import org.jamming4j.report.Json;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.sweep.ThresholdNotFoundException;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.arbiter.ArbiterEngine;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a threshold is looked for, and where its runs are kept. */
final class SearchOptions {
  /** The journal of a command that looks for one threshold. */
  static final String JOURNAL = "runs.jsonl";

  /** Says why, after a search that found no threshold. */
  static final String NOT_FOUND = "not-found.txt";

  private static final int JOURNAL_VERSION = 1;

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
   * What is looked for.
   *
   * @param command by whom
   * @param journal the file its runs are kept in
   * @param data tells the data from others: their hash, or random if every run draws its own
   * @param test the hash of the test patterns, or none
   */
  record Job(
      String command,
      String journal,
      ThresholdProblem problem,
      TrainingSpec training,
      String data,
      String test,
      long seed) {
    /** The job of a command on prepared data; what is random is drawn anew by every run. */
    static Job of(
        String command,
        String journal,
        ThresholdProblem problem,
        TrainingSpec training,
        PreparedData prepared,
        boolean random,
        long seed) {
      return new Job(
          command,
          journal,
          problem,
          training,
          random ? "random" : prepared.split().training().hash(),
          prepared.split().test().map(Patterns::hash).orElse("none"),
          seed);
    }
  }

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

  /**
   * Makes room for the runs of a command, unless they are to be gone on with. The results of
   * another run stay until those of this one take their place.
   *
   * @param files that will be replaced
   * @throws BadInputException if there are runs of a search that has not ended, or files that are
   *     no results
   */
  void begin(OutputDirectory out, ResultFiles files) throws IOException {
    ResultFiles all = files.withFolder(OutputDirectory.UNFINISHED, JournalledRuns.FILES);
    Checks.input(
        () -> {
          out.require(all);
          return null;
        });
    boolean ended = Files.exists(out.unfinished(NOT_FOUND));
    for (Path journal : unfinished(out)) {
      boolean own = files.names().matcher(String.valueOf(journal.getFileName())).matches();
      if (Journal.exists(journal) && !ended && !(own && resume)) {
        throw new BadInputException(
            "%s holds the runs of a %s that has not ended; %s, remove it, or choose another --out."
                .formatted(
                    journal,
                    own ? "search" : "job of another command",
                    own ? "add --resume to go on with it" : "go on with that first"));
      }
    }
    if (!resume) {
      out.delete(OutputDirectory.UNFINISHED);
    }
  }

  /** The journals of a job that has not ended. */
  private static List<Path> unfinished(OutputDirectory out) throws IOException {
    Path folder = out.unfinished("");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /** A search with a journal of its own; see the other one. */
  ThresholdStudy.Result run(
      ThresholdSearch search, Job job, OutputDirectory out, int threads, PrintWriter err)
      throws IOException, InterruptedException {
    try (Journal<RunRecord> journal = journal(job, out)) {
      return run(search, job, journal, out, threads, err);
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
      Job job,
      Journal<RunRecord> journal,
      OutputDirectory out,
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
                add(journal, run);
                if (!run.cancelled()) {
                  progress.ended(run);
                }
              });
    } catch (InterruptedException e) {
      tellInterrupted(err, out, job.problem(), search.fitSoFar(), search.taken());
      throw e;
    } catch (ThresholdNotFoundException e) {
      out.writeFile(
          OutputDirectory.UNFINISHED + "/" + NOT_FOUND,
          file -> Files.writeString(file, e.getMessage() + "\n"));
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

  /**
   * The journal of a job, which from now on has not ended.
   *
   * @throws BadInputException if it holds the runs of another job
   */
  Journal<RunRecord> journal(Job job, OutputDirectory out) throws IOException {
    ThresholdProblem problem = job.problem();
    boolean widths = problem.range().axis() == SizeAxis.PARAMETERS;
    Map<String, Object> head =
        Map.of(
            "command",
            job.command(),
            "version",
            JOURNAL_VERSION,
            "over",
            widths ? "width" : "patterns",
            "patterns",
            widths ? problem.patterns(1) : "any",
            "network",
            problem.network(1),
            "training",
            tree(job.training()),
            "data",
            job.data(),
            "test",
            job.test(),
            "seed",
            job.seed());
    return journal(out, job.journal(), head);
  }

  /**
   * The same of any job.
   *
   * @param name of the file
   * @param head what tells the job from others
   */
  Journal<RunRecord> journal(OutputDirectory out, String name, Map<String, Object> head)
      throws IOException {
    Path file = out.unfinished(name);
    Path ended = out.path().resolve(name);
    if (resume && !Journal.exists(file) && Journal.exists(ended)) {
      // those of a job that has ended, if it is this one
      journal(ended, head).close();
      out.writeFile(OutputDirectory.UNFINISHED + "/" + name, to -> Files.copy(ended, to));
    }
    Files.createDirectories(file.getParent());
    Journal<RunRecord> journal = journal(file, head);
    Files.deleteIfExists(out.unfinished(NOT_FOUND));
    return journal;
  }

  private static Journal<RunRecord> journal(Path file, Map<String, Object> head) {
    return Checks.input(() -> new Journal<>(file, head, RunRecord::fromJson, RunRecord::toJson));
  }

  /**
   * Puts the results of a job in the place of those of another one.
   *
   * @param files all of which are replaced
   * @param journals that come along
   * @param essential writes all else but pictures
   * @param pictures by name
   */
  static void end(
      OutputDirectory out,
      ResultFiles files,
      List<String> journals,
      OutputDirectory.Writer essential,
      Map<String, OutputDirectory.Writer> pictures)
      throws IOException {
    out.replace(
        files.withFolder(OutputDirectory.UNFINISHED, JournalledRuns.FILES),
        folder -> {
          essential.write(folder);
          for (String journal : journals) {
            Files.copy(out.unfinished(journal), folder.resolve(journal));
          }
        },
        pictures);
  }

  /** A training as it stands in the head of a journal. */
  static Object tree(TrainingSpec training) {
    return Json.read(training.withThreads(1).toJson(), Map.class);
  }

  /** Keeps a run; what goes wrong is thrown unchecked. */
  static void add(Journal<RunRecord> journal, RunRecord run) {
    try {
      journal.add(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
