package org.jamming4j.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scripts that stand in for the peer's, which need no torch. */
final class FakePeer {
  private static final String ROW =
      """
      import argparse, json
      parser = argparse.ArgumentParser()
      for name in ("data", "d", "h", "L", "P", "seeds", "seed0", "threads", "precision"):
          parser.add_argument("--" + name, required=True)
      parser.add_argument("--lr", type=float, required=True)
      parser.add_argument("--lr-end", type=float, required=True)
      parser.add_argument("--steps", type=int, required=True)
      args = parser.parse_args()
      print("a line that is no JSON")
      print(json.dumps(dict(steps=args.steps, separated_at=args.steps // 4, solved_at=-1,
                            wall_s=0.5 * (args.steps + 1))))
      """;

  private FakePeer() {}

  /** Python, or the test is skipped with a reason. */
  static void requirePython() {
    assumeTrue(runs("python3", "--version"), "There is no python3 to run the peer's script.");
  }

  /** Python with PyTorch, or the test is skipped with a reason. */
  static void requireTorch() {
    assumeTrue(runs("python3", "-c", "import torch, numpy"), "There is no python3 with torch.");
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A python that finds the right eigenvalues, in five seconds. */
  static Path eigenvalues(Path directory) throws IOException {
    Path python =
        Files.writeString(
            directory.resolve("python"),
            """
            #!/bin/sh
            for last; do :; done
            cp "$last/eigenvalues-jamming4j.bin" "$last/eigenvalues.bin"
            echo '{"seconds": 5}'
            """);
    assumeTrue(python.toFile().setExecutable(true), "Scripts can't be run here.");
    return python;
  }

  /** Half a second for each step; a quarter of the steps to separate; never satisfied. */
  static Path slow(Path directory) throws IOException {
    return Files.writeString(directory.resolve("peer.py"), ROW);
  }

  /** A script of the given text. */
  static Path script(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("peer.py"), text);
  }
}
