package org.jamming4j.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding for numbers that are both printed and written to files, so that both are equal. */
final class Rounding {
  private Rounding() {}

  /** The number rounded to the given digits after the point; NaN and infinities as they are. */
  static double to(int digits, double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue()
        : value;
  }
}
