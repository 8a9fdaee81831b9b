package org.jamming4j.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding for numbers that are both printed and written to files, so that both are equal. */
final class Rounding {
  private Rounding() {}

  /** The finite number with the given digits after the point. */
  static BigDecimal to(int digits, double value) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }
}
