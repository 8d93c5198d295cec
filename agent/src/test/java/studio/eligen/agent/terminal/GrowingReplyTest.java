package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class GrowingReplyTest {

  private final StringWriter screen = new StringWriter();
  private final GrowingReply reply = new GrowingReply(new PrintWriter(screen), 20);

  private String shown() {
    return screen.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void words_are_printed_once_each_as_soon_as_they_are_whole() {
    reply.grow("Here is yo");
    assertThat(shown()).isEqualTo("Here is");
    reply.grow("Here is your cat. ");
    assertThat(shown()).isEqualTo("Here is your");
    reply.grow("Here is your cat.");
    reply.end();
    assertThat(shown()).isEqualTo("Here is your cat.\n");
  }

  @Test
  void lines_are_broken_between_words() {
    reply.grow("The cat sits on the beach now.\n  And 猫猫猫猫猫猫猫 too");
    reply.end();
    assertThat(shown()).isEqualTo("The cat sits on the\nbeach now.\n  And 猫猫猫猫猫猫猫\n  too\n");
  }

  @Test
  void a_reply_that_begins_anew_begins_a_line_and_takes_the_other_back() {
    reply.grow("Let me think about");
    reply.grow("Here it is.");
    reply.end();
    assertThat(shown()).isEqualTo("Let me think about\nOr rather: Here it\nis.\n");
  }

  @Test
  void a_reply_that_comes_once_more_is_printed_once() {
    reply.grow("Here it is.");
    reply.grow("Here");
    reply.grow("Here it is. Enjoy");
    reply.end();
    assertThat(shown()).isEqualTo("Here it is. Enjoy\n");
  }

  @Test
  void a_reply_that_never_came_takes_no_line() {
    reply.grow(" ");
    reply.end();
    assertThat(shown()).isEmpty();
  }

  @Test
  void control_characters_do_not_reach_the_terminal() {
    reply.grow("a \u001b[31mcat ");
    reply.end();
    assertThat(shown()).isEqualTo("a \uFFFD[31mcat\n");
  }
}
