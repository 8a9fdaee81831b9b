package org.jamming4j.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The classes that the label cells of a CSV file stand for. */
final class CsvLabels {
  private static final int MOST_CLASSES = 100;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<String> names;
  private final int[] classes;

  private CsvLabels(List<String> names, int[] classes) {
    this.names = names;
    this.classes = classes;
  }

  /**
   * Numbers the distinct labels: by value if all of them are numbers, else alphabetically. Labels
   * that differ in their spelling alone are one: numbers of the same value, and texts that differ
   * in blanks; the first spelling is the name.
   *
   * @param where file and column, for messages
   * @param labels the trimmed labels of all patterns
   * @throws IllegalArgumentException if they are all the same, or more than 100 differ
   */
  static CsvLabels of(String where, List<String> labels) {
    boolean numbers = labels.stream().distinct().allMatch(CsvCell::isNumber);
    Map<String, String> names = new HashMap<>();
    List<String> own = new ArrayList<>();
    for (String label : labels) {
      String meant =
          numbers
              // 0 and -0 are one number
              ? Double.toString(CsvCell.parse(label) + 0.0)
              : BLANKS.matcher(label).replaceAll(" ");
      own.add(names.computeIfAbsent(meant, first -> label));
    }
    List<String> distinct = own.stream().distinct().toList();
    if (distinct.size() == 1) {
      throw new IllegalArgumentException(
          "%s: all %d patterns have the label %s; give patterns of at least two classes."
              .formatted(where, labels.size(), CsvCell.quote(distinct.get(0))));
    }
    if (distinct.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "%s: the labels take %d distinct values, more than %d, and look like a regression target; choose the column of a class, or group the values into classes."
              .formatted(where, distinct.size(), MOST_CLASSES));
    }
    Comparator<String> order =
        numbers ? Comparator.comparingDouble(CsvCell::parse) : Comparator.naturalOrder();
    List<String> sorted = distinct.stream().sorted(order).toList();
    Map<String, Integer> numberOf = new HashMap<>();
    for (String name : sorted) {
      numberOf.put(name, numberOf.size());
    }
    return new CsvLabels(sorted, own.stream().mapToInt(numberOf::get).toArray());
  }

  /** The distinct labels, in the order of their classes. */
  List<String> names() {
    return names;
  }

  /** The class of each pattern; not copied. */
  int[] classes() {
    return classes;
  }
}
