package studio.eligen.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuFeaturesTest {

  @ParameterizedTest
  @CsvSource({
    "flags           : fpu avx512f avx512_bf16 clzero, true",
    "flags           : fpu avx2 amx_bf16 amx_tile, true",
    "Features        : fp asimd bf16 i8mm, true",
    "flags           : fpu avx2 avx512f, false",
    "model name      : bf16, false"
  })
  void bfloat16_in_hardware_is_read_off_the_processors_flags(String line, boolean has) {
    assertThat(CpuFeatures.hasBfloat16(List.of("processor : 0", line))).isEqualTo(has);
  }
}
