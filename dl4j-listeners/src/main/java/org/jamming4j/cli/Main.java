package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.memory.Memory;
import org.jamming4j.memory.NotEnoughMemoryException;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.sweep.RunFailedException;
import org.jamming4j.sweep.ThresholdNotFoundException;
import org.jamming4j.training.DivergedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command line {@code ./jamming COMMAND [options]}. Exit code 0: done; 1: failed; 2: wrong
 * usage or bad input, told in one line.
 */
@Command(
    name = "jamming",
    description = "How big should my network be?",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      SizeCommand.class,
      ThresholdCommand.class,
      PhaseCommand.class,
      SweepCommand.class,
      SpectrumCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      ReproduceCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Runnable {
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  /** What shells know a command by that Ctrl-C has ended. */
  static final int INTERRUPTED = 130;

  /** What a command may take to say what it knows, once it is interrupted. */
  private static final int SECONDS_TO_STOP = 10;

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  @CommandLine.Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the Java virtual machine with its exit code. */
  public static void main(String[] args) {
    Logging.configure();
    OpenBlas.prepare();
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    var ended = new CountDownLatch(1);
    interruptWhenStopped(Thread.currentThread(), ended);
    int code = run(out, err, args);
    ended.countDown();
    System.exit(code);
  }

  /** Ctrl-C interrupts the command, and waits until it has said what it knows. */
  private static void interruptWhenStopped(Thread command, CountDownLatch ended) {
    var stopped =
        new Thread(
            () -> {
              command.interrupt();
              try {
                boolean unused = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "jamming4j-stop");
    Runtime.getRuntime().addShutdownHook(stopped);
  }

  /**
   * Runs one command.
   *
   * @param out for results
   * @param err for progress and messages
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    var commandLine = new CommandLine(new Main());
    // before the settings, which are for all commands there are
    ServiceLoader.load(AddedCommand.class).forEach(commandLine::addSubcommand);
    commandLine
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::badUsage)
        .setExecutionExceptionHandler(Main::failed);
    try {
      OpenBlas.checkProperty();
    } catch (IllegalArgumentException e) {
      err.println("jamming: " + e.getMessage());
      return BAD_INPUT;
    }
    int code;
    try {
      code = commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      err.println("jamming: " + Memory.exhausted());
      code = FAILED;
    }
    // a PrintWriter keeps quiet of what it could not write
    if (out.checkError() && code == 0) {
      err.println("jamming: Writing failed: standard output can't be written.");
      code = FAILED;
    }
    return code;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? There are %s."
            .formatted(
                spec.subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .filter(command -> !command.usageMessage().hidden())
                    .map(CommandSpec::name)
                    .distinct()
                    .collect(Collectors.joining(", "))));
  }

  private static int badUsage(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    e.getCommandLine()
        .getErr()
        .println("jamming: %s See ./%s --help.".formatted(sentence(e.getMessage()), command));
    return BAD_INPUT;
  }

  private static int failed(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    if (e instanceof BadInputException || e instanceof NotEnoughMemoryException) {
      err.println("jamming: " + sentence(e.getMessage()));
      return BAD_INPUT;
    }
    if (isInterruption(e)) {
      err.println("jamming: Interrupted.");
      return INTERRUPTED;
    }
    if (e instanceof ThresholdNotFoundException
        || (e instanceof RunFailedException && e.getCause() instanceof DivergedException)) {
      err.println("jamming: " + sentence(e.getMessage()));
    } else if (e instanceof IOException io) {
      err.println("jamming: Writing failed: " + sentence(OutputDirectory.reason(io)));
    } else {
      // a defect of ours: the trace is what a report needs
      err.println("jamming: This should not happen; please report what follows.");
      e.printStackTrace(err);
    }
    return FAILED;
  }

  /** Whether a command ended because its thread was interrupted, were it amidst writing a file. */
  private static boolean isInterruption(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || cause instanceof CancellationException
          || cause instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  /** One line, whatever stands in a file's name. */
  private static String sentence(@Nullable String message) {
    String line =
        CONTROL
            .matcher(String.valueOf(message).strip())
            .replaceAll(control -> "\\\\u%04x".formatted((int) control.group().charAt(0)));
    return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
  }
}
