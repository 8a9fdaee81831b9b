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
import java.util.stream.Stream;

/**
 * A directory that one run writes its results to. Every file is written under a temporary name and
 * moved into place, so that none is ever half-written, and a second run is refused until the first
 * one has closed it.
 */
public final class OutputDirectory implements AutoCloseable {
  private static final String LOCK = ".jamming.lock";
  private static final String TEMPORARY = ".jamming-";

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
    if (lock() == null) {
      channel.close();
      throw new IOException(
          "Another run is writing to %s; choose another --out or wait for it to end."
              .formatted(directory));
    }
    removeLeftovers();
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

  private static String reason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getClass().getSimpleName();
  }

  private FileLock lock() throws IOException {
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
   * @throws IOException if that fails; the file of that name is then what it was
   */
  public void writeFile(String name, Writer writer) throws IOException {
    Path temporary = directory.resolve(TEMPORARY + name);
    try {
      writer.write(temporary);
      Files.move(
          temporary,
          directory.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Writes a directory of files, replacing the one of that name with all its files.
   *
   * @throws IOException if that fails; the directory of that name is then what it was
   */
  public void writeDirectory(String name, Writer writer) throws IOException {
    Path temporary = directory.resolve(TEMPORARY + name);
    try {
      Files.createDirectory(temporary);
      writer.write(temporary);
      deleteTree(directory.resolve(name));
      Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteTree(temporary);
    }
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
