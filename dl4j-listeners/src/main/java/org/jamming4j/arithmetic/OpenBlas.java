package org.jamming4j.arithmetic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenBLAS, the native library of matrix products that ND4J brings: has it run the kernel that
 * suits the processor, and says whether it does. All methods may be called by any thread.
 */
public final class OpenBlas {
  private static final Logger LOG = LoggerFactory.getLogger(OpenBlas.class);
  private static final String CORE_TYPE = "OPENBLAS_CORETYPE";
  private static final ThreadLeases LEASES =
      new ThreadLeases(OpenBlasLibrary::threads, OpenBlasLibrary::setThreads);

  private static boolean prepared;

  /** The kernel that the environment named, if it was replaced. */
  private static @Nullable String replaced;

  /** Null until it is decided, then for good. */
  private static @Nullable Boolean usable;

  private OpenBlas() {}

  /** While it is open, OpenBLAS works with one thread for each that calls it. */
  @FunctionalInterface
  public interface Lease extends AutoCloseable {
    /** Ends the lease. Further calls do nothing. */
    @Override
    void close();
  }

  /**
   * Chooses OpenBLAS's kernel by the processor's features. It does so by setting OPENBLAS_CORETYPE
   * in the environment of this process, which OpenBLAS reads once, when it is loaded: so it must be
   * called before the first use of ND4J. This project's own classes do.
   *
   * <p>A kernel that the environment names is kept if it uses the processor's best instructions;
   * one that does not is replaced, since that variable is often set once for all programs of an
   * image, unless the system property {@code jamming4j.arithmetic} is {@code native}. OpenBLAS's
   * own choice is left alone if the processor has no AVX2, on Windows, and for plain Java. On
   * processors with AVX-512 it loads OpenBLAS, and has ND4J's copy of it that has LAPACK run the
   * kernel for AVX2: with the other one, dsymm and dtrmm of OpenBLAS 0.3.19, and with them LAPACK's
   * QR, SVD and Cholesky decompositions, are wrong. Never throws; the first call takes some 50 ms
   * (and as long as the library takes to load), others do nothing.
   */
  public static synchronized void prepare() {
    if (prepared) {
      return;
    }
    prepared = true;
    try {
      chooseKernel();
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("{} could not be set; OpenBLAS chooses its kernel itself.", CORE_TYPE, e);
    }
  }

  private static void chooseKernel() {
    // there getenv reads a copy of the environment that each C runtime has for itself
    if (System.getProperty("os.name").startsWith("Windows")) {
      LOG.debug("OpenBLAS chooses its kernel itself on Windows.");
      return;
    }
    ProcessorFeatures processor = ProcessorFeatures.detect();
    String given = System.getenv(CORE_TYPE);
    if (Arithmetic.chosen() != Arithmetic.AUTOMATIC) {
      LOG.debug("{} is {}, and stays.", CORE_TYPE, given);
      return;
    }
    Optional<String> ofLapack = processor.coreTypeOfLapack();
    if (ofLapack.isPresent()) {
      // first: LAPACK would be taken from a copy that is loaded already
      Environment.set(CORE_TYPE, ofLapack.get());
      OpenBlasLibrary.loadLapack();
    }
    boolean best = KernelCheck.isBest(processor, given);
    Optional<String> coreType = best ? Optional.of(given) : processor.coreType();
    if (coreType.isPresent()) {
      Environment.set(CORE_TYPE, coreType.get());
      replaced = best ? null : given;
    }
    LOG.debug("{} chosen: {}.", CORE_TYPE, coreType.orElse("none"));
  }

  /**
   * Checks the system property {@code jamming4j.arithmetic}, for programs that want to know of a
   * typing error before they begin.
   *
   * @throws IllegalArgumentException as {@link #usable} does
   */
  public static void checkProperty() {
    Arithmetic.chosen();
  }

