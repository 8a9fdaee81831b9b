package org.jamming4j.arithmetic;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether the kernel that OpenBLAS runs is one for the processor it runs on. */
final class KernelCheck {
  /** The kernels that use AVX2 or AVX-512, in lower case. */
  private static final Set<String> WITH_AVX2 =
      Set.of("haswell", "zen", "skylakex", "cooperlake", "sapphirerapids");

  private KernelCheck() {}

  /**
   * What is wrong with a kernel. It is judged by its name, not by its speed, so that every run on
   * one machine comes to the same answer and to the same bits. With AVX-512 a kernel for AVX2
   * passes: it is slower than it could be, but far faster than plain Java.
   *
   * @param coreName the kernel's name as OpenBLAS reports it, empty if it does not
   * @return a clause, or empty if the kernel will do
   */
  static Optional<String> objection(ProcessorFeatures processor, Optional<String> coreName) {
    if (!processor.avx2()) {
      return Optional.empty();
    }
    if (coreName.isEmpty()) {
      return Optional.of("it does not say which kernel it runs");
    }
    String name = coreName.get();
    return WITH_AVX2.contains(name.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(
            "it runs the kernel %s, which leaves this processor's %s unused"
                .formatted(name, processor.avx512() ? "AVX-512" : "AVX2"));
  }
}
