package org.jamming4j.arithmetic;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vector instructions of this machine's processor, as far as OpenBLAS has kernels for them.
 *
 * @param avx2 AVX2 and FMA, which OpenBLAS's kernel HASWELL needs
 * @param avx512 the parts F, DQ, CD, BW and VL of AVX-512, which its kernel SKYLAKEX needs
 */
record ProcessorFeatures(boolean avx2, boolean avx512) {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessorFeatures.class);

  /** Neither is there, or nothing is known, as on any processor but x86_64. */
  static final ProcessorFeatures NONE = new ProcessorFeatures(false, false);

  private static final Set<String> X86_64 = Set.of("amd64", "x86_64");
  private static final Set<String> AVX2_FLAGS = Set.of("avx2", "fma");
  private static final Set<String> AVX512_FLAGS =
      Set.of("avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl");

  /** Those of this machine; {@link #NONE} if they cannot be found out. */
  static ProcessorFeatures detect() {
    if (!X86_64.contains(System.getProperty("os.arch"))) {
      return NONE;
    }
    Path cpuInfo = Path.of("/proc/cpuinfo");
    if (Files.isReadable(cpuInfo)) {
      try {
        return ofCpuInfo(Files.readAllLines(cpuInfo));
      } catch (IOException e) {
        LOG.debug("{} could not be read; the virtual machine is asked instead.", cpuInfo, e);
      }
    }
    return ofVirtualMachine();
  }

  /**
   * What Linux says of the first processor. It leaves out what the kernel does not let programs
   * use.
   *
   * @param lines of /proc/cpuinfo
   */
  static ProcessorFeatures ofCpuInfo(List<String> lines) {
    return lines.stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals("flags"))
        .findFirst()
        .map(parts -> Set.copyOf(List.of(parts[1].strip().split("\\s+"))))
        .map(ProcessorFeatures::ofFlags)
        .orElse(NONE);
  }

  private static ProcessorFeatures ofFlags(Set<String> flags) {
    boolean avx2 = flags.containsAll(AVX2_FLAGS);
    return new ProcessorFeatures(avx2, avx2 && flags.containsAll(AVX512_FLAGS));
  }

  /** What the Java virtual machine compiles for: UseAVX is 3 with AVX-512, 2 with AVX2. */
  private static ProcessorFeatures ofVirtualMachine() {
    try {
      var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      int avx = Integer.parseInt(machine.getVMOption("UseAVX").getValue());
      return new ProcessorFeatures(avx >= 2, avx >= 3);
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("The virtual machine does not say which instructions the processor has.", e);
      return NONE;
    }
  }

  /** The name by which OpenBLAS knows its best kernel for this processor, unless it is unknown. */
  Optional<String> coreType() {
    return avx512 ? Optional.of("SKYLAKEX") : avx2 ? Optional.of("HASWELL") : Optional.empty();
  }

  /**
   * The one for the copy of OpenBLAS that has LAPACK, if it is another: the best is wrong there
   * (OpenBLAS issue 3505).
   */
  Optional<String> coreTypeOfLapack() {
    return avx512 ? Optional.of("HASWELL") : Optional.empty();
  }
}
