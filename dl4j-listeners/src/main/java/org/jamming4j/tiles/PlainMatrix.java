package org.jamming4j.tiles;

import org.jamming4j.network.HiddenActivation;

/** Float64 values in Java's own arrays, one a unit. */
final class PlainMatrix implements TileMatrix {
  private final double[][] rows;

  /** A matrix of zeros, [units x patterns]. */
  PlainMatrix(int units, int patterns) {
    rows = new double[units][patterns];
  }

  /** The values, [units x patterns]. */
  double[][] rows() {
    return rows;
  }

  @Override
  public void copyRow(int unit, double[] to, int n) {
    System.arraycopy(rows[unit], 0, to, 0, n);
  }

  @Override
  public void setRow(int unit, double[] from, int n) {
    System.arraycopy(from, 0, rows[unit], 0, n);
  }

  @Override
  public void gather(TileMatrix from, int[] columns, int count, int at) {
    double[][] sources = ((PlainMatrix) from).rows;
    for (int unit = 0; unit < rows.length; unit++) {
      double[] source = sources[unit];
      double[] target = rows[unit];
      for (int k = 0; k < count; k++) {
        target[at + k] = source[columns[k]];
      }
    }
  }

  @Override
  public void multiplyBySlope(HiddenActivation activation, TileMatrix activations, int n) {
    double[][] a = ((PlainMatrix) activations).rows;
    for (int unit = 0; unit < rows.length; unit++) {
      HiddenUnits.multiplyBySlope(activation, a[unit], rows[unit], 0, n);
    }
  }

  @Override
  public void fetch(int n) {
    // products write the rows themselves
  }

  @Override
  public void commit(int n) {
    // products read the rows themselves
  }

  @Override
  public void addCurvature(
      HiddenActivation activation,
      TileMatrix activations,
      TileMatrix changes,
      TileMatrix handedBack,
      int n) {
    for (int unit = 0; unit < rows.length; unit++) {
      double[] a = ((PlainMatrix) activations).rows[unit];
      double[] change = ((PlainMatrix) changes).rows[unit];
      double[] back = ((PlainMatrix) handedBack).rows[unit];
      for (int m = 0; m < n; m++) {
        rows[unit][m] += activation.relativeCurvatureAt(a[m]) * change[m] * back[m];
      }
    }
  }
}
