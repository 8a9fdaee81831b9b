package org.jamming4j.data;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomSplitTest {
  private static Patterns numbered(int size) {
    return new Patterns(
        IntStream.range(0, size).asDoubleStream().toArray(),
        1,
        IntStream.range(0, size).map(mu -> mu % 2).toArray(),
        List.of("even", "odd"));
  }

  private static LabelledImages numberedImages(int size) {
    byte[] bytes = new byte[size];
    int[] classes = new int[size];
    for (int mu = 0; mu < size; mu++) {
      bytes[mu] = (byte) mu;
      classes[mu] = mu % 2;
    }
    return new LabelledImages(
        bytes, 1, classes, List.of("even", "odd"), "MNIST", "ask for fewer with --patterns");
  }

  private static List<Integer> numbers(Patterns patterns, double unit) {
    List<Integer> numbers = new ArrayList<>();
    for (int mu = 0; mu < patterns.size(); mu++) {
      int number = (int) Math.round(patterns.input(mu, 0) * unit);
      assertEquals(number % 2, patterns.classOf(mu));
      numbers.add(number);
    }
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({"60,40,40", "60,100,40", "60,7,7", "99,1,1", "5,95,95"})
  void split_anySizes_isDisjointAndComplete(int patterns, int asked, int given) {
    Split split = numbered(100).split(patterns, asked, 8);
    List<Integer> all = numbers(split.training(), 1);
    assertEquals(patterns, all.size());
    all.addAll(numbers(split.test().orElseThrow(), 1));
    assertEquals(patterns + given, all.size());
    assertEquals(all.size(), all.stream().distinct().count());
  }

  @Test
  void split_nothingLeftOrNothingAsked_hasNoTest() {
    assertTrue(numbered(10).split(10, 5, 0).test().isEmpty());
    assertTrue(numbered(10).split(5, 0, 0).test().isEmpty());
  }

  @Test
  void split_imagesAndPatterns_takeTheSamePermutation() {
    Split images = numberedImages(100).split(30, 20, 4);
    Split patterns = numbered(100).split(30, 20, 4);
    assertEquals(numbers(patterns.training(), 1), numbers(images.training(), 255));
    assertEquals(
        numbers(patterns.test().orElseThrow(), 1), numbers(images.test().orElseThrow(), 255));
  }

  @Test
  void split_sameSeed_isTheSameAndOtherSeedIsNot() {
    List<Integer> first = numbers(numbered(50).split(50, 0, 1).training(), 1);
    assertEquals(first, numbers(numbered(50).split(50, 0, 1).training(), 1));
    assertNotEquals(first, numbers(numbered(50).split(50, 0, 2).training(), 1));
  }

  @Test
  void split_smallerSet_isTheBeginningOfALarger() {
    List<Integer> all = numbers(numbered(50).split(50, 0, 1).training(), 1);
    assertEquals(all.subList(0, 20), numbers(numbered(50).split(20, 5, 1).training(), 1));
  }

  @Test
  void split_manySeeds_putsEveryPatternEverywhere() {
    int[] first = new int[4];
    for (int seed = 0; seed < 4000; seed++) {
      first[numbers(numbered(4).split(4, 0, seed).training(), 1).get(0)]++;
    }
    assertTrue(Arrays.stream(first).allMatch(count -> count > 850 && count < 1150));
  }

  @Test
  void split_weightedPatterns_keepsWhichWeightIsWhose() {
    double[] weights = {1, 2, 3, 4};
    Patterns all =
        new Patterns(
            new double[] {1, 2, 3, 4}, 1, new int[] {0, 1, 0, 1}, List.of("a", "b"), weights);
    Patterns training = all.split(4, 0, 3).training();
    for (int mu = 0; mu < 4; mu++) {
      assertEquals(training.input(mu, 0) / 2.5, training.weight(mu), Tolerances.ROUNDED);
    }
  }

  @Test
  void split_outOfRange_isRefused() {
    LabelledImages images = numberedImages(100);
    assertRefused(
        () -> images.split(101, 0, 0),
        "101 patterns asked for, but MNIST holds 100; ask for fewer with --patterns.");
    assertRefused(() -> numbered(9).split(10, 0, 0), "10 patterns", "holds 9", "--patterns");
    assertRefused(() -> images.split(1, 0, 0), "1 patterns", "at least 2", "--patterns");
    assertRefused(() -> images.split(-3, 0, 0), "-3 patterns", "at least 2");
    assertRefused(() -> images.split(10, -1, 0), "-1 test patterns", "0 or more");
  }

  @Test
  void split_trainingOfOneClass_isRefused() {
    Patterns rare =
        new Patterns(
            new double[500],
            1,
            IntStream.range(0, 500).map(i -> i / 499).toArray(),
            List.of("a", "b"));
    assertRefused(() -> rare.split(2, 0, 1), "All of the 2", "one class", "--patterns", "--seed");
  }

  @Test
  void split_images_scalesBytesToUnitInterval() {
    LabelledImages images =
        new LabelledImages(
            new byte[] {0, (byte) 255, 51, (byte) 128},
            2,
            new int[] {0, 1},
            List.of("a", "b"),
            "two",
            "");
    Patterns training = images.split(2, 0, 0).training();
    int first = training.classOf(0) == 0 ? 0 : 1;
    assertArrayEquals(new double[] {0, 1}, training.pattern(first));
    assertArrayEquals(new double[] {51 / 255.0, 128 / 255.0}, training.pattern(1 - first));
  }
}
