package org.jamming4j.network;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** How the weights of a network are drawn; biases start at zero. */
public enum Initialisation {
  /**
   * Orthogonal matrices of gain 1, uniform over all of them: the larger side's vectors of a weight
   * matrix that is not square are orthonormal (Saxe et al., arXiv 1312.6120).
   */
  ORTHOGONAL {
    @Override
    void draw(double[] parameters, int offset, int inputs, int outputs, Random random) {
      int rows = Math.max(inputs, outputs);
      int columns = Math.min(inputs, outputs);
      var gaussian = new DMatrixRMaj(rows, columns);
      for (int i = 0; i < rows * columns; i++) {
        gaussian.data[i] = random.nextGaussian();
      }
      var qr = DecompositionFactory_DDRM.qr(rows, columns);
      if (!qr.decompose(gaussian)) {
        throw new IllegalStateException("A Gaussian matrix had no QR decomposition.");
      }
      DMatrixRMaj q = qr.getQ(null, true);
      DMatrixRMaj r = qr.getR(null, true);
      for (int j = 0; j < outputs; j++) {
        for (int i = 0; i < inputs; i++) {
          int row = inputs >= outputs ? i : j;
          int column = inputs >= outputs ? j : i;
          // the sign makes the decomposition unique, hence the matrix uniformly distributed
          double sign = r.get(column, column) < 0 ? -1 : 1;
          parameters[offset + j * inputs + i] = sign * q.get(row, column);
        }
      }
    }
  },

  /** Independent Gaussians of standard deviation 1/sqrt(fan in). */
  NORMAL {
    @Override
    void draw(double[] parameters, int offset, int inputs, int outputs, Random random) {
      double deviation = 1 / Math.sqrt(inputs);
      for (int i = 0; i < inputs * outputs; i++) {
        parameters[offset + i] = deviation * random.nextGaussian();
      }
    }
  };

  /** Draws one weight matrix into the parameters, [inputs x outputs], column after column. */
  abstract void draw(double[] parameters, int offset, int inputs, int outputs, Random random);
}
