package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.fixtures.RenderedSteps;

class ProgressBarTest {

  private static final long SECOND = 1_000_000_000;

  private final StringWriter written = new StringWriter();
  private long now;

  @Test
  void a_terminal_gets_a_bar_with_the_time_left() {
    run(4, 10, bar(80));

    assertThat(written.toString().split("\r"))
        .containsExactly(
            "",
            "[..............................] step 0 of 4",
            "[#######.......................] step 1 of 4, 30 s left",
            "[###############...............] step 2 of 4, 20 s left",
            "[######################........] step 3 of 4, 10 s left",
            "[##############################] finishing the picture ",
            " ".repeat(54));
  }

  @Test
  void elsewhere_there_is_a_line_every_tenth_of_the_way() {
    run(20, 1, lines());

    assertThat(written.toString().lines())
        .hasSize(10)
        .startsWith("step 2 of 20 (10 %), 18 s left", "step 4 of 20 (20 %), 16 s left")
        .endsWith("step 20 of 20 (100 %)");
  }

  @Test
  void few_steps_get_a_line_each() {
    run(3, 1, lines());

    assertThat(written.toString().lines())
        .containsExactly(
            "step 1 of 3 (33 %), 2 s left", "step 2 of 3 (66 %), 1 s left", "step 3 of 3 (100 %)");
  }

  @Test
  void a_second_render_begins_again() {
    run(2, 1, lines());
    now += 1000 * SECOND;
    run(2, 1, lines());

    assertThat(written.toString().lines().filter(line -> line.contains("1 s left"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0,0 s", "59,59 s", "60,1 min 0 s", "200,3 min 20 s", "3900,1 h 5 min"})
  void a_duration_is_told_in_its_two_largest_units(long seconds, String told) {
    assertThat(ProgressBar.duration(seconds)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 | [##########..........] step 500 of 1000, 1 h 23 min left",
        "45 | [##...] step 500 of 1000, 1 h 23 min left",
        "40 | step 500 of 1000, 1 h 23 min left",
        "20 | step 500 of 1000",
        "12 | 500/1000",
      })
  void a_narrow_terminal_gets_what_it_has_room_for(int columns, String told) {
    run(1000, 10, bar(columns));

    String[] drawn = written.toString().split("\r");
    assertThat(drawn).allMatch(line -> line.length() < columns);
    assertThat(drawn[501].strip()).isEqualTo(told);
  }

  @Test
  void a_terminal_that_has_room_for_nothing_gets_nothing() {
    run(1000, 10, bar(4));

    assertThat(written.toString()).isBlank();
  }

  @Test
  void a_terminal_that_is_made_narrower_gets_a_shorter_bar() {
    int[] columns = {80};
    try (ProgressBar progress =
        ProgressBar.bar(new PrintWriter(written), () -> columns[0], () -> now)) {
      progress.onStep(RenderedSteps.at(0, 4));
      columns[0] = 30;
      progress.onStep(RenderedSteps.at(1, 4));
      progress.onStep(RenderedSteps.at(2, 4));
    }
    assertThat(written.toString().split("\r")).hasSize(5);
    assertThat(written.toString().split("\r")[2]).startsWith("step 1 of 4").hasSize(29);
  }

  private ProgressBar bar(int columns) {
    return ProgressBar.bar(new PrintWriter(written), () -> columns, () -> now);
  }

  private ProgressBar lines() {
    return ProgressBar.lines(new PrintWriter(written), () -> now);
  }

  private void run(int steps, long secondsPerStep, ProgressBar bar) {
    try (ProgressBar progress = bar) {
      for (int index = 0; index <= steps; index++) {
        progress.onStep(RenderedSteps.at(index, steps));
        now += secondsPerStep * SECOND;
      }
    }
  }
}
