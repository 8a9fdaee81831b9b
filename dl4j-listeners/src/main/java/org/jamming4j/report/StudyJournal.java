package org.jamming4j.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jamming4j.sweep.OptimiserStudy;

/**
 * The runs of a study, a line of JSON each, written as they end: what was made is not lost with the
 * process, and is not made again. The first line says of which study they are. A last line that is
 * cut short, as by a full disk or a kill, is left out.
 */
public final class StudyJournal {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final List<OptimiserStudy.Run> known = new ArrayList<>();

  /**
   * Reads the journal, or begins it.
   *
   * @param study what tells one study from another; two are the same if their JSON is
   * @throws IllegalArgumentException if the file is the journal of another study, or none
   * @throws IOException if it cannot be read or written
   */
  public StudyJournal(Path file, Object study) throws IOException {
    this.file = file;
    String head = MAPPER.writeValueAsString(study);
    String text = Files.exists(file) ? Files.readString(file) : "";
    int end = text.lastIndexOf('\n') + 1;
    List<String> lines = text.substring(0, end).lines().toList();
    if (lines.isEmpty()) {
      Files.writeString(file, head + "\n");
      return;
    }
    try {
      if (!MAPPER.readTree(lines.get(0)).equals(MAPPER.readTree(head))) {
        throw new IllegalArgumentException(
            "%s holds the runs of another study, %s; choose another --out, or remove it."
                .formatted(file, lines.get(0)));
      }
      for (String line : lines.subList(1, lines.size())) {
        known.add(MAPPER.readValue(line, OptimiserStudy.Run.class));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no journal of a study (%s); choose another --out, or remove it."
              .formatted(file, e.getOriginalMessage()),
          e);
    }
    if (end < text.length()) {
      Files.writeString(file, text.substring(0, end));
    }
  }

  /** The runs that were made before. */
  public List<OptimiserStudy.Run> known() {
    return List.copyOf(known);
  }

  /**
   * Adds a run.
   *
   * @throws IOException if that fails
   */
  public void add(OptimiserStudy.Run run) throws IOException {
    byte[] line = (MAPPER.writeValueAsString(run) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(file, line, StandardOpenOption.APPEND);
  }
}
