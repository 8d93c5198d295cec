package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.fixtures.RenderedSteps;
import studio.eligen.agent.terminal.InlinePicture.Area;

class LivePictureTest {

  private static final TerminalCapabilities COLOURFUL =
      new TerminalCapabilities(true, true, ColourDepth.PALETTE, InlinePicture.BLOCKS);

  private long now;

  @ParameterizedTest
  @ValueSource(ints = {120, 70, 69, 40, 20, 8})
  void a_render_leaves_nothing_behind_however_narrow_the_terminal_is(int columns) {
    StringWriter written = new StringWriter();
    SmallScreen screen = new SmallScreen(columns);
    try (LivePicture live =
        new LivePicture(
            new PrintWriter(written), COLOURFUL, () -> new Area(columns, 24), () -> now)) {
      for (int step = 0; step <= 30; step++) {
        live.onStep(RenderedSteps.at(step, 30));
        now += 7_000_000_000L;
      }
      screen.print(written.toString());
      assertThat(screen.lines()).as("while it is drawn").isNotEmpty();
    }
    screen = new SmallScreen(columns);
    screen.print("Drawing\n" + written);
    assertThat(screen.lines()).containsExactly("Drawing");
    assertThat(screen.column()).isZero();
  }
}
