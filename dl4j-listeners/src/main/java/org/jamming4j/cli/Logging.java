package org.jamming4j.cli;

/** The command line's log: warnings of libraries, and what this project has to say, in one line. */
final class Logging {
  private Logging() {}

  /** Must run before the first logger is made. */
  static void configure() {
    setDefault("defaultLogLevel", "warn");
    setDefault("log.org.jamming4j", "info");
    setDefault("showThreadName", "false");
    setDefault("showLogName", "false");
  }

  private static void setDefault(String key, String value) {
    String property = "org.slf4j.simpleLogger." + key;
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
