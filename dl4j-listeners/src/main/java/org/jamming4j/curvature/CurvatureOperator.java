package org.jamming4j.curvature;

import java.util.ArrayList;
import java.util.List;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.StepTeam;

/** A term of the Hessian, by passes over the unsatisfied patterns. One caller at a time. */
final class CurvatureOperator implements SymmetricOperator {
  private final LossPoint point;
  private final Term term;
  private final int[] places;
  private final int threads;

  /** One for each thread. */
  private final List<CurvaturePass> passes = new ArrayList<>();

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
    while (passes.size() < atOnce) {
      passes.add(new CurvaturePass(point, term));
    }
    OpenBlas.Lease oneThreadACall = OpenBlas.singleThreaded();
    try (var team = new StepTeam(atOnce)) {
      team.run(
          vectors.length,
          (b, worker) ->
              images[b] = restricted(passes.get(worker).image(expanded(vectors[b]), team)));
      return images;
    } finally {
      oneThreadACall.close();
    }
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
