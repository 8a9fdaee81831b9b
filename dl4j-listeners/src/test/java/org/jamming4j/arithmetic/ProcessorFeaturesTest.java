package org.jamming4j.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorFeaturesTest {
  private static final String AVX512 =
      "fpu sse2 fma avx avx2 avx512f avx512dq avx512cd avx512bw avx512vl avx512_vnni";

  @ParameterizedTest
  @CsvSource({
    AVX512 + ", SKYLAKEX",
    // the last flag of the line counts as well
    "avx512f avx512dq avx512cd avx512bw avx2 fma avx512vl, SKYLAKEX",
    // Xeon Phi: a part of AVX-512
    "fpu sse2 fma avx avx2 avx512f avx512pf avx512er avx512cd, HASWELL",
    "fpu sse2 fma avx avx2, HASWELL",
    // other flags that begin alike
    "fpu sse2 fma4 avx avx2, ''",
    "fpu sse2 fma avx avx_vnni, ''",
    "fpu sse2, ''",
  })
  void coreType_ofFlags_isTheBestKernel(String flags, String expected) {
    List<String> lines =
        List.of("processor\t: 0", "model name\t: made up", "flags\t\t: " + flags, "bogomips\t: 1");
    assertEquals(
        Optional.of(expected).filter(e -> !e.isEmpty()),
        ProcessorFeatures.ofCpuInfo(lines).coreType());
  }

  @Test
  void ofCpuInfo_severalProcessors_isThatOfTheFirst() {
    List<String> lines = List.of("flags : fma avx2", "", "flags : " + AVX512, "vmx flags : fma");
    assertEquals(new ProcessorFeatures(true, false), ProcessorFeatures.ofCpuInfo(lines));
  }

  @Test
  void ofCpuInfo_noFlags_isNone() {
    // as on Arm
    List<String> lines = List.of("processor : 0", "Features : fp asimd", "vmx flags : avx2 fma");
    assertEquals(ProcessorFeatures.NONE, ProcessorFeatures.ofCpuInfo(lines));
    assertEquals(ProcessorFeatures.NONE, ProcessorFeatures.ofCpuInfo(List.of()));
    assertEquals(ProcessorFeatures.NONE, ProcessorFeatures.ofCpuInfo(List.of("flags\t\t:")));
  }
}
