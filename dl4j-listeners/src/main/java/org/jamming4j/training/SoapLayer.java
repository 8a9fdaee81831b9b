package org.jamming4j.training;

import java.nio.DoubleBuffer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.jamming4j.network.ParameterLayout;

/**
 * One layer of a {@link SoapStepper}. All matrices but the sides' are [outputs x inputs + 1], with
 * the biases in the last column; turned ones are seen in the basis of both sides.
 */
final class SoapLayer {
  /** A larger side would take longer than the gradient, and keeps its own axes. */
  static final int LARGEST_SIDE = 128;

  private final Optimiser.Soap soap;
  private final int weights;
  private final int biases;
  private final Side outputs;
  private final Side inputs;

  /** The gradient, or what is taken away. */
  private final DMatrixRMaj plain;

  private final DMatrixRMaj turned;
  private final DMatrixRMaj halfTurned;

  /** Of the turned gradient, as the next one. */
  private final DMatrixRMaj mean;

  private final DMatrixRMaj meanSquare;

  SoapLayer(Optimiser.Soap soap, ParameterLayout layout, int layer) {
    this.soap = soap;
    weights = layout.weights(layer);
    biases = layout.biases(layer);
    outputs = new Side(layout.outputs(layer));
    inputs = new Side(layout.inputs(layer) + 1);
    plain = new DMatrixRMaj(layout.outputs(layer), layout.inputs(layer) + 1);
    turned = plain.copy();
    halfTurned = plain.copy();
    mean = plain.copy();
    meanSquare = plain.copy();
  }

  /**
   * Takes note of a gradient.
   *
   * @param gradient of all parameters of the network
   */
  void see(double[] gradient) {
    int from = weights;
    int columns = plain.numCols - 1;
    for (int row = 0; row < plain.numRows; row++) {
      int to = row * (columns + 1);
      System.arraycopy(gradient, from, plain.data, to, columns);
      plain.data[to + columns] = gradient[biases + row];
      from += columns;
    }
    if (outputs.turns) {
      CommonOps_DDRM.scale(soap.memory(), outputs.gram);
      CommonOps_DDRM.multAddTransB(1 - soap.memory(), plain, plain, outputs.gram);
    }
    if (inputs.turns) {
      CommonOps_DDRM.scale(soap.memory(), inputs.gram);
      CommonOps_DDRM.multAddTransA(1 - soap.memory(), plain, plain, inputs.gram);
    }
  }

  /** Brings the basis up to date. The mean gradient is turned with it, the mean square is not. */
  void renew() {
    turnBack(mean, turned);
    outputs.renew();
    inputs.renew();
    turn(turned, mean);
  }

  /**
   * A step against the gradient that was seen last.
   *
   * @param parameters of all layers
   * @param rate of learning, over what the mean is too small by
   * @param squareScale what the mean square is too small by
   */
  void step(DoubleBuffer parameters, double rate, double squareScale) {
    turn(plain, turned);
    double beta1 = soap.beta1();
    double beta2 = soap.beta2();
    double[] m = mean.data;
    double[] v = meanSquare.data;
    double[] g = turned.data;
    for (int i = 0; i < g.length; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      g[i] = rate * m[i] / (Math.sqrt(v[i] * squareScale) + soap.epsilon());
    }
    turnBack(turned, plain);
    int at = weights;
    int from = 0;
    for (int row = 0; row < plain.numRows; row++) {
      for (int column = 1; column < plain.numCols; column++) {
        parameters.put(at, parameters.get(at) - plain.data[from]);
        at++;
        from++;
      }
      parameters.put(biases + row, parameters.get(biases + row) - plain.data[from]);
      from++;
    }
  }

  private void turn(DMatrixRMaj from, DMatrixRMaj to) {
    DMatrixRMaj half = from;
    if (outputs.turns) {
      CommonOps_DDRM.multTransA(outputs.basis, from, halfTurned);
      half = halfTurned;
    }
    if (inputs.turns) {
      CommonOps_DDRM.mult(half, inputs.basis, to);
    } else {
      to.setTo(half);
    }
  }

  private void turnBack(DMatrixRMaj from, DMatrixRMaj to) {
    DMatrixRMaj half = from;
    if (outputs.turns) {
      CommonOps_DDRM.mult(outputs.basis, from, halfTurned);
      half = halfTurned;
    }
    if (inputs.turns) {
      CommonOps_DDRM.multTransB(half, inputs.basis, to);
    } else {
      to.setTo(half);
    }
  }

  /** What turns the rows or the columns. */
  private static final class Side {
    private final boolean turns;

    /** Mean G G^T or G^T G. */
    private final DMatrixRMaj gram;

    /** One vector a column. */
    private final DMatrixRMaj basis;

    private final DMatrixRMaj product;
    private final QRDecomposition<DMatrixRMaj> qr;

    Side(int size) {
      turns = size <= LARGEST_SIDE;
      int kept = turns ? size : 0;
      gram = new DMatrixRMaj(kept, kept);
      basis = CommonOps_DDRM.identity(kept);
      product = gram.copy();
      qr = DecompositionFactory_DDRM.qr(kept, kept);
    }

    /** One step of orthogonal iteration. */
    void renew() {
      if (!turns) {
        return;
      }
      CommonOps_DDRM.mult(gram, basis, product);
      if (qr.decompose(product)) {
        qr.getQ(basis, false);
      }
    }
  }
}
