package org.jamming4j.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jamming4j.Planted;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved networks that somebody damaged, or made to do harm. */
class ForeignModelTest {
  private static final Patterns TEST = MnistParity.embedded().split(60, 20, 3).test().orElseThrow();
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String CONFIGURATION = "configuration.json";

  private static final int PARAMETERS = 5 * 7 + 7 + 7 * 7 + 7 + 7 + 1;

  @TempDir private Path directory;
  private Path file;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @BeforeEach
  void save() throws IOException {
    file = directory.resolve("network-001.zip");
    TrainedNetworkTest.network(1).save(file);
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        entries.put(e.getName(), zip.readAllBytes());
      }
    }
  }

  /** Writes the entries back, as they are now. */
  private void rewrite() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
      }
    }
  }

  /** The message with which the file is refused; it names the file. */
  private String refusal() {
    var e = assertThrows(IOException.class, () -> AveragedEnsemble.load(directory));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    return e.getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"preprocessor.bin", "normalizer.bin", "updaterState.bin", "x\ny"})
  void load_entryThatDoesNotBelong_isRefusedUnopened(String name) throws Exception {
    byte[] planted = Planted.serialised(new Planted());
    entries.put(name, planted);
    rewrite();
    String message = refusal();
    assertFalse(Planted.ran());
    assertTrue(message.contains(name.replace("\n", "?")), message);
    // the planted class would have run
    new ObjectInputStream(new ByteArrayInputStream(planted)).readObject();
    assertTrue(Planted.ran());
  }

  /** Deserialising it takes 2^100 steps. */
  @Test
  void load_nestedHashSets_endsAtOnce() throws IOException {
    Set<Object> root = new HashSet<>();
    Set<Object> a = root;
    Set<Object> b = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Set<Object> c = new HashSet<>();
      Set<Object> d = new HashSet<>();
      c.add("x");
      a.addAll(List.of(c, d));
      b.addAll(List.of(c, d));
      a = c;
      b = d;
    }
    // the first of the entries, so that it would be met before anything else
    Map<String, byte[]> others = new LinkedHashMap<>(entries);
    entries.clear();
    entries.put("preprocessor.bin", Planted.serialised(root));
    entries.putAll(others);
    rewrite();
    assertTrue(refusal().contains("preprocessor.bin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CONFIGURATION,
        COEFFICIENTS,
        "jamming4j-preprocessing.json",
        "jamming4j-classes.json"
      })
  void load_withoutEntry_namesIt(String name) throws IOException {
    entries.remove(name);
    rewrite();
    assertTrue(refusal().contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CONFIGURATION,
        COEFFICIENTS,
        "jamming4j-preprocessing.json",
        "jamming4j-classes.json"
      })
  void load_emptyEntry_namesIt(String name) throws IOException {
    entries.put(name, new byte[0]);
    rewrite();
    assertTrue(refusal().contains(name));
  }

  /** Texts within the configuration, and what they are replaced by. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"nin\" : 5|\"nin\" : 2000000000",
        "\"nin\" : 5|\"nin\" : -5",
        "\"nout\" : 7|\"nout\" : 0",
        "DenseLayer|NoSuchLayer",
        "ActivationReLU|java.util.HashMap",
        "\"confs\"|\"none\"",
        "{|'[{'",
      })
  void load_configurationChanged_isRefused(String text, String other) throws IOException {
    String json = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
    String changed = json.replaceAll("(?i)" + java.util.regex.Pattern.quote(text), other);
    assertFalse(changed.equals(json), json);
    entries.put(CONFIGURATION, changed.getBytes(StandardCharsets.UTF_8));
    rewrite();
    String message = refusal();
    assertTrue(message.contains(CONFIGURATION) || message.contains(COEFFICIENTS), message);
  }

  @Test
  void load_configurationNestedDeeply_isRefused() throws IOException {
    entries.put(CONFIGURATION, "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    rewrite();
    assertTrue(refusal().contains(CONFIGURATION));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void load_coefficientThatIsNotFinite_isRefused(double value) throws IOException {
    byte[] bytes = entries.get(COEFFICIENTS);
    ByteBuffer.wrap(bytes).putDouble(bytes.length - 16, value);
    rewrite();
    String message = refusal();
    assertTrue(message.contains(COEFFICIENTS) && message.contains("" + value), message);
  }

  /** Where a length or a size stands, and what it says then. */
  @Test
  void load_anyLongOfTheHeaderHuge_isRefusedOrTheSameNetwork() throws IOException {
    double[][] right = AveragedEnsemble.load(directory).outputs(TEST);
    byte[] bytes = entries.get(COEFFICIENTS).clone();
    int header = bytes.length - Double.BYTES * PARAMETERS;
    for (int at = 0; at + Long.BYTES <= header; at++) {
      for (long value : new long[] {Long.MAX_VALUE, 1L << 40, -1, 0}) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putLong(at, value);
        entries.put(COEFFICIENTS, changed);
        rewrite();
        assertRefusedOrEqual(right, "%d at %d".formatted(value, at));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"a\", \"b\", \"c\"]",
        "[\"a\"]",
        "[\"a\", \"a\"]",
        "[\"a\", null]",
        "[]",
        "null",
        "{}",
        "[[1]]"
      })
  void load_classesThatDoNotFit_areRefused(String classes) throws IOException {
    entries.put("jamming4j-classes.json", classes.getBytes(StandardCharsets.UTF_8));
    rewrite();
    assertTrue(refusal().contains("jamming4j-classes.json"));
  }

  @Test
  void load_preprocessingOfAnotherDimension_isRefused() throws IOException {
    entries.put(
        "jamming4j-preprocessing.json",
        Preprocessing.none(6).toJson().getBytes(StandardCharsets.UTF_8));
    rewrite();
    String message = refusal();
    assertTrue(message.contains("jamming4j-preprocessing.json"), message);
    assertTrue(message.contains("6") && message.contains("5"), message);
  }

  @Test
  void load_membersOfDifferentDimensions_namesTheDirectory() throws IOException {
    TrainedNetwork one = TrainedNetworkTest.network(1);
    new TrainedNetwork(one.network(), Preprocessing.none(5), one.classNames())
        .save(directory.resolve("network-002.zip"));
    var e = assertThrows(IOException.class, () -> AveragedEnsemble.load(directory));
    assertTrue(e.getMessage().contains(directory.toString()), e.getMessage());
  }

  /** A file that unpacks to far more than itself. */
  @Test
  void load_entryThatUnpacksToMoreThanMemory_isRefused() throws IOException {
    long size = Runtime.getRuntime().maxMemory() / 4 + 1;
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(CONFIGURATION));
      byte[] zeros = new byte[1 << 20];
      for (long written = 0; written <= size; written += zeros.length) {
        zip.write(zeros);
      }
    }
    assertTrue(refusal().contains("memory"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void load_damagedAtRandom_isRefusedOrTheSameNetwork(int seed) throws IOException {
    double[][] right = AveragedEnsemble.load(directory).outputs(TEST);
    byte[] whole = Files.readAllBytes(file);
    var random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      int at = random.nextInt(whole.length);
      byte[] damaged = whole.clone();
      if (i % 4 == 0) {
        damaged = Arrays.copyOf(whole, at);
      } else {
        damaged[at] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(file, damaged);
      assertRefusedOrEqual(right, "%d of seed %d".formatted(i, seed));
    }
  }

  /** The same within an entry, so that no checksum of the zip file tells. */
  @ParameterizedTest
  @ValueSource(strings = {CONFIGURATION, "jamming4j-preprocessing.json", "jamming4j-classes.json"})
  void load_entryDamagedAtRandom_isRefusedOrReadable(String name) throws IOException {
    byte[] whole = entries.get(name);
    var random = new Random(5);
    for (int i = 0; i < 80; i++) {
      int at = random.nextInt(whole.length);
      byte[] damaged = whole.clone();
      if (i % 4 == 0) {
        damaged = Arrays.copyOf(whole, at);
      } else {
        damaged[at] = (byte) random.nextInt(256);
      }
      entries.put(name, damaged);
      rewrite();
      try {
        AveragedEnsemble.load(directory).outputs(TEST);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      }
    }
  }

  private void assertRefusedOrEqual(double[][] right, String what) {
    double[][] outputs;
    try {
      outputs = AveragedEnsemble.load(directory).outputs(TEST);
    } catch (IOException e) {
      assertTrue(e.getMessage().contains(file.toString()), what + ": " + e.getMessage());
      return;
    }
    assertArrayEquals(right, outputs, what);
  }

  @Test
  void saved_twice_isTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(file);
    TrainedNetworkTest.network(1).save(file);
    assertArrayEquals(first, Files.readAllBytes(file));
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      assertEquals(1980, zip.getNextEntry().getTimeLocal().getYear());
    }
  }
}
