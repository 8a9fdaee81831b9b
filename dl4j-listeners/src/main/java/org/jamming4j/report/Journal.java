package org.jamming4j.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The finished runs of a job, a line of JSON each, on the disk before the next one is waited for:
 * what was made is not lost with the process, and is not made again. The first line says of which
 * job they are. A last line that is cut short, as by a full disk or a kill, is left out.
 *
 * @param <T> a run
 */
public final class Journal<T> implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final Function<T, String> write;
  private final List<T> known = new ArrayList<>();

  /** No channel, which would be closed if its thread were interrupted. */
  private final RandomAccessFile out;

  /**
   * Reads the journal, or begins it.
   *
   * @param job what tells one job from another; two are the same if their JSON is
   * @param read a run from its line
   * @param write a run as a line
   * @throws IllegalArgumentException if the file is the journal of another job, or damaged; it is
   *     then left as it is
   * @throws IOException if it cannot be read or written
   */
  public Journal(Path file, Object job, Function<String, T> read, Function<T, String> write)
      throws IOException {
    this.file = file;
    this.write = write;
    String head = MAPPER.writeValueAsString(job);
    String text = Files.exists(file) ? Files.readString(file) : "";
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<String> lines = whole.lines().toList();
    if (!lines.isEmpty()) {
      requireSameJob(lines.get(0), head);
      for (int i = 1; i < lines.size(); i++) {
        known.add(run(lines.get(i), i + 1, read));
      }
    }
    out = new RandomAccessFile(file.toFile(), "rw");
    out.setLength(whole.getBytes(StandardCharsets.UTF_8).length);
    out.seek(out.length());
    if (lines.isEmpty()) {
      line(head);
    }
  }

  /** Whether a file holds the runs of any job. */
  public static boolean exists(Path file) throws IOException {
    return Files.exists(file) && Files.readString(file).contains("\n");
  }

  private void requireSameJob(String theirs, String head) throws IOException {
    JsonNode there;
    try {
      there = MAPPER.readTree(theirs);
    } catch (JsonProcessingException e) {
      throw damaged(1, e.getOriginalMessage(), e);
    }
    Optional<String> difference = difference("", there, MAPPER.readTree(head));
    if (difference.isPresent()) {
      throw new IllegalArgumentException(
          "%s holds the runs of another job: %s. Choose another --out, or remove it."
              .formatted(file, difference.get()));
    }
  }

  /** The first value in which two trees differ. */
  private static Optional<String> difference(String name, JsonNode there, JsonNode here) {
    if (there.isObject() && here.isObject()) {
      var names = new TreeSet<String>();
      there.fieldNames().forEachRemaining(names::add);
      here.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .map(n -> difference((name.isEmpty() ? "" : name + ".") + n, there.path(n), here.path(n)))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return there.equals(here)
        ? Optional.empty()
        : Optional.of(
            "%s is %s there and %s here"
                .formatted(
                    name.isEmpty() ? "the first line" : name,
                    there.isMissingNode() ? "missing" : there,
                    here.isMissingNode() ? "missing" : here));
  }

  private T run(String line, int number, Function<String, T> read) {
    try {
      return read.apply(line);
    } catch (IllegalArgumentException e) {
      throw damaged(number, String.valueOf(e.getMessage()), e);
    }
  }

  private IllegalArgumentException damaged(int line, String reason, Exception cause) {
    return new IllegalArgumentException(
        "%s is damaged in line %d (%s). It was left as it is; remove that line, or choose another --out."
            .formatted(file, line, reason.strip().replaceAll("\\.$", "")),
        cause);
  }

  /** The runs that were made before. */
  public List<T> known() {
    return List.copyOf(known);
  }

  /**
   * Adds a run. When this returns, it is on the disk.
   *
   * @throws IOException naming the file, if that fails
   */
  public void add(T run) throws IOException {
    try {
      line(write.apply(run));
    } catch (IOException e) {
      throw new IOException(
          "%s can't be written (%s)".formatted(file, OutputDirectory.reason(e)), e);
    }
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    out.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
