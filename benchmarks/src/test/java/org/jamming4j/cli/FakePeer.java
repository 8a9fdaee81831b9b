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
    boolean present;
    try {
      present =
          new ProcessBuilder("python3", "--version")
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      present = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assumeTrue(present, "There is no python3 to run the peer's script.");
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
