package org.jamming4j.sweep.search;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.network.HingeNetworkSpec;

/**
 * The sizes a search may try. Each has a setting, such as a width, in whose steps sizes come.
 *
 * @param axis what the sizes are
 * @param first smallest setting, at least 1
 * @param last largest setting
 * @param sizes the size of a setting, which grows with it
 */
public record SizeRange(SizeAxis axis, int first, int last, IntToLongFunction sizes) {
  private static final double STEP = 1.02;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if they do not ascend from 1 on
   */
  public SizeRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException(
          "Sizes from %d to %d must be at least 1 and ascend.".formatted(first, last));
    }
  }

  /** Networks of several widths, by their N. */
  public static SizeRange widths(HingeNetworkSpec shape, int first, int last) {
    return new SizeRange(
        SizeAxis.PARAMETERS, first, last, h -> shape.withWidth(h).effectiveParameters());
  }

  /**
   * Numbers of patterns P, each about 2 % more than the one before; a setting is a number's place
   * among them.
   *
   * @throws IllegalArgumentException if they do not ascend from 1 on
   */
  public static SizeRange patterns(int least, int most) {
    if (least < 1 || most < least) {
      throw new IllegalArgumentException(
          "Patterns from %d to %d must be at least 1 and ascend.".formatted(least, most));
    }
    int[] numbers =
        IntStream.iterate(least, p -> p <= most, p -> Math.max(p + 1, (int) Math.round(p * STEP)))
            .toArray();
    return new SizeRange(SizeAxis.PATTERNS, 1, numbers.length, i -> numbers[i - 1]);
  }

  /** N or P of a setting. */
  public long size(int setting) {
    return sizes.applyAsLong(setting);
  }

  /** The place of a setting on the axis. */
  public double position(int setting) {
    return axis.position((double) size(setting));
  }

  /** The setting at which runs fit least often. */
  int hardest() {
    return axis == SizeAxis.PARAMETERS ? first : last;
  }

  /** The setting at which runs fit most often. */
  int easiest() {
    return axis == SizeAxis.PARAMETERS ? last : first;
  }

  /** The setting whose position is nearest to one; the smaller of two that are as near. */
  public int nearest(double position) {
    int below = first;
    int above = last;
    while (above - below > 1) {
      int middle = (below + above) >>> 1;
      if (Math.log((double) size(middle)) <= Math.log(axis.size(position))) {
        below = middle;
      } else {
        above = middle;
      }
    }
    double toBelow = Math.abs(position(below) - position);
    return toBelow <= Math.abs(position(above) - position) ? below : above;
  }

  /** The hardest setting from a position on; the easiest one if that is not as far. */
  public int from(double position) {
    int nearest = nearest(position);
    int easier = nearest + (axis == SizeAxis.PARAMETERS ? 1 : -1);
    return position(nearest) >= position || easier < first || easier > last ? nearest : easier;
  }

  /** The distance on the axis of the settings to both sides of a position. */
  double spacing(double position) {
    int nearest = nearest(position);
    int before = Math.max(first, nearest - 1);
    int after = Math.min(last, nearest + 1);
    return Math.abs(position(after) - position(before)) / Math.max(1, after - before);
  }
}
