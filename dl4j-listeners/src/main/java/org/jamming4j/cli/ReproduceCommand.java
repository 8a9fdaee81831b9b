package org.jamming4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Studies that anyone can run again. */
@Command(
    name = "reproduce",
    description = "Runs one of this project's own studies again.",
    synopsisSubcommandLabel = "STUDY",
    mixinStandardHelpOptions = true,
    subcommands = {
      OptimisersCommand.class,
      RestCommand.class,
      SearchesCommand.class,
      SpectrumStudyCommand.class,
      WholeSearchesCommand.class
    })
final class ReproduceCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Reproduce what? There are optimisers, rest, searches, spectrum and whole-searches.");
  }
}
