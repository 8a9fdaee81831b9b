package org.jamming4j.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jamming4j.random.Seeds;

/** Shares patterns out among folds, so that every fold has the classes in their proportions. */
public final class StratifiedFolds {
  private StratifiedFolds() {}

  /**
   * The numbers of the patterns of each fold, ascending. Folds differ by one pattern at most in
   * size, and by one in how many they have of a class.
   *
   * @param folds from 2 to the number of patterns
   * @param seed decides, with the classes alone, which pattern is where
   * @throws IllegalArgumentException if there are not so many patterns
   */
  public static List<int[]> of(Patterns patterns, int folds, long seed) {
    if (folds < 2 || folds > patterns.size()) {
      throw new IllegalArgumentException(
          "%d folds must be from 2 to the number of patterns, %d."
              .formatted(folds, patterns.size()));
    }
    List<List<Integer>> byClass = new ArrayList<>();
    patterns.classNames().forEach(name -> byClass.add(new ArrayList<>()));
    for (int mu = 0; mu < patterns.size(); mu++) {
      byClass.get(patterns.classOf(mu)).add(mu);
    }
    List<List<Integer>> shares = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      shares.add(new ArrayList<>());
    }
    var random = Seeds.random(seed, Seeds.Use.FOLDS);
    int next = 0;
    for (List<Integer> numbers : byClass) {
      Collections.shuffle(numbers, random);
      for (int mu : numbers) {
        shares.get(next++ % folds).add(mu);
      }
    }
    return shares.stream()
        .map(share -> share.stream().mapToInt(Integer::intValue).sorted().toArray())
        .toList();
  }
}