  /**
   * Whether matrix products should go to OpenBLAS: it loads, and the kernel it runs uses the AVX2
   * or AVX-512 of the processor. If not, plain Java is to be used, and the first call logs a
   * warning with the reason and the remedy. The answer stays the same from then on, and depends on
   * nothing but the machine and how Java was started.
   *
   * <p>The system property {@code jamming4j.arithmetic} forces it: {@code native} for OpenBLAS with
   * the kernel that it or the environment chooses, {@code java} for plain Java, with which OpenBLAS
   * is not loaded by this method.
   *
   * @throws IllegalArgumentException if that property has another value
   * @throws IllegalStateException if it is {@code native} and OpenBLAS could not be loaded
   */
  public static synchronized boolean usable() {
    if (usable == null) {
      usable = decide();
    }
    return usable;
  }

  private static boolean decide() {
    Arithmetic arithmetic = Arithmetic.chosen();
    if (arithmetic == Arithmetic.JAVA) {
      LOG.debug("Plain Java, as the system property {} says.", Arithmetic.PROPERTY);
      return false;
    }
    prepare();
    Optional<String> missing = OpenBlasLibrary.load();
    if (arithmetic == Arithmetic.NATIVE) {
      if (missing.isPresent()) {
        throw new IllegalStateException(
            "The system property %s is 'native', but OpenBLAS's native library could not be loaded (%s). Remove the property, or add the library for this platform."
                .formatted(Arithmetic.PROPERTY, missing.get()));
      }
      return true;
    }
    if (missing.isPresent()) {
      LOG.warn(
          "Plain Java is used for matrix products, which is slower: OpenBLAS's native library could"
              + " not be loaded ({}). Add org.bytedeco:openblas for this platform to the class"
              + " path.",
          missing.get());
      return false;
    }
    return suits();
  }

  private static boolean suits() {
    ProcessorFeatures processor = ProcessorFeatures.detect();
    Optional<String> coreName = OpenBlasLibrary.coreName();
    Optional<String> objection = KernelCheck.objection(processor, coreName);
    objection.ifPresentOrElse(
        reason ->
            LOG.warn(
                "Plain Java is used for matrix products instead of OpenBLAS, because {}. Start Java"
                    + " with {}={} in its environment, or call OpenBlas.prepare() before ND4J is"
                    + " loaded.",
                reason,
                CORE_TYPE,
                processor.coreType().orElseThrow()),
        () -> LOG.debug("OpenBLAS runs the kernel {}.", coreName.orElse("that it does not name")));
    if (replaced != null && objection.isEmpty()) {
      LOG.info(
          "{} is {} in the environment; this processor's {} is several times as fast and used"
              + " instead. -D{}=native keeps it.",
          CORE_TYPE,
          replaced,
          coreName.orElse("own"),
          Arithmetic.PROPERTY);
    }
    return objection.isEmpty();
  }

  /**
   * Has OpenBLAS work with one thread for each that calls it, as long as at least one lease is
   * open. When the last one is closed, the number of threads from before the first is restored. The
   * number is one for the whole process: ND4J's products and LAPACK are held to it as well.
   *
   * @return a lease to be closed; it changes nothing if OpenBLAS is not {@link #usable()}
   */
  public static Lease singleThreaded() {
    return usable() ? LEASES.open() : () -> {};
  }

  /**
   * Has OpenBLAS work with all its threads again for a while, although one lease of {@link
   * #singleThreaded} is open: for who holds it, between two products that depend on it. While
   * several are open, nothing changes.
   *
   * @return to be closed, before anything that the lease is for goes on
   */
  public static Lease allThreads() {
    return usable() ? LEASES.lend() : () -> {};
  }

  /**
   * The name of the kernel that OpenBLAS runs, for example SkylakeX; for information. Loads
   * OpenBLAS unless the system property {@code jamming4j.arithmetic} is {@code java}.
   *
   * @return empty if it is not loaded or does not say
   */
  public static Optional<String> coreName() {
    if (Arithmetic.chosen() == Arithmetic.JAVA) {
      return Optional.empty();
    }
    prepare();
    return OpenBlasLibrary.load().isPresent() ? Optional.empty() : OpenBlasLibrary.coreName();
  }
}
