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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one run writes its results to. Every file is written under a temporary name and
 * moved into place, so that none is ever half-written, and a second run is refused until the first
 * one has closed it.
 */
public final class OutputDirectory implements AutoCloseable {
  private static final String LOCK = ".jamming.lock";
  private static final String TEMPORARY = ".jamming-tmp-";

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

  private static IOException unwritten(Path file, IOException e) {
    String why =
        e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : reason(e);
    return new IOException("%s can't be written (%s)".formatted(file, why), e);
  }

  /**
   * Refuses a directory of results that holds anything else, which replacing it would delete.
   *
   * @param name of the directory, which need not exist
   * @param pattern what the names of results match
   * @throws IOException with a message for the user, naming the other file
   */
  public void requireOnly(String name, Pattern pattern) throws IOException {
    Path results = directory.resolve(name);
    if (!Files.exists(results)) {
      return;
    }
    if (!Files.isDirectory(results)) {
      throw new IOException(results + " is a file; choose another --out.");
    }
    try (Stream<Path> files = Files.list(results)) {
      Optional<Path> other =
          files.filter(f -> !pattern.matcher(f.getFileName().toString()).matches()).findFirst();
      if (other.isPresent()) {
        throw new IOException(
            "%s is not a result of an earlier run, but would be deleted; choose another --out."
                .formatted(other.get()));
      }
    }
  }

  /**
   * Writes a directory of files, replacing the one of that name with all its files.
   *
   * @throws IOException naming the directory, if that fails; the directory of that name is then
   *     what it was
   */
  public void writeDirectory(String name, Writer writer) throws IOException {
    Path place = directory.resolve(name);
    Path temporary = directory.resolve(TEMPORARY + name);
    Path old = directory.resolve(TEMPORARY + "old-" + name);
    try {
      Files.createDirectory(temporary);
      writer.write(temporary);
      boolean replaces = Files.exists(place);
      if (replaces) {
        Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
      }
      try {
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (replaces) {
          Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
        }
        throw e;
      }
    } catch (IOException e) {
      throw unwritten(place, e);
    } finally {
      deleteTree(temporary);
      deleteTree(old);
    }
  }

  /** Deletes a file or a directory with all its files, if there is one. */
  public void delete(String name) throws IOException {
    deleteTree(directory.resolve(name));
  }

  private static void deleteTree(Path root) throws IOException {
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
