package org.jamming4j.cli;

import java.io.PrintWriter;
import org.jamming4j.benchmark.BenchmarkListener;
import org.jamming4j.benchmark.Failure;

/** Shows how a benchmark gets on. */
final class BenchmarkProgress implements BenchmarkListener {
  private final TaskProgress progress;
  private String title = "";

  BenchmarkProgress(PrintWriter err) {
    progress = new TaskProgress(err);
  }

  @Override
  public void started(String newTitle, int measurements) {
    title = newTitle;
    progress.started(title, measurements);
  }

  @Override
  public void measured() {
    progress.partEnded();
  }

  @Override
  public void ended(String summary) {
    progress.ended("%-28s %s".formatted(title, summary));
  }

  @Override
  public void leftOut(Failure failure) {
    progress.note(
        "%s is left out at %s: %s"
            .formatted(failure.contender().label(), failure.where(), failure.reason()));
  }
}
