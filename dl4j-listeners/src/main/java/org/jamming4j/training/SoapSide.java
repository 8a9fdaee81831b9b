package org.jamming4j.training;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The basis to which one side of a layer's gradient G [outputs x inputs + 1] is turned: the
 * eigenvectors of the mean G G^T or, for the inputs' side, of the mean G^T G. At first it is the
 * axes.
 */
final class SoapSide {
  private final int size;
  private final double memory;
  private final SmallMatrix meanProduct;
  private final SmallMatrix product;
  private final SmallMatrix basis;
  private final SmallMatrix inverse;
  private final QRDecomposition<DMatrixRMaj> qr;

  SoapSide(int size, double memory) {
    this.size = size;
    this.memory = memory;
    meanProduct = new SmallMatrix(size, size);
    product = new SmallMatrix(size, size);
    basis = new SmallMatrix(size, size);
    inverse = new SmallMatrix(size, size);
    for (int i = 0; i < size; i++) {
      basis.values()[i * size + i] = 1;
    }
    basis.commit();
    inverse.setTurnedOver(basis);
    qr = DecompositionFactory_DDRM.qr(size, size);
  }

  /**
   * Takes note of a gradient.
   *
   * @param gradient with a row for each vector of the basis
   * @param turnedOver the same turned over
   */
  void see(SmallMatrix gradient, SmallMatrix turnedOver) {
    meanProduct.blend(memory, gradient, turnedOver);
  }

  /** One step of orthogonal iteration. */
  void renew() {
    product.setProduct(meanProduct, basis);
    product.fetch();
    // false tells that the product is singular, as units that are off make it; Q is orthogonal all
    // the same
    qr.decompose(DMatrixRMaj.wrap(size, size, product.values()));
    qr.getQ(DMatrixRMaj.wrap(size, size, basis.values()), false);
    basis.commit();
    inverse.setTurnedOver(basis);
  }

  /** [size x size], one vector a column. */
  SmallMatrix basis() {
    return basis;
  }

  /** The basis turned over, which is its inverse. */
  SmallMatrix inverse() {
    return inverse;
  }
}
