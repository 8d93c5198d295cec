package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.Golden;
import studio.eligen.engine.RenderException;

/** The trial of a card, on the device that every machine has. */
class DeviceTrialTest {

  @Test
  void bfloat16_is_a_little_off_float32_and_agrees() {
    DeviceTrial trial = DeviceTrial.of(Golden.NANO, Device.CPU);

    assertThat(trial.attention()).isBetween(1e-5, 0.02);
    assertThat(trial.pass()).isBetween(1e-5, 0.05);
    assertThat(trial.agrees()).isTrue();
    assertThat(trial.freeBytes()).isPositive();
  }

  @Test
  void what_is_no_number_does_not_agree() {
    assertThat(new DeviceTrial(0.01, Double.NaN, 1).agrees()).isFalse();
    assertThat(new DeviceTrial(0.5, 0.01, 1).agrees()).isFalse();
  }

  @Test
  void a_card_that_is_not_there_is_named() {
    assertThatThrownBy(() -> DeviceTrial.of(Golden.NANO, new Device.Cuda(99)))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("cuda:99");
  }
}
