package org.jamming4j.training;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.jamming4j.arithmetic.OpenBlas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By OpenBLAS and by plain Java, beside Commons Math. */
class SmallMatrixTest {
  private final Random random = new Random(1);

  private SmallMatrix matrix(int rows, int columns, boolean byOpenBlas) {
    assumeTrue(!byOpenBlas || OpenBlas.usable(), "OpenBLAS is not usable on this machine.");
    var matrix = new SmallMatrix(rows, columns, byOpenBlas);
    for (int i = 0; i < rows * columns; i++) {
      matrix.values()[i] = random.nextGaussian();
    }
    matrix.commit();
    return matrix;
  }

  private static RealMatrix plain(SmallMatrix matrix, int rows, int columns) {
    var plain = new Array2DRowRealMatrix(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      plain.setEntry(i / columns, i % columns, matrix.values()[i]);
    }
    return plain;
  }

  private static void assertIs(RealMatrix expected, SmallMatrix matrix) {
    matrix.fetch();
    double[] rows = Arrays.stream(expected.getData()).flatMapToDouble(Arrays::stream).toArray();
    assertClose(rows, matrix.values(), FLOAT64);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void setProduct_ofOtherShapes_isTheProduct(boolean byOpenBlas) {
    SmallMatrix a = matrix(5, 3, byOpenBlas);
    SmallMatrix b = matrix(3, 7, byOpenBlas);
    SmallMatrix c = matrix(5, 7, byOpenBlas);
    c.setProduct(a, b);
    assertIs(plain(a, 5, 3).multiply(plain(b, 3, 7)), c);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void blend_withASquare_isTheMean(boolean byOpenBlas) {
    SmallMatrix a = matrix(4, 6, byOpenBlas);
    SmallMatrix over = matrix(6, 4, byOpenBlas);
    over.setTurnedOver(a);
    RealMatrix plain = plain(a, 4, 6);
    SmallMatrix rows = matrix(4, 4, byOpenBlas);
    RealMatrix before = plain(rows, 4, 4).scalarMultiply(0.75);
    rows.blend(0.75, a, over);
    assertIs(before.add(plain.multiply(plain.transpose()).scalarMultiply(0.25)), rows);
    SmallMatrix columns = matrix(6, 6, byOpenBlas);
    before = plain(columns, 6, 6).scalarMultiply(0.75);
    columns.blend(0.75, over, a);
    assertIs(before.add(plain.transpose().multiply(plain).scalarMultiply(0.25)), columns);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void set_aProduct_hasItsValues(boolean byOpenBlas) {
    SmallMatrix product = matrix(2, 2, byOpenBlas);
    product.setProduct(matrix(2, 3, byOpenBlas), matrix(3, 2, byOpenBlas));
    SmallMatrix copy = matrix(2, 2, byOpenBlas);
    copy.set(product);
    product.fetch();
    assertArrayEquals(product.values(), copy.values());
  }
}
