package org.jamming4j.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the same spectra with PyTorch, by a script of this project, in a Python process.
 *
 * @param python the interpreter
 * @param threads of every contender
 */
public record CurvaturePeer(String python, int threads) {
  private record Row(double seconds) {}

  /**
   * Runs it.
   *
   * @param directory with the point; the eigenvalues are written to it
   * @return seconds, from the parameters on
   */
  double seconds(Shape shape, Path directory)
      throws ContenderFailedException, InterruptedException {
    List<String> command =
        List.of(
            python,
            "-c",
            script(),
            Integer.toString(shape.dimension()),
            Integer.toString(shape.width()),
            Integer.toString(shape.depth()),
            Integer.toString(shape.patterns()),
            Double.toString(shape.network().margin()),
            Integer.toString(threads),
            directory.toString());
    try {
      String line =
          new ChildProcess(command, ChildProcess.threads(threads))
              .lastLine(Double.POSITIVE_INFINITY);
      return ChildProgram.read(line, Row.class).seconds();
    } catch (ChildProcess.TimedOutException e) {
      throw new IllegalStateException("There was no bound.", e);
    } catch (IllegalArgumentException e) {
      throw new ContenderFailedException(e.getMessage());
    }
  }

  private static String script() {
    try (InputStream in = CurvaturePeer.class.getResourceAsStream("curvature.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
