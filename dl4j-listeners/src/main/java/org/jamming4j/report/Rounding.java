package org.jamming4j.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rounding for numbers that are both printed and written to files, so that both are equal. */
final class Rounding {
  private Rounding() {}

  /** The finite number with the given digits after the point. */
  static BigDecimal to(int digits, double value) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }

  /** The same of a positive number; null of 0 and infinity, the ends of what is not bounded. */
  static @Nullable BigDecimal finite(int digits, double value) {
    return value > 0 && Double.isFinite(value) ? to(digits, value) : null;
  }
}
