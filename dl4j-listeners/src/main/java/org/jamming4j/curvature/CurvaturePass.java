package org.jamming4j.curvature;

import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.StepTeam;
import org.jamming4j.tiles.ParameterVector;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;

/**
 * One thread's products with a term of the Hessian: the change of activations in a direction goes
 * forward, that of the loss's derivatives backward (Pearlmutter 1994, section 4.3).
 */
final class CurvaturePass {
  private final LossPoint point;
  private final Term term;
  private final ParameterLayout layout;
  private final HiddenActivation activation;
  private final TileArithmetic arithmetic;
  private final ParameterVector direction;
  private final ParameterVector image;

  /** Changes of what each layer makes. */
  private final TileMatrix[] changes;

  /** Changes of the loss's derivatives by what each layer makes before its activation. */
  private final TileMatrix[] deltaChanges;

  private final double[] row;

  CurvaturePass(LossPoint point, Term term) {
    this.point = point;
    this.term = term;
    layout = point.spec().layout();
    activation = point.spec().activation();
    arithmetic = point.arithmetic();
    direction = arithmetic.vector();
    image = arithmetic.vector();
    changes = new TileMatrix[layout.layers()];
    deltaChanges = new TileMatrix[layout.layers()];
    for (int layer = 0; layer < changes.length; layer++) {
      changes[layer] = arithmetic.matrix(layout.outputs(layer));
      deltaChanges[layer] = arithmetic.matrix(layout.outputs(layer));
    }
    row = new double[arithmetic.tile()];
  }

  /** The image of a direction, both by all parameters; unfinished if the team stops. */
  double[] image(double[] vector, StepTeam team) {
    direction.set(vector);
    image.clear();
    for (PointTile tile : point.tiles()) {
      if (team.stopping()) {
        break;
      }
      forward(tile);
      backward(tile);
    }
    var sum = new double[vector.length];
    image.addTo(sum);
    return sum;
  }

  private void forward(PointTile tile) {
    int n = tile.size();
    for (int layer = 0; layer < changes.length; layer++) {
      arithmetic.affine(direction, layer, tile.activations(layer), changes[layer], n);
      if (layer > 0) {
        arithmetic.addProduct(
            arithmetic.parameters(), layer, changes[layer - 1], changes[layer], n);
      }
      // the last layer has no activation, and its own outputs do not matter
      TileMatrix a = tile.activations(Math.min(layer + 1, changes.length - 1));
      arithmetic.activateChange(direction, layer, changes[layer], a, n);
    }
  }

  private void backward(PointTile tile) {
    int n = tile.size();
    boolean residual = term.hasResidual();
    int last = changes.length - 1;
    for (int c = 0; c < layout.outputs(last); c++) {
      changes[last].copyRow(c, row, n);
      for (int m = 0; m < n; m++) {
        row[m] = term.hasGaussNewton() ? row[m] * tile.shares(c)[m] : 0;
      }
      deltaChanges[last].setRow(c, row, n);
    }
    deltaChanges[last].commit(n);
    for (int layer = last; layer >= 0; layer--) {
      arithmetic.addOuter(image, layer, tile.activations(layer), deltaChanges[layer], n);
      if (layer == 0) {
        return;
      }
      if (residual) {
        arithmetic.addWeightsOuter(image, layer, changes[layer - 1], tile.delta(layer), n);
      }
      TileMatrix below = deltaChanges[layer - 1];
      arithmetic.multiplyTransposed(
          arithmetic.parameters(), layer, deltaChanges[layer], below, false, n);
      if (residual) {
        arithmetic.multiplyTransposed(direction, layer, tile.delta(layer), below, true, n);
      }
      below.multiplyBySlope(activation, tile.activations(layer), n);
      if (residual && activation != HiddenActivation.RELU) {
        below.addCurvature(
            activation, tile.activations(layer), changes[layer - 1], tile.handedBack(layer - 1), n);
      }
    }
  }
}
