package org.jamming4j.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What runs in a child process: one task in, one reading out, both one line of JSON. */
public final class ChildProgram {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ChildTask task;

  private ChildProgram(ChildTask task) {
    this.task = task;
  }

  /**
   * A program for one task.
   *
   * @param task one line of JSON
   * @throws IllegalArgumentException if it is no task
   */
  public static ChildProgram of(String task) {
    return new ChildProgram(read(task, ChildTask.class));
  }

  /** Measures, and returns the reading as one line of JSON. */
  public String run() throws InterruptedException {
    return write(task.measure());
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON for " + value.getClass(), e);
    }
  }

  /**
   * The object of a JSON text.
   *
   * @throws IllegalArgumentException if it is none of that class
   */
  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Not a %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
    }
  }
}
