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
  private final boolean ofInputs;
  private final double memory;
  private final SmallMatrix meanProduct;
  private final SmallMatrix product;
  private final SmallMatrix basis;
  private final QRDecomposition<DMatrixRMaj> qr;

  SoapSide(int size, boolean ofInputs, double memory) {
    this.size = size;
    this.ofInputs = ofInputs;
    this.memory = memory;
    meanProduct = new SmallMatrix(size, size);
    product = new SmallMatrix(size, size);
    basis = new SmallMatrix(size, size);
    for (int i = 0; i < size; i++) {
      basis.values()[i * size + i] = 1;
    }
    basis.commit();
    qr = DecompositionFactory_DDRM.qr(size, size);
  }

  /** Takes note of a gradient. */
  void see(SmallMatrix gradient) {
    meanProduct.blendSquare(memory, gradient, ofInputs);
  }

  /** One step of orthogonal iteration. */
  void renew() {
    product.setProduct(meanProduct, false, basis, false);
    product.fetch();
    // false tells that the product is singular, as units that are off make it; Q is orthogonal all
    // the same
    qr.decompose(DMatrixRMaj.wrap(size, size, product.values()));
    qr.getQ(DMatrixRMaj.wrap(size, size, basis.values()), false);
    basis.commit();
  }

  /** [size x size], one vector a column. */
  SmallMatrix basis() {
    return basis;
  }
}
