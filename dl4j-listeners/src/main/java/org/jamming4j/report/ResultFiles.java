package org.jamming4j.report;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The results that runs of a command leave in a directory.
 *
 * @param names what the names of files and folders match
 * @param folders of the folders among them, by name, what the names of files in them match
 */
public record ResultFiles(Pattern names, Map<String, Pattern> folders) {
  /** Copies the map. */
  public ResultFiles {
    folders = Map.copyOf(folders);
  }

  /** Results without folders. */
  public static ResultFiles of(String names) {
    return new ResultFiles(Pattern.compile(names), Map.of());
  }

  /** These and a folder more. */
  public ResultFiles withFolder(String name, Pattern files) {
    Map<String, Pattern> all = new HashMap<>(folders);
    all.put(name, files);
    return new ResultFiles(Pattern.compile(names.pattern() + "|" + Pattern.quote(name)), all);
  }
}
