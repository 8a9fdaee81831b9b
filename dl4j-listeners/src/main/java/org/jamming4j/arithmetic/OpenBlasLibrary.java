package org.jamming4j.arithmetic;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.ClassProperties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loaded native library, and what it says about itself. */
final class OpenBlasLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(OpenBlasLibrary.class);

  /** Functions by their names, since to find one takes longer than a step of training. */
  private static final Map<String, Optional<Function>> FUNCTIONS = new ConcurrentHashMap<>();

  private static final Map<String, Optional<Function>> OF_LAPACK = new ConcurrentHashMap<>();

  private static final String SET_THREADS = "openblas_set_num_threads";

  /** RTLD_LAZY alone: without it the products would be found in this copy, too. */
  private static final int LOCAL = 1;

  /** The copy from which LAPACK is taken, if it is another one than that of the products. */
  private static volatile @Nullable NativeLibrary lapack;

  private OpenBlasLibrary() {}

  /**
   * Loads the copy for products of matrices, unless it is.
   *
   * @return why it could not be loaded, empty if it could
   */
  static Optional<String> load() {
    try {
      Loader.load(openblas_nolapack.class);
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("OpenBLAS's native library could not be loaded.", e);
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Loads the copy from which LAPACK is taken, with what it needs but without JavaCPP's own part,
   * which would load the other copy at once.
   */
  static void loadLapack() {
    Class<?> binding = openblas.class;
    ClassProperties properties =
        Loader.loadProperties(new Class<?>[] {binding}, Loader.loadProperties(), true);
    for (String library : properties.get("platform.preload")) {
      try {
        String file =
            Loader.loadLibrary(
                binding, Loader.findLibrary(binding, properties, library, false), library);
        if (library.startsWith("openblas") && file != null) {
          lapack = NativeLibrary.getInstance(file, Map.of(Library.OPTION_OPEN_FLAGS, LOCAL));
        }
      } catch (LinkageError | RuntimeException e) {
        // as of other versions of a compiler's library
        LOG.debug("{} could not be loaded.", library, e);
      }
    }
  }

  /** The kernel that it runs, for example SkylakeX; empty if it is no OpenBLAS or does not say. */
  static Optional<String> coreName() {
    try {
      return function("openblas_get_corename").map(f -> f.invokeString(new Object[0], false));
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("OpenBLAS could not be asked for its kernel.", e);
      return Optional.empty();
    }
  }

  /** How many threads it uses for one product; empty if it does not say. */
  static OptionalInt threads() {
    try {
      return function("openblas_get_num_threads")
          .map(f -> OptionalInt.of(f.invokeInt(new Object[0])))
          .orElseGet(OptionalInt::empty);
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("OpenBLAS could not be asked for its threads.", e);
      return OptionalInt.empty();
    }
  }

  /** Sets how many threads it uses for one call, in all of the process: both copies, if two. */
  static void setThreads(int threads) {
    Optional<Function> set = function(SET_THREADS);
    if (set.isPresent()) {
      set.get().invokeVoid(new Object[] {threads});
    } else {
      openblas_nolapack.blas_set_num_threads(threads);
    }
    ofLapack(SET_THREADS).ifPresent(f -> f.invokeVoid(new Object[] {threads}));
  }

  /** An exported C function of the copy with LAPACK; empty if there is no such copy. */
  static Optional<Function> ofLapack(String name) {
    NativeLibrary library = lapack;
    return library == null
        ? Optional.empty()
        : OF_LAPACK.computeIfAbsent(
            name,
            n -> {
              try {
                return Optional.of(library.getFunction(n));
              } catch (UnsatisfiedLinkError e) {
                LOG.debug("{} could not be found in {}.", n, library.getName(), e);
                return Optional.empty();
              }
            });
  }

  /** An exported C function. JavaCPP finds it as the products themselves find theirs. */
  private static Optional<Function> function(String name) {
    return FUNCTIONS.computeIfAbsent(
        name,
        n -> {
          Pointer address = Loader.addressof(n);
          return Optional.ofNullable(address)
              .map(a -> Function.getFunction(new com.sun.jna.Pointer(a.address())));
        });
  }
}
