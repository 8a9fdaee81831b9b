package org.jamming4j.curvature;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.network.ParameterLayout;

/** A term of the Hessian, by passes over the unsatisfied patterns. */
final class CurvatureOperator implements SymmetricOperator {
  private final LossPoint point;
  private final Term term;
  private final int[] places;
  private final int threads;
  private final List<CurvaturePass> idle = new ArrayList<>();

  CurvatureOperator(LossPoint point, Term term, Coordinates coordinates, int threads) {
    this.point = point;
    this.term = term;
    this.threads = threads;
    places = coordinates.places(point.spec().layout());
  }

  @Override
  public int size() {
    return places.length;
  }

  @Override
  public double[][] apply(double[][] vectors) throws InterruptedException {
    for (double[] vector : vectors) {
      if (vector.length != size()) {
        throw new IllegalArgumentException(
            "A vector has %d values; it must have %d.".formatted(vector.length, size()));
      }
    }
    var images = new double[vectors.length][];
    int atOnce = Math.max(1, Math.min(threads, vectors.length));
    ExecutorService helpers = Executors.newFixedThreadPool(atOnce);
    try (OpenBlas.Lease lease = OpenBlas.singleThreaded()) {
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int t = 0; t < atOnce; t++) {
        int first = t;
        tasks.add(
            () -> {
              CurvaturePass pass = take();
              for (int b = first; b < vectors.length; b += atOnce) {
                images[b] = restricted(pass.image(expanded(vectors[b])));
              }
              give(pass);
              return lease;
            });
      }
      for (Future<Object> done : helpers.invokeAll(tasks)) {
        done.get();
      }
      return images;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("Interrupted amidst Hessian-vector products.");
      }
      throw new IllegalStateException("A Hessian-vector product failed.", e);
    } finally {
      helpers.shutdownNow();
    }
  }

  private synchronized CurvaturePass take() {
    return idle.isEmpty() ? new CurvaturePass(point, term) : idle.remove(idle.size() - 1);
  }

  private synchronized void give(CurvaturePass pass) {
    idle.add(pass);
  }

  private double[] expanded(double[] vector) {
    ParameterLayout layout = point.spec().layout();
    var all = new double[layout.parameters()];
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = vector[i];
    }
    return all;
  }

  private double[] restricted(double[] all) {
    var some = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      some[i] = all[places[i]];
    }
    return some;
  }
}
