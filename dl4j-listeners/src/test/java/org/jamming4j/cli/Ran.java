package org.jamming4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command printed, and its exit code. */
record Ran(int code, String out, String err) {
  static Ran run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(code, out.toString(), err.toString());
  }

  /** Runs a command line of words without spaces, with its results in a directory. */
  static Ran into(Path out, String commandLine) {
    List<String> args = new ArrayList<>(List.of(commandLine.split(" ")));
    args.addAll(List.of("--out", out.toString()));
    return run(args.toArray(String[]::new));
  }
}
