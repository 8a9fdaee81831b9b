package org.jamming4j.cli;

import java.io.PrintWriter;
import org.jamming4j.benchmark.ChildProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What {@code benchmark} starts in processes of their own. Not for people. */
@Command(name = BenchmarkChildCommand.NAME, hidden = true)
public final class BenchmarkChildCommand implements AddedCommand {
  static final String NAME = "benchmark-child";

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(index = "0", paramLabel = "TASK", description = "One line of JSON.")
  private String task;

  @Override
  public Integer call() throws InterruptedException {
    ChildProgram program = Checks.input(() -> ChildProgram.of(task));
    String reading = program.run();
    PrintWriter out = command.commandLine().getOut();
    out.println(reading);
    out.flush();
    return 0;
  }
}
