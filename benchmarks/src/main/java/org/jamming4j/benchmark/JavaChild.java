package org.jamming4j.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs tasks in Java virtual machines of their own, with this one's class path and settings. */
public final class JavaChild {
  private final List<String> program;
  private final int threads;
  private final boolean prepared;

  /**
   * A runner of tasks.
   *
   * @param program main class, and arguments before the task, that run a {@link ChildProgram} and
   *     print what it returns
   * @param threads of every contender
   */
  public JavaChild(List<String> program, int threads) {
    this(program, threads, true);
  }

  private JavaChild(List<String> program, int threads, boolean prepared) {
    this.program = List.copyOf(program);
    this.threads = threads;
    this.prepared = prepared;
  }

  /** A runner of the same that leaves OpenBLAS to choose its kernel, as without this project. */
  JavaChild withoutPreparation() {
    return new JavaChild(program, threads, false);
  }

  /**
   * Runs a task.
   *
   * @param type of its reading
   * @param jvmOptions besides this machine's own
   */
  <T> T run(ChildTask task, Class<T> type, String... jvmOptions)
      throws ContenderFailedException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(JavaChild::isSetting)
        .forEach(command::add);
    command.addAll(List.of(jvmOptions));
    if (!prepared) {
      command.add("-Djamming4j.arithmetic=native");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(program);
    command.add(ChildProgram.write(task));
    var process = new ChildProcess(command, ChildProcess.threads(threads));
    if (!prepared) {
      process.without("OPENBLAS_CORETYPE");
    }
    try {
      return ChildProgram.read(process.lastLine(Double.POSITIVE_INFINITY), type);
    } catch (ChildProcess.TimedOutException e) {
      throw new IllegalStateException("There was no bound.", e);
    } catch (IllegalArgumentException e) {
      throw new ContenderFailedException(e.getMessage());
    }
  }

  /** System properties and memory; not agents and debuggers, which serve one process. */
  private static boolean isSetting(String argument) {
    return Stream.of("-D", "-Xm", "-XX:").anyMatch(argument::startsWith);
  }
}
