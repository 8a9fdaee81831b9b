package org.jamming4j.memory;

/** Refuses what Java's memory can't hold before it is begun. */
public final class Memory {
  private static final double MIB = 1 << 20;

  private Memory() {}

  /**
   * Refuses a need that is above the most that Java may use. It does not count what is in use
   * already, so a need that passes may still turn out too large.
   *
   * @param what that needs it, as a noun within a sentence
   * @param bytes an estimate of the need
   * @param remedy what else to do than to give Java more memory, as the end of a sentence
   * @throws NotEnoughMemoryException if it is too much; the message names the need and the bound
   */
  public static void require(String what, double bytes, String remedy) {
    long bound = Runtime.getRuntime().maxMemory();
    // written so that NaN is too much
    if (!(bytes <= bound)) {
      throw new NotEnoughMemoryException(
          "Too little memory for %s: it takes about %.0f MiB, but Java may use %.0f MiB; %s, or %s."
              .formatted(what, Math.ceil(bytes / MIB), bound / MIB, more(bytes), remedy));
    }
  }

  /** What a user is told once memory did run out. */
  public static String exhausted() {
    long bound = Runtime.getRuntime().maxMemory();
    return "All %.0f MiB of memory that Java may use are taken; %s, or ask for less."
        .formatted(bound / MIB, more(2.0 * bound));
  }

  private static String more(double bytes) {
    long gib = (long) Math.ceil(bytes * 1.25 / MIB / 1024);
    return "give it more (JAVA_OPTS=-Xmx%dg before ./jamming, -Xmx%dg for java itself)"
        .formatted(gib, gib);
  }
}
