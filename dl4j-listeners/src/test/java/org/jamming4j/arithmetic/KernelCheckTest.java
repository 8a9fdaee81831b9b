package org.jamming4j.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelCheckTest {
  private static final ProcessorFeatures AVX2 = new ProcessorFeatures(true, false);
  private static final ProcessorFeatures AVX512 = new ProcessorFeatures(true, true);

  @ParameterizedTest
  @ValueSource(strings = {"Haswell", "Zen", "SkylakeX", "SKYLAKEX", "Cooperlake", "SapphireRapids"})
  void objection_kernelWithAvx2_isNone(String core) {
    assertEquals(Optional.empty(), KernelCheck.objection(AVX512, Optional.of(core)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prescott",
        "Core2",
        "Nehalem",
        "Barcelona",
        "Sandybridge",
        "Bulldozer",
        "Excavator",
        "Generic",
        "Unknown",
        ""
      })
  void objection_olderKernel_namesItAndWhatItLeaves(String core) {
    String of512 = KernelCheck.objection(AVX512, Optional.of(core)).orElseThrow();
    assertTrue(of512.contains(core) && of512.contains("AVX-512"), of512);
    String of2 = KernelCheck.objection(AVX2, Optional.of(core)).orElseThrow();
    assertTrue(of2.contains(core) && of2.contains("AVX2"), of2);
  }

  @Test
  void objection_kernelNotNamed_isOneOnlyIfItMatters() {
    assertTrue(KernelCheck.objection(AVX2, Optional.empty()).isPresent());
    assertEquals(Optional.empty(), KernelCheck.objection(ProcessorFeatures.NONE, Optional.empty()));
    assertEquals(
        Optional.empty(), KernelCheck.objection(ProcessorFeatures.NONE, Optional.of("ARMV8")));
  }
}
