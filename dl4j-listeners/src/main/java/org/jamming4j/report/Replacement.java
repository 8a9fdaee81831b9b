package org.jamming4j.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts the results of a run in the place of those of another one. All of them are written to a
 * folder of their own first, which one rename then makes valid; from then on they only have to be
 * moved to where they belong, which whoever opens the directory next goes on with, if need be. So
 * at no moment files of two runs lie side by side.
 */
final class Replacement {
  /** Results that are being written; of no value after a kill. */
  private static final String WRITING = OutputDirectory.TEMPORARY + "results";

  /** Results that are whole. */
  private static final String WHOLE = ".jamming-results";

  /** In it, what names the results of other runs have, until these are out of the way. */
  private static final String OWNED = ".owned";

  /** In it, the results of other runs that are out of the way. */
  private static final String OLD = ".old";

  private final Path directory;
  private final Path whole;

  /** What replaces results in a directory. */
  Replacement(Path directory) {
    this.directory = directory;
    whole = directory.resolve(WHOLE);
  }

  /**
   * Replaces them.
   *
   * @param files all of which are replaced
   * @param essential writes results into the folder it is given; without all of them, nothing is
   *     replaced
   * @param pictures what else there is, by name; one that can't be written is not missed by the
   *     others
   * @throws IOException if anything can't be written
   */
  void make(
      ResultFiles files,
      OutputDirectory.Writer essential,
      Map<String, OutputDirectory.Writer> pictures)
      throws IOException {
    Path writing = Files.createDirectory(directory.resolve(WRITING));
    boolean written = false;
    try {
      essential.write(writing);
      Files.writeString(writing.resolve(OWNED), files.names().pattern());
      written = true;
    } catch (IOException e) {
      throw OutputDirectory.unwritten(directory, e);
    } finally {
      if (!written) {
        OutputDirectory.deleteTree(writing);
      }
    }
    try {
      for (Map.Entry<String, OutputDirectory.Writer> picture : pictures.entrySet()) {
        Path temporary = directory.resolve(OutputDirectory.TEMPORARY + picture.getKey());
        try {
          picture.getValue().write(temporary);
          Files.move(temporary, writing.resolve(picture.getKey()));
        } catch (IOException e) {
          throw OutputDirectory.unwritten(directory.resolve(picture.getKey()), e);
        } finally {
          Files.deleteIfExists(temporary);
        }
      }
    } finally {
      Files.move(writing, whole, StandardCopyOption.ATOMIC_MOVE);
      finish();
    }
  }

  /** Goes on with a replacement that was stopped, if there is one. */
  void finish() throws IOException {
    if (!Files.exists(whole)) {
      return;
    }
    Path owned = whole.resolve(OWNED);
    Path old = whole.resolve(OLD);
    if (Files.exists(owned)) {
      Pattern names = Pattern.compile(Files.readString(owned));
      Files.createDirectories(old);
      for (Path result : entries(directory)) {
        if (names.matcher(name(result)).matches()) {
          move(result, old.resolve(name(result)));
        }
      }
      Files.delete(owned);
    }
    for (Path result : entries(whole)) {
      if (!name(result).equals(OLD)) {
        move(result, directory.resolve(name(result)));
      }
    }
    OutputDirectory.deleteTree(whole);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Path> entries(Path of) throws IOException {
    try (Stream<Path> all = Files.list(of)) {
      return all.sorted().toList();
    }
  }

  /**
   * Refuses what is there already and can't be replaced, or is no result of a run.
   *
   * @throws IOException with a message for the user
   */
  void require(ResultFiles results) throws IOException {
    for (Path result : entries(directory)) {
      String name = name(result);
      if (!results.names().matcher(name).matches() || !Files.isDirectory(result)) {
        continue;
      }
      Pattern files = results.folders().get(name);
      if (files == null) {
        throw new IOException(
            "%s is a directory, not a result of an earlier run, but would be deleted; choose another --out."
                .formatted(result));
      }
      if (!Files.isWritable(result)) {
        throw new IOException(
            "%s can't be replaced, for it can't be written to; choose another --out."
                .formatted(result));
      }
      for (Path file : entries(result)) {
        if (!files.matcher(name(file)).matches()) {
          throw new IOException(
              "%s is not a result of an earlier run, but would be deleted; choose another --out."
                  .formatted(file));
        }
      }
    }
  }
}
