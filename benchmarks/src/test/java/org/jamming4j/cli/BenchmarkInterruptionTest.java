package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A benchmark that is told to end takes its children along. */
class BenchmarkInterruptionTest {
  private static final int MILLISECONDS = 120_000;

  /** Connects, says that it is there, and stays until somebody ends it. */
  private static final String WAITING =
      """
      import socket
      connection = socket.create_connection(("%s", %d))
      connection.sendall(b"x")
      connection.recv(1)
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void benchmark_signal_leavesNoChildBehind(String signal) throws Exception {
    FakePeer.requirePython();
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "Signals are sent as on Linux.");
    assumeFalse(ignoresInterrupts(), "This shell's background jobs ignore SIGINT.");
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(MILLISECONDS);
      Path peer =
          FakePeer.script(
              directory,
              WAITING.formatted(server.getInetAddress().getHostAddress(), server.getLocalPort()));
      Process benchmark = start(peer);
      try (Socket child = server.accept()) {
        child.setSoTimeout(MILLISECONDS);
        assertEquals('x', child.getInputStream().read());
        List<ProcessHandle> children = benchmark.descendants().toList();
        assertEquals(1, children.size(), children.toString());
        kill(signal, benchmark.pid());
        // the end of the stream: the child is gone
        assertEquals(-1, child.getInputStream().read());
        assertTrue(benchmark.waitFor(MILLISECONDS, TimeUnit.MILLISECONDS));
        assertNotEquals(0, benchmark.exitValue());
        assertFalse(Files.exists(directory.resolve("out/benchmark.json")));
        children.get(0).onExit().get(MILLISECONDS, TimeUnit.MILLISECONDS);
      } finally {
        benchmark.descendants().forEach(ProcessHandle::destroyForcibly);
        benchmark.destroyForcibly();
      }
    }
  }

  private Process start(Path peer) throws IOException {
    String arguments =
        "benchmark --only race --sat-shape 6,20,2,20 --sat-seeds 1 --rounds 1 --threads 1 --out %s --peer %s"
            .formatted(directory.resolve("out"), peer);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments.split(" ")));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A process started in the background by a shell may inherit that it ignores SIGINT. */
  private static boolean ignoresInterrupts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .anyMatch(mask -> (mask & 2) != 0);
  }

  private static void kill(String signal, long pid) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor());
  }
}
