package org.jamming4j.data;

import java.util.List;
import org.jamming4j.memory.Memory;

/** Images of unsigned bytes with the class of each, as they come from a file; immutable. */
public final class LabelledImages {
  /** The patterns themselves, and what is made of them. */
  private static final double COPIES = 2;

  private final byte[] images;
  private final int pixels;
  private final int[] classes;
  private final List<String> classNames;
  private final String name;
  private final String remedy;

  /**
   * Labelled images.
   *
   * @param images [n x pixels] unsigned bytes, image after image; not copied
   * @param pixels values of one image, at least 1
   * @param classes [n], from 0 to the number of class names - 1; not copied
   * @param classNames the names of the classes
   * @param name what messages call the set, such as "MNIST"
   * @param remedy what to do when more images are asked for than there are
   */
  LabelledImages(
      byte[] images,
      int pixels,
      int[] classes,
      List<String> classNames,
      String name,
      String remedy) {
    if (pixels < 1 || images.length != (long) classes.length * pixels) {
      throw new IllegalArgumentException(
          "%d images of %d pixels do not have %d bytes."
              .formatted(classes.length, pixels, images.length));
    }
    this.images = images;
    this.pixels = pixels;
    this.classes = classes;
    this.classNames = List.copyOf(classNames);
    this.name = name;
    this.remedy = remedy;
  }

  /** Number of images n. */
  public int size() {
    return classes.length;
  }

  /** Number of values of one image: rows times columns times colours. */
  public int pixels() {
    return pixels;
  }

  /** Names of the classes, in the order of their numbers. */
  public List<String> classNames() {
    return classNames;
  }

  /** Class of the image of the given number. */
  public int classOf(int image) {
    return classes[image];
  }

  /**
   * Images drawn at random, without repetition, to train on and to test on. A larger test set
   * begins with the images of a smaller one, and the seed alone decides the order of the images.
   *
   * @param patterns number P of training patterns, from 2 to {@link #size()}
   * @param testPatterns number of test patterns, at least 0; fewer if fewer are left
   * @param seed of the permutation
   * @return patterns of dimension {@link #pixels()}, values from 0 (byte 0) to 1 (byte 255)
   * @throws IllegalArgumentException if a number is out of its range, or the training patterns are
   *     all of one class, or they would not fit into Java's memory
   */
  public Split split(int patterns, int testPatterns, long seed) {
    var source = new RandomSplit.Source(name, size(), this::classOf, remedy);
    return RandomSplit.draw(source, patterns, testPatterns, seed).of(this::patterns);
  }

  private Patterns patterns(int[] numbers) {
    Memory.require(
        "%d images of %d values".formatted(numbers.length, pixels),
        COPIES * Double.BYTES * numbers.length * pixels,
        "ask for fewer with --patterns and --test-patterns");
    double[] inputs = new double[Math.multiplyExact(numbers.length, pixels)];
    int[] theirClasses = new int[numbers.length];
    for (int mu = 0; mu < numbers.length; mu++) {
      for (int i = 0; i < pixels; i++) {
        int value = Byte.toUnsignedInt(images[numbers[mu] * pixels + i]);
        inputs[mu * pixels + i] = value / 255.0;
      }
      theirClasses[mu] = classes[numbers[mu]];
    }
    return new Patterns(inputs, pixels, theirClasses, classNames);
  }

  @Override
  public String toString() {
    return "%s: %d images of %d values".formatted(name, size(), pixels);
  }
}
