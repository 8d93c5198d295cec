package studio.eligen.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Golden;

class FlowScheduleTest {

  private static final double RELATIVE = 1e-12;

  private final JsonNode golden = read();

  @Test
  void the_flux_schedule_matches_the_reference() {
    for (JsonNode schedule : golden.get("flux_dynamic")) {
      double[] sigmas =
          FlowSchedule.flux(
              schedule.get("steps").intValue(),
              schedule.get("image_tokens").intValue(),
              FlowSchedule.Shift.FLUX);
      assertSigmas(sigmas, schedule.get("sigmas"));
    }
  }

  @Test
  void the_diffsynth_schedule_matches_the_reference() {
    for (JsonNode schedule : golden.get("diffsynth")) {
      double[] sigmas =
          FlowSchedule.diffsynth(
              schedule.get("steps").intValue(), schedule.get("strength").doubleValue());
      assertSigmas(sigmas, schedule.get("sigmas"));
    }
  }

  @Test
  void a_single_step_goes_from_noise_to_the_picture() {
    assertThat(FlowSchedule.flux(1, 256, FlowSchedule.Shift.FLUX)).containsExactly(1, 0);
    assertThat(FlowSchedule.diffsynth(1, 1)).containsExactly(1, 0);
  }

  private static void assertSigmas(double[] actual, JsonNode expected) {
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < actual.length; i++) {
      double sigma = expected.get(i).doubleValue();
      assertThat(actual[i]).isCloseTo(sigma, Offset.offset(RELATIVE * sigma));
    }
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Golden.FOLDER.resolve("scheduler.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
