package org.jamming4j.training;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The basis to which one side of a layer's gradient A [size x others] is turned: the eigenvectors
 * of the mean A A^T. At first it is the axes.
 */
final class SoapSide {
  private final int size;
  private final double memory;
  private final double[] meanProduct;
  private final double[] product;
  private final double[] basis;
  private final double[] transposed;
  private final QRDecomposition<DMatrixRMaj> qr;

  SoapSide(int size, double memory) {
    this.size = size;
    this.memory = memory;
    meanProduct = new double[size * size];
    product = new double[size * size];
    basis = CommonOps_DDRM.identity(size).data;
    transposed = basis.clone();
    qr = DecompositionFactory_DDRM.qr(size, size);
  }

  /**
   * Takes note of a gradient.
   *
   * @param a [size x others]
   * @param turnedOver the same transposed
   */
  void see(double[] a, double[] turnedOver, int others) {
    SmallProduct.multiply(a, turnedOver, product, size, others, size);
    for (int i = 0; i < product.length; i++) {
      meanProduct[i] = memory * meanProduct[i] + (1 - memory) * product[i];
    }
  }

  /** One step of orthogonal iteration. */
  void renew() {
    SmallProduct.multiply(meanProduct, basis, product, size, size, size);
    // false tells that the product is singular, as units that are off make it; Q is orthogonal all
    // the same
    qr.decompose(DMatrixRMaj.wrap(size, size, product));
    qr.getQ(DMatrixRMaj.wrap(size, size, basis), false);
    SmallProduct.transpose(basis, transposed, size, size);
  }

  /** [size x size], one vector a column. */
  double[] basis() {
    return basis;
  }

  /** [size x size], one vector a row. */
  double[] transposed() {
    return transposed;
  }
}
