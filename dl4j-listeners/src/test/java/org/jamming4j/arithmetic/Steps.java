package org.jamming4j.arithmetic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.Tolerances;
import org.jamming4j.curvature.CurvatureFigures;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.GoldenRuns;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a {@link ChildJvm} does: the steps named in its arguments, in order. */
final class Steps {
  private Steps() {}

  /** Prints one line for each step that has a result. */
  public static void main(String[] steps) throws Exception {
    for (String step : steps) {
      switch (step) {
        case "prepare" -> OpenBlas.prepare();
        case "nd4j" -> Nd4j.create(2, 2).mmul(Nd4j.create(2, 2));
        case "core" -> System.out.println(OpenBlas.coreName().orElse("none"));
        case "usable" -> System.out.println(OpenBlas.usable());
        case "train" -> System.out.println(train());
        case "threads" -> System.out.println(threads());
        case "leased threads" -> {
          OpenBlas.Lease lease = OpenBlas.singleThreaded();
          System.out.println(threads());
          lease.close();
        }
        case "leased threads of lapack" -> {
          OpenBlas.Lease lease = OpenBlas.singleThreaded();
          System.out.println(threadsOfLapack());
          lease.close();
        }
        case "threads of lapack" -> System.out.println(threadsOfLapack());
        case "set two threads" -> OpenBlasLibrary.setThreads(2);
        case "golden runs" -> GoldenRuns.lines().forEach(System.out::println);
        case "curvature figures" -> CurvatureFigures.lines().forEach(System.out::println);
        case "lapack" -> System.out.println(lapack());
        case "openblas mapped" -> System.out.println(isMapped("openblas"));
        default -> throw new IllegalArgumentException(step);
      }
    }
    System.exit(0);
  }

  /** Whether LAPACK's QR decomposition, of several blocks, gives back what it was of. */
  private static String lapack() {
    INDArray matrix = Nd4j.rand(DataType.DOUBLE, 200, 200).dup('f');
    INDArray q = matrix.dup('f');
    INDArray r = Nd4j.create(DataType.DOUBLE, new long[] {200, 200}, 'f');
    Nd4j.getBlasWrapper().lapack().geqrf(q, r);
    double error = q.mmul(r).sub(matrix).amaxNumber().doubleValue();
    return error < Tolerances.OUTPUTS ? "right" : "wrong by " + error;
  }

  private static int threads() {
    return OpenBlasLibrary.threads().orElseThrow();
  }

  private static int threadsOfLapack() {
    return OpenBlasLibrary.ofLapack("openblas_get_num_threads")
        .orElseThrow()
        .invokeInt(new Object[0]);
  }

  private static String train() throws InterruptedException {
    MultiLayerNetwork network = HingeNetworkSpec.relu(10, 12, 2, 1).build(1);
    var trainer = new HingeTrainer(TrainingSpec.defaults());
    return trainer.train(network, RandomPatterns.generate(40, 10, 1)).outcome().toString();
  }

  /** Whether a native library of that name is loaded; Linux only. */
  private static boolean isMapped(String library) throws Exception {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.anyMatch(line -> line.contains("lib" + library));
    }
  }
}
