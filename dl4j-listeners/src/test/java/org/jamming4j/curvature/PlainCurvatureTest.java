package org.jamming4j.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jamming4j.Tolerances;
import org.jamming4j.arithmetic.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curvature without OpenBLAS: layers in plain Java, matrices and eigenvalues by EJML. */
class PlainCurvatureTest {
  @TempDir private Path directory;

  @Test
  void figures_withoutOpenBlas_areTheSame() throws IOException, InterruptedException {
    ChildJvm child =
        ChildJvm.run(
            directory, Map.of(), List.of("-Djamming4j.arithmetic=java"), "curvature figures");
    List<String> here = CurvatureFigures.lines();
    assertEquals(here.size(), child.out().size(), child.log());
    for (int i = 0; i < here.size(); i++) {
      assertArrayEquals(
          numbers(here.get(i)), numbers(child.out().get(i)), Tolerances.OUTPUTS, "line " + i);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
