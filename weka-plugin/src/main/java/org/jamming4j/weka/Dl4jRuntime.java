package org.jamming4j.weka;

import org.deeplearning4j.config.DL4JClassLoading;
import org.jamming4j.arithmetic.OpenBlas;
import org.nd4j.common.config.ND4JClassLoading;

/** Makes DL4J and ND4J usable from within a Weka package, before any other of their classes. */
public final class Dl4jRuntime {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private Dl4jRuntime() {}

  /**
   * Once in a JVM: quiets the log below warnings, unless the user chose a level; has OpenBLAS run
   * the kernel that suits the processor; and has DL4J and ND4J look for their backend with this
   * package's class loader. Weka's own, which is the thread's, does not see a package's libraries.
   */
  public static void prepare() {
    Once.touch();
  }

  /** Its initialisation is what happens once. */
  private static final class Once {
    static {
      // before the first logger is made, which reads it
      if (System.getProperty(LOG_LEVEL) == null) {
        System.setProperty(LOG_LEVEL, "warn");
      }
      OpenBlas.prepare();
      ND4JClassLoading.setNd4jClassloaderFromClass(Dl4jRuntime.class);
      DL4JClassLoading.setDl4jClassloaderFromClass(Dl4jRuntime.class);
    }

    private static void touch() {}
  }
}
