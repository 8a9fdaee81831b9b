package org.jamming4j.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that says one thing on standard output and ends. It never outlives this one: it is
 * killed, with its own children, when its time is up, when the waiting thread is interrupted, and
 * when this Java virtual machine shuts down.
 */
final class ChildProcess {
  private final ProcessBuilder builder;
  private final Object lock = new Object();
  private @Nullable Process process;
  private boolean shutDown;

  /**
   * A process that is not yet started.
   *
   * @param command program and arguments
   * @param environment variables to set besides those of this process
   */
  ChildProcess(List<String> command, Map<String, String> environment) {
    builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
  }

  /** Leaves a variable of this process's environment out. */
  void without(String variable) {
    builder.environment().remove(variable);
  }

  /**
   * How many threads numeric libraries use, however each calls its variable, so that all contenders
   * have the same number.
   */
  static Map<String, String> threads(int number) {
    String text = Integer.toString(number);
    return Map.of("OMP_NUM_THREADS", text, "OPENBLAS_NUM_THREADS", text, "MKL_NUM_THREADS", text);
  }

  /**
   * Runs it to its end.
   *
   * @param seconds most it may take; infinite for no bound
   * @return its last line on standard output that is not blank
   * @throws TimedOutException if it took longer
   * @throws ContenderFailedException if it could not be started, failed, or said nothing
   * @throws InterruptedException if this thread is interrupted, or this machine is shutting down
   */
  String lastLine(double seconds)
      throws ContenderFailedException, TimedOutException, InterruptedException {
    var hook = new Thread(this::shutDown);
    addHook(hook);
    try {
      Process started = start();
      CompletableFuture<String> out =
          CompletableFuture.supplyAsync(
              () -> read(started.inputReader(UTF_8)), ChildProcess::inThread);
      CompletableFuture<String> err =
          CompletableFuture.supplyAsync(
              () -> read(started.errorReader(UTF_8)), ChildProcess::inThread);
      if (!hasEnded(started, seconds)) {
        throw new TimedOutException(seconds);
      }
      requireNotShutDown();
      int code = started.exitValue();
      List<String> lines = out.join().lines().filter(line -> !line.isBlank()).toList();
      if (code != 0 || lines.isEmpty()) {
        throw new ContenderFailedException(complaint(err.join(), code));
      }
      return lines.get(lines.size() - 1);
    } finally {
      kill();
      removeHook(hook);
    }
  }

  /** It ran longer than it was given. */
  static final class TimedOutException extends Exception {
    private static final long serialVersionUID = 1;

    TimedOutException(double seconds) {
      super(String.format(Locale.ROOT, "It was not done in %.0f s.", seconds));
    }
  }

  /** Starts it, unless this process is ending, which would not wait to kill it. */
  private Process start() throws ContenderFailedException, InterruptedException {
    synchronized (lock) {
      requireNotShutDown();
      try {
        Process started = builder.start();
        process = started;
        return started;
      } catch (IOException e) {
        throw new ContenderFailedException(e.getMessage());
      }
    }
  }

  private static boolean hasEnded(Process started, double seconds) throws InterruptedException {
    if (Double.isInfinite(seconds)) {
      started.waitFor();
      return true;
    }
    return started.waitFor((long) (seconds * 1e3), TimeUnit.MILLISECONDS);
  }

  private static String read(BufferedReader from) {
    var text = new StringBuilder();
    try (BufferedReader reader = from) {
      reader.lines().forEach(line -> text.append(line).append('\n'));
    } catch (IOException | UncheckedIOException e) {
      // it was killed; what it said until then is all there is
    }
    return text.toString();
  }

  /** The last line that is not indented: after the frames of a trace, or the only one. */
  private static String complaint(String err, int code) {
    List<String> lines =
        err.lines()
            .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
            .toList();
    return lines.isEmpty()
        ? "It ended with exit code %d and said nothing.".formatted(code)
        : lines.get(lines.size() - 1);
  }

  /** A child that was killed with this process did not fail, and nothing comes after it. */
  private void requireNotShutDown() throws InterruptedException {
    synchronized (lock) {
      if (shutDown) {
        throw new InterruptedException("The process is ending.");
      }
    }
  }

  private static void inThread(Runnable reader) {
    var thread = new Thread(reader);
    thread.setDaemon(true);
    thread.start();
  }

  private static void addHook(Thread hook) throws InterruptedException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      throw new InterruptedException("The process is ending.");
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // this process is ending, and the hook has run or runs
    }
  }

  private void shutDown() {
    synchronized (lock) {
      shutDown = true;
      kill();
    }
  }

  private void kill() {
    synchronized (lock) {
      if (process != null) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }
}
