package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the script {@code jamming} says of classes by name, which no compiler checks. */
class LauncherTest {
  private static final Pattern METHOD = Pattern.compile("\\b((?:[a-z0-9]+\\.)+[A-Z]\\w*)::(\\w+)");

  @Test
  void methodsThatAreNotInlined_ofTheScript_exist() throws Exception {
    String script = Files.readString(Path.of("../jamming"));
    List<MatchResult> named = METHOD.matcher(script).results().toList();
    assertEquals(12, named.size(), script);
    for (MatchResult method : named) {
      Class<?> type = Class.forName(method.group(1));
      assertTrue(
          Arrays.stream(type.getDeclaredMethods())
              .anyMatch(m -> m.getName().equals(method.group(2))),
          method.group());
    }
  }
}
