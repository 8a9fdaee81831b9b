package org.jamming4j.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each in a virtual machine of its own. */
class OpenBlasTest {
  private static final Map<String, String> PLAIN = Map.of();
  private static final Map<String, String> PRESCOTT = Map.of("OPENBLAS_CORETYPE", "Prescott");

  @TempDir private Path directory;

  @BeforeEach
  void requireAvx2OnLinux() {
    assumeTrue(Files.isReadable(Path.of("/proc/cpuinfo")), "kernels are chosen by Linux's cpuinfo");
    assumeTrue(ProcessorFeatures.detect().avx2(), "this processor has no AVX2 to be left unused");
  }

  private ChildJvm run(Map<String, String> environment, List<String> options, String... steps)
      throws Exception {
    return ChildJvm.run(directory, environment, options, steps);
  }

  @Test
  void prepare_beforeNd4j_getsTheProcessorsKernel() throws Exception {
    String expected = ProcessorFeatures.detect().coreType().orElseThrow();
    ChildJvm child = run(PLAIN, List.of(), "prepare", "prepare", "nd4j", "core", "usable");
    assertEquals(expected, child.out().get(0).toUpperCase(Locale.ROOT));
    assertEquals("true", child.out().get(1));
    assertEquals(0, child.warnings(), child.log());
  }

  /** With the fastest kernel it is wrong on processors that have AVX-512. */
  @Test
  void lapack_ofNd4jOncePrepared_isRight() throws Exception {
    assertEquals(List.of("right"), run(PLAIN, List.of(), "prepare", "nd4j", "lapack").out());
    assertEquals(List.of("right"), run(PLAIN, List.of(), "prepare", "lapack").out());
    List<String> trained = run(PRESCOTT, List.of(), "train", "lapack", "core").out();
    assertEquals("right", trained.get(1));
  }

  @Test
  void training_nothingPrepared_preparesItself() throws Exception {
    String expected = ProcessorFeatures.detect().coreType().orElseThrow();
    ChildJvm child = run(PLAIN, List.of(), "train", "core");
    assertEquals("SAT", child.out().get(0));
    assertEquals(expected, child.out().get(1).toUpperCase(Locale.ROOT));
  }

  @Test
  void prepare_lesserKernelInTheEnvironment_isReplacedUnlessNativeIsForced() throws Exception {
    String best = ProcessorFeatures.detect().coreType().orElseThrow();
    ChildJvm child = run(PRESCOTT, List.of(), "prepare", "nd4j", "core", "usable");
    assertEquals(best, child.out().get(0).toUpperCase(Locale.ROOT));
    assertEquals("true", child.out().get(1));
    assertEquals(0, child.warnings(), child.log());
    assertEquals(
        List.of("Prescott"),
        run(PRESCOTT, List.of("-Djamming4j.arithmetic=native"), "prepare", "nd4j", "core").out());
  }

  @Test
  void usable_genericKernelUnderNd4j_isFalseWithOneWarningAndTrainingWorks() throws Exception {
    ChildJvm child = run(PRESCOTT, List.of(), "nd4j", "usable", "usable", "core", "train");
    assertEquals(List.of("false", "false", "Prescott", "SAT"), child.out());
    assertEquals(1, child.warnings(), child.log());
    assertTrue(child.log().contains("Prescott"), child.log());
    assertTrue(child.log().contains("OPENBLAS_CORETYPE="), child.log());
  }

  @Test
  void usable_forcedToJava_isFalseAndLoadsNothing() throws Exception {
    ChildJvm child =
        run(
            PLAIN,
            List.of("-Djamming4j.arithmetic=java"),
            "prepare",
            "usable",
            "core",
            "openblas mapped",
            "nd4j",
            "openblas mapped");
    assertEquals(List.of("false", "none", "false", "true"), child.out());
    assertEquals(0, child.warnings(), child.log());
  }

  @Test
  void usable_forcedToNative_isTrueWithAnyKernel() throws Exception {
    ChildJvm child = run(PRESCOTT, List.of("-Djamming4j.arithmetic=native"), "usable", "core");
    assertEquals(List.of("true", "Prescott"), child.out());
    assertEquals(0, child.warnings(), child.log());
  }

  @Test
  void usable_libraryMissing_isFalseWithOneWarning() throws Exception {
    // JavaCPP then looks for the natives of a platform that are not on the class path
    ChildJvm child =
        run(
            PLAIN,
            List.of("-Dorg.bytedeco.javacpp.platform=linux-none"),
            "usable",
            "usable",
            "core");
    assertEquals(List.of("false", "false", "none"), child.out());
    assertEquals(1, child.warnings(), child.log());
    assertTrue(child.log().contains("could not be loaded"), child.log());
  }

  @Test
  void singleThreaded_whileLeased_isOneAndThenAsBefore() throws Exception {
    for (String loads : List.of("usable", "nd4j")) {
      ChildJvm child =
          run(PLAIN, List.of(), "prepare", loads, "set two threads", "leased threads", "threads");
      List<String> out = child.out();
      assertEquals(List.of("1", "2"), out.subList(out.size() - 2, out.size()), loads);
    }
  }

  /** Two matrices' eigenvalues at once took five times as long while it had threads of its own. */
  @Test
  void singleThreaded_lapackFromACopyOfItsOwn_isOneThereToo() throws Exception {
    assumeTrue(
        ProcessorFeatures.detect().coreTypeOfLapack().isPresent(),
        "LAPACK has a copy of its own with AVX-512 alone");
    ChildJvm child =
        run(
            PLAIN,
            List.of(),
            "prepare",
            "set two threads",
            "leased threads of lapack",
            "threads of lapack");
    assertEquals(List.of("1", "2"), child.out());
  }

  @Test
  void singleThreaded_notUsable_leavesTheThreads() throws Exception {
    ChildJvm child =
        run(PRESCOTT, List.of(), "nd4j", "set two threads", "leased threads", "threads");
    assertEquals(List.of("2", "2"), child.out());
  }
}
