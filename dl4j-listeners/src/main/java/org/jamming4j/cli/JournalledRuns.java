package org.jamming4j.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.report.Journal;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.sweep.KeptRuns;
import org.jamming4j.sweep.NetworkRun;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;

/**
 * Runs in a journal, with their networks in a directory beside it until the job has ended: first
 * the network is on the disk, then the line of its run.
 */
final class JournalledRuns implements KeptRuns {
  private static final String NETWORK = "[a-z]+-width-\\d+-\\d+\\.zip";

  /** What is in the folder of a job that has not ended. */
  static final Pattern FILES =
      Pattern.compile(NETWORK + "|runs(-\\d+)?\\.jsonl|" + Pattern.quote(JobFiles.NOT_FOUND));

  private final Journal<RunRecord> journal;
  private final OutputDirectory out;

  /** Runs of the job that a journal is of. */
  JournalledRuns(Journal<RunRecord> journal, OutputDirectory out) {
    this.journal = journal;
    this.out = out;
  }

  @Override
  public Optional<NetworkRun> of(RunSpec spec) {
    Path file = out.path().resolve(name(spec));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<RunRecord> record =
        journal.known().stream().filter(run -> run.asSpec().equals(spec)).findFirst();
    return record.map(run -> new NetworkRun(run, load(file)));
  }

  private static TrainedNetwork load(Path file) {
    try {
      return TrainedNetwork.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "%s Remove %s to have that network trained again.".formatted(e.getMessage(), file),
              e));
    }
  }

  @Override
  public void keep(NetworkRun run) {
    try {
      out.writeFile(
          name(run.record().asSpec()),
          file -> {
            run.network().save(file);
            try (var written = new RandomAccessFile(file.toFile(), "rw")) {
              written.getFD().sync();
            }
          });
      journal.add(run.record());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(RunSpec run) {
    return "%s/%s-width-%d-%03d.zip"
        .formatted(
            OutputDirectory.UNFINISHED,
            run.stage().label(),
            run.network().width(),
            run.index() + 1);
  }
}
