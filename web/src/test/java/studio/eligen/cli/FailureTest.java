package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.RenderException;

class FailureTest {

  private final StringWriter said = new StringWriter();

  private int told(Runnable work) {
    return Failure.told(new PrintWriter(said), interruption -> work.run());
  }

  @Test
  void where_java_has_too_little_memory_any_command_says_how_to_give_it_more() {
    int[][] large = new int[1 << 20][];
    int code =
        told(
            () -> {
              for (int i = 0; i < large.length; i++) {
                large[i] = new int[Integer.MAX_VALUE - 8];
              }
            });
    assertThat(code).isEqualTo(1);
    assertThat(said.toString()).startsWith("eligen: Java has too little memory").contains("-Xmx4g");
  }

  @Test
  void what_a_person_can_mend_ends_in_a_line_and_steers_no_terminal() {
    int code =
        told(
            () -> {
              throw new RenderException.BadRequest("a\u001b[2Jb");
            });
    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).hasLineCount(1).doesNotContain("\u001b");
  }
}
