package org.jamming4j.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.ActiveSet;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Short runs over everything that steps differ in, each as one line: what it was, how it ended, and
 * a hash of its parameters' bits. Where the lines are the same, so are the runs.
 */
public final class GoldenRuns {
  private static final int WIDTH = 6;
  private static final int STEPS = 500;
  private static final int FEW = 30;
  private static final int MANY = 240;

  private GoldenRuns() {}

  /** Prints the lines, by the arithmetic that the system property chooses. */
  public static void main(String[] args) throws InterruptedException {
    lines().forEach(System.out::println);
    System.exit(0);
  }

  /** One line for each run. */
  public static List<String> lines() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int depth : new int[] {1, 2, 3, 5}) {
      for (int outputs : new int[] {1, 3}) {
        for (int size : new int[] {FEW, MANY}) {
          for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
            for (ActiveSet activeSet : ActiveSet.values()) {
              for (boolean sampled : new boolean[] {false, true}) {
                lines.add(line(depth, outputs, size, type, activeSet, sampled));
              }
            }
          }
        }
      }
    }
    return lines;
  }

  private static String line(
      int depth, int outputs, int size, DataType type, ActiveSet activeSet, boolean sampled)
      throws InterruptedException {
    TrainingSpec spec =
        TrainingSpec.fullBatch()
            .withOptimiser(new Optimiser.Adam(1e-2))
            .withBudget(Budget.ofSteps(STEPS))
            .withAnnealing(new Annealing(20, 0.02, 0.5, 0.25, 0.1))
            .withGoal(Goal.SATISFIED)
            .withActiveSet(activeSet);
    if (sampled) {
      spec = spec.withCooling(new Cooling(100, 16, 0, 5));
    }
    MultiLayerNetwork network = HingeNetworkSpec.relu(WIDTH, WIDTH, depth, outputs).build(3);
    if (type == DataType.FLOAT) {
      network = network.convertDataType(DataType.FLOAT);
    }
    TrainingResult result = new HingeTrainer(spec).train(network, patterns(size, outputs));
    return "L %d, k %d, P %d, %s, %s, %s: %s after %d steps, N_Delta %d, parameters %08x"
        .formatted(
            depth,
            outputs,
            size,
            type,
            activeSet,
            sampled ? "mini-batches" : "all patterns",
            result.outcome(),
            result.steps(),
            result.state().unsatisfied(),
            Arrays.hashCode(network.params().dup().data().asDouble()));
  }

  private static Patterns patterns(int size, int outputs) {
    Patterns two = RandomPatterns.generate(size, WIDTH, 7);
    if (outputs == 1) {
      return two;
    }
    double[] inputs =
        IntStream.range(0, size * WIDTH)
            .mapToDouble(i -> two.input(i / WIDTH, i % WIDTH))
            .toArray();
    int[] classes = IntStream.range(0, size).map(mu -> mu % outputs).toArray();
    return new Patterns(inputs, WIDTH, classes, List.of("a", "b", "c"));
  }
}
