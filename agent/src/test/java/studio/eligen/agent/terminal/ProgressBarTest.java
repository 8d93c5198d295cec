package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.RenderListener.Step;

class ProgressBarTest {

  private static final long SECOND = 1_000_000_000;

  private final StringWriter written = new StringWriter();
  private long now;

  @Test
  void a_terminal_gets_a_bar_with_the_time_left() {
    run(4, 10, true);

    assertThat(written.toString().split("\r"))
        .containsExactly(
            "",
            "[..............................] step 0 of 4",
            "[#######.......................] step 1 of 4, 30 s left",
            "[###############...............] step 2 of 4, 20 s left",
            "[######################........] step 3 of 4, 10 s left",
            "[##############################] step 4 of 4           ",
            " ".repeat(44));
  }

  @Test
  void elsewhere_there_is_a_line_every_tenth_of_the_way() {
    run(20, 1, false);

    assertThat(written.toString().lines())
        .hasSize(10)
        .startsWith("step 2 of 20 (10 %), 18 s left", "step 4 of 20 (20 %), 16 s left")
        .endsWith("step 20 of 20 (100 %)");
  }

  @Test
  void few_steps_get_a_line_each() {
    run(3, 1, false);

    assertThat(written.toString().lines())
        .containsExactly(
            "step 1 of 3 (33 %), 2 s left", "step 2 of 3 (66 %), 1 s left", "step 3 of 3 (100 %)");
  }

  @Test
  void a_second_render_begins_again() {
    run(2, 1, false);
    now += 1000 * SECOND;
    run(2, 1, false);

    assertThat(written.toString().lines().filter(line -> line.contains("1 s left"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0,0 s", "59,59 s", "60,1 min 0 s", "200,3 min 20 s", "3900,1 h 5 min"})
  void a_duration_is_told_in_its_two_largest_units(long seconds, String told) {
    assertThat(ProgressBar.duration(seconds)).isEqualTo(told);
  }

  private void run(int steps, long secondsPerStep, boolean terminal) {
    try (ProgressBar progress = new ProgressBar(new PrintWriter(written), terminal, () -> now)) {
      for (int index = 0; index <= steps; index++) {
        progress.onStep(new At(index, steps));
        now += secondsPerStep * SECOND;
      }
    }
  }

  /** A step of which only its number counts. */
  private record At(int index, int steps) implements Step {

    @Override
    public double sigma() {
      return 1 - (double) index / steps;
    }

    @Override
    public BufferedImage preview() {
      return new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public float[] latents() {
      return new float[0];
    }
  }
}
