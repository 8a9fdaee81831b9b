package org.jamming4j.sweep.arbiter;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;

/** The values that a setting takes in a sweep. */
public sealed interface SettingValues {
  /** The values in a grid. */
  List<Object> listed(Setting.Kind kind);

  /** The values as a space that a random search draws from. */
  ParameterSpace<?> random(Setting.Kind kind);

  /** The values as a space of which a grid takes every one. */
  default ParameterSpace<?> grid(Setting.Kind kind) {
    return space(listed(kind));
  }

  /** Arbiter's grid counts a discrete space of one value as none, and takes others for it. */
  private static ParameterSpace<?> space(List<Object> values) {
    return values.size() == 1
        ? new FixedValue<>(values.get(0))
        : new DiscreteParameterSpace<>(values);
  }

  /** Values one by one. */
  record Listed(List<Object> values) implements SettingValues {
    /**
     * Leaves out what is there twice.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Listed {
      values = values.stream().distinct().toList();
      if (values.isEmpty()) {
        throw new IllegalArgumentException("it varies over no value; give one at least");
      }
    }

    @Override
    public List<Object> listed(Setting.Kind kind) {
      return values;
    }

    @Override
    public ParameterSpace<?> random(Setting.Kind kind) {
      return space(values);
    }
  }

  /**
   * Numbers between two.
   *
   * @param from the least
   * @param to the largest
   * @param count how many there are in a grid, evenly spaced
   * @param logarithmic whether it is their logarithms that are
   */
  record Range(double from, double to, int count, boolean logarithmic) implements SettingValues {
    /** So many whole numbers a random search tells apart at most. */
    private static final int FINEST = 1000;

    private static final int MOST = 10_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Range {
      if (!(from < to && Double.isFinite(from) && Double.isFinite(to))) {
        throw new IllegalArgumentException(
            "from %s must be less than to %s, and both be finite".formatted(from, to));
      }
      if (count < 2 || count > MOST) {
        throw new IllegalArgumentException("count %d must be from 2 to %d".formatted(count, MOST));
      }
      if (logarithmic && from <= 0) {
        throw new IllegalArgumentException(
            "from %s must be more than 0 on a logarithmic scale".formatted(from));
      }
    }

    private double at(double share) {
      return logarithmic ? from * Math.pow(to / from, share) : from + (to - from) * share;
    }

    private List<Object> spaced(int many, Setting.Kind kind) {
      return IntStream.range(0, many)
          .mapToDouble(i -> i == many - 1 ? to : at(i / (many - 1.0)))
          .mapToObj(v -> kind == Setting.Kind.WHOLE ? (Object) (int) Math.round(v) : (Object) v)
          .distinct()
          .toList();
    }

    @Override
    public List<Object> listed(Setting.Kind kind) {
      return spaced(count, kind);
    }

    @Override
    public ParameterSpace<?> random(Setting.Kind kind) {
      if (kind == Setting.Kind.WHOLE) {
        return space(spaced((int) Math.min(FINEST, Math.round(to - from) + 1), kind));
      }
      return logarithmic
          ? new ContinuousParameterSpace(new LogUniformDistribution(from, to))
          : new ContinuousParameterSpace(from, to);
    }
  }
}
