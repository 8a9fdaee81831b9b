package org.jamming4j.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes that labels stand for. Labels that differ in their spelling alone are one: numbers of
 * the same value, and texts that differ in blanks.
 */
public final class ClassLabels {
  private static final int MOST_CLASSES = 100;

  private final List<String> names;
  private final boolean numbers;
  private final Map<String, Integer> classes = new HashMap<>();

  /**
   * The classes of the given names, in their order.
   *
   * @param names of which none is the same as another
   */
  public ClassLabels(List<String> names) {
    this.names = List.copyOf(names);
    numbers = names.stream().allMatch(Cell::isNumber);
    for (String name : names) {
      classes.putIfAbsent(meaning(name, numbers), classes.size());
    }
  }

  /**
   * The classes of some labels: ordered by value if all of them are numbers, else alphabetically.
   * The first spelling of a label is its name.
   *
   * @param where file and column, for messages
   * @param labels trimmed
   * @throws IllegalArgumentException if they are all the same, or more than 100 differ
   */
  static ClassLabels of(String where, List<String> labels) {
    boolean numbers = labels.stream().distinct().allMatch(Cell::isNumber);
    Map<String, String> spellings = new HashMap<>();
    for (String label : labels) {
      spellings.putIfAbsent(meaning(label, numbers), label);
    }
    if (spellings.size() == 1) {
      throw new IllegalArgumentException(
          "%s: all %d patterns have the label %s; give patterns of at least two classes."
              .formatted(where, labels.size(), Cell.quote(labels.get(0))));
    }
    if (spellings.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "%s: the labels take %d distinct values, more than %d, and look like a regression target; choose the column of a class, or group the values into classes."
              .formatted(where, spellings.size(), MOST_CLASSES));
    }
    List<String> names = new ArrayList<>(spellings.values());
    names.sort(numbers ? Comparator.comparingDouble(Cell::parse) : Comparator.naturalOrder());
    return new ClassLabels(names);
  }

  private static String meaning(String label, boolean numbers) {
    // 0 and -0 are one number
    return numbers && Cell.isNumber(label)
        ? Double.toString(Cell.parse(label) + 0.0)
        : Cell.meaning(label);
  }

  /** The names, in the order of their classes. */
  public List<String> names() {
    return names;
  }

  /** The number of a label's class; -1 if it is none of them. */
  public int classOf(String label) {
    return classes.getOrDefault(meaning(label, numbers), -1);
  }
}
