package org.jamming4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jamming4j.report.Journal;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.ThresholdNotFoundException;

/**
 * The files of a job of many runs: what it has made is in the folder of what has not ended until
 * its results take the place of those of another job.
 */
final class JobFiles {
  /** The journal of a command that looks for one threshold, or sweeps. */
  static final String JOURNAL = "runs.jsonl";

  /** Says why, after a search that found no threshold. */
  static final String NOT_FOUND = "not-found.txt";

  private final OutputDirectory out;
  private final ResultFiles results;
  private final boolean resume;

  /**
   * The files of a job.
   *
   * @param results which will be replaced
   * @param resume whether to go on with a job that has not ended
   */
  JobFiles(OutputDirectory out, ResultFiles results, boolean resume) {
    this.out = out;
    this.results = results;
    this.resume = resume;
  }

  /** Where they are. */
  OutputDirectory out() {
    return out;
  }

  /**
   * Makes room for the runs of the job, unless they are to be gone on with. The results of another
   * one stay until those of this one take their place.
   *
   * @return this
   * @throws BadInputException if there are runs of a job that has not ended, or files that are no
   *     results
   */
  JobFiles begin() throws IOException {
    ResultFiles all = withUnfinished();
    Checks.input(
        () -> {
          out.require(all);
          return null;
        });
    boolean ended = Files.exists(out.unfinished(NOT_FOUND));
    for (Path journal : unfinished()) {
      boolean own = results.names().matcher(String.valueOf(journal.getFileName())).matches();
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
    return this;
  }

  private ResultFiles withUnfinished() {
    return results.withFolder(OutputDirectory.UNFINISHED, JournalledRuns.FILES);
  }

  /** The journals of a job that has not ended. */
  private List<Path> unfinished() throws IOException {
    Path folder = out.unfinished("");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /**
   * A journal of the job, which from now on has not ended.
   *
   * @param name of the file
   * @param head what tells the job from others
   * @throws BadInputException if it holds the runs of another job
   */
  Journal<RunRecord> journal(String name, Map<String, Object> head) throws IOException {
    Path file = out.unfinished(name);
    Path ended = out.path().resolve(name);
    if (resume && !Journal.exists(file) && Journal.exists(ended)) {
      // those of a job that has ended, if it is this one
      open(ended, head).close();
      out.writeFile(OutputDirectory.UNFINISHED + "/" + name, to -> Files.copy(ended, to));
    }
    Files.createDirectories(file.getParent());
    Journal<RunRecord> journal = open(file, head);
    Files.deleteIfExists(out.unfinished(NOT_FOUND));
    return journal;
  }

  private static Journal<RunRecord> open(Path file, Map<String, Object> head) {
    return Checks.input(() -> new Journal<>(file, head, RunRecord::fromJson, RunRecord::toJson));
  }

  /** Keeps a run; what goes wrong is thrown unchecked. */
  static void add(Journal<RunRecord> journal, RunRecord run) {
    try {
      journal.add(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps why a search found no threshold: it has ended. */
  void keep(ThresholdNotFoundException reason) throws IOException {
    out.writeFile(
        OutputDirectory.UNFINISHED + "/" + NOT_FOUND,
        file -> Files.writeString(file, reason.getMessage() + "\n"));
  }

  /**
   * Puts the results of the job in the place of those of another one.
   *
   * @param journals that come along
   * @param essential writes all else but pictures
   * @param pictures by name
   */
  void end(
      List<String> journals,
      OutputDirectory.Writer essential,
      Map<String, OutputDirectory.Writer> pictures)
      throws IOException {
    out.replace(
        withUnfinished(),
        folder -> {
          essential.write(folder);
          for (String journal : journals) {
            Files.copy(out.unfinished(journal), folder.resolve(journal));
          }
        },
        pictures);
  }
}
