package org.jamming4j.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one run writes its results to. Every file is written under a temporary name and
 * moved into place, so that none is ever half-written, and a second run is refused until the first
 * one has closed it.
 */
public final class OutputDirectory implements AutoCloseable {
  private static final String LOCK = ".jamming.lock";
  static final String TEMPORARY = ".jamming-tmp-";

  /** The folder in it for what a run has made until all is done. */
  public static final String UNFINISHED = "unfinished";

  private final Path directory;
  private final FileChannel channel;

  /**
   * Makes the directory if there is none, and locks it.
   *
   * @throws IOException with a message for the user, if it can't be written to or another run holds
   *     it
   */
  public OutputDirectory(Path directory) throws IOException {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
      channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new IOException(
          "%s is a file, not a directory; choose another --out.".formatted(e.getMessage()), e);
    } catch (IOException e) {
      throw new IOException(
          "%s can't be written to (%s); choose another --out.".formatted(directory, reason(e)), e);
    }
    // without the file, another run has just ended and taken the lock's file with it
    if (lock() == null || !Files.exists(directory.resolve(LOCK))) {
      channel.close();
      throw new IOException(
          "Another run is writing to %s; choose another --out or wait for it to end."
              .formatted(directory));
    }
    try {
      removeLeftovers();
      new Replacement(directory).finish();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** What a run left behind that was killed while it wrote. */
  private void removeLeftovers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith(TEMPORARY)).toList()) {
        deleteTree(file);
      }
    }
  }

  /** What an exception says to a person: its message, or the reason and the file. */
  public static String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getFile() != null) {
      String name = f.getClass().getSimpleName().replace("Exception", "");
      return "%s: %s".formatted(f.getFile(), f.getReason() == null ? name : f.getReason());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private @Nullable FileLock lock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Where the results are. */
  public Path path() {
    return directory;
  }

  /** Writes something to the path it is given. */
  @FunctionalInterface
  public interface Writer {
    /** Writes it. */
    void write(Path path) throws IOException;
  }

  /**
   * Writes a file, replacing the one of that name.
   *
   * @param name which may be that of a file in a directory, as a/b; that is made if there is none
   * @throws IOException naming the file, if that fails; the file of that name is then what it was
   */
  public void writeFile(String name, Writer writer) throws IOException {
    Path temporary = directory.resolve(TEMPORARY + name.replace('/', '-'));
    Path place = directory.resolve(name);
    try {
      Files.createDirectories(place.getParent());
      writer.write(temporary);
      Files.move(
          temporary, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritten(place, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  static IOException unwritten(Path file, IOException e) {
    String why =
        e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : reason(e);
    return new IOException("%s can't be written (%s)".formatted(file, why), e);
  }

  /** A file of what a run has made so far, of which all is gone once its results are there. */
  public Path unfinished(String name) {
    return directory.resolve(UNFINISHED).resolve(name);
  }

  /**
   * Refuses what is there already if it can't be replaced, or is no result of a run.
   *
   * @throws IOException with a message for the user, naming the file
   */
  public void require(ResultFiles files) throws IOException {
    new Replacement(directory).require(files);
  }

  /**
   * Puts the results of a run in the place of those of another one, all at once: whatever happens,
   * files of two runs never lie side by side.
   *
   * @param files all of which are replaced
   * @param essential writes results into the folder it is given; if that fails, nothing is replaced
   * @param pictures what else there is, by name; if one of them can't be written, that is told once
   *     the others are in their place
   * @throws IOException if anything can't be written
   */
  public void replace(ResultFiles files, Writer essential, Map<String, Writer> pictures)
      throws IOException {
    new Replacement(directory).make(files, essential, pictures);
  }

  /** Deletes a file or a directory with all its files, if there is one. */
  public void delete(String name) throws IOException {
    deleteTree(directory.resolve(name));
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Lets other runs in. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(directory.resolve(LOCK));
    channel.close();
  }
}
