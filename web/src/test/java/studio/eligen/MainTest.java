package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int eligen(String... arguments) {
    CommandLine line = Main.commandLine(arguments);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void without_a_command_it_tells_which_there_are() {
    assertThat(eligen()).isZero();
    assertThat(out.toString()).contains("Usage: eligen").contains("chat").contains("web");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_command_that_there_is_not_is_told_in_a_line() {
    assertThat(eligen("paint")).isEqualTo(2);
    assertThat(err.toString()).contains("paint").hasLineCount(1);
  }
}
