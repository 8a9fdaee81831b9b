package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jamming4j.arithmetic.OpenBlas;

/**
 * Measures how fast this machine multiplies matrices: the best of large products, by OpenBLAS's own
 * threads or one product for each thread, and of products as small as a tile of patterns times a
 * layer.
 *
 * @param precision of the matrices
 * @param threads that multiply at the same time
 * @param seconds to spend
 */
record PeakTask(Precision precision, int threads, double seconds) implements ChildTask {
  private static final int[][] SIZES = {{1024, 1024, 1024}, {512, 128, 128}, {128, 32, 32}};

  @Override
  public PeakReading measure() throws InterruptedException {
    OpenBlas.prepare();
    double each = seconds / (SIZES.length + 1);
    openblas_nolapack.blas_set_num_threads(threads);
    int[] large = SIZES[0];
    double best = gflops(large, 1, each);
    String product = name(large) + ", OpenBLAS's threads";
    openblas_nolapack.blas_set_num_threads(1);
    for (int[] size : SIZES) {
      double gflops = gflops(size, threads, each);
      if (gflops > best) {
        best = gflops;
        product = name(size) + ", one for each thread";
      }
    }
    return new PeakReading(best, product, OpenBlas.coreName().orElse(null));
  }

  private static String name(int[] size) {
    return "%d x %d times %d x %d".formatted(size[0], size[2], size[2], size[1]);
  }

  /** The sum of the rates of so many callers at the same time. */
  private double gflops(int[] size, int callers, double duration) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    try {
      var together = new CyclicBarrier(callers);
      List<Future<Double>> rates = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        rates.add(
            pool.submit(
                () -> {
                  try (var product = new MatrixProduct(precision, size[0], size[1], size[2])) {
                    product.multiply();
                    together.await();
                    return product.gflops(duration);
                  }
                }));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A matrix product failed.", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
