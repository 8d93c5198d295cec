package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineWrapperTest {

  private static List<String> wrapped(String text, int columns) {
    StringWriter screen = new StringWriter();
    LineWrapper wrapper = new LineWrapper(new PrintWriter(screen), columns);
    wrapper.add(text);
    wrapper.end();
    return screen.toString().lines().toList();
  }

  @Test
  void a_row_of_a_list_goes_on_under_its_own_column() {
    assertThat(wrapped("Commands:\n  /new   begin another design, blank\nThat is all.", 32))
        .containsExactly(
            "Commands:", "  /new   begin another design,", "         blank", "That is all.");
  }

  @Test
  void where_a_column_would_be_too_narrow_it_stands_below_its_name() {
    assertThat(wrapped("  /new   begin another design, blank", 24))
        .containsExactly("  /new", "      begin another", "      design, blank");
  }

  @Test
  void what_a_line_is_indented_by_it_goes_on_in_too() {
    assertThat(wrapped("  a cat on the left of a dog\nand more of it", 16))
        .containsExactly("  a cat on the", "  left of a dog", "and more of it");
  }

  @Test
  void two_blanks_after_a_sentence_make_no_column() {
    assertThat(wrapped("Here it is.  It sits on the beach now, as said.", 34))
        .containsExactly("Here it is.  It sits on the beach", "now, as said.");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 80, 60, 50, 40, 20})
  void the_list_of_commands_fits_every_terminal_and_only_commands_begin_with_a_slash(int columns) {
    List<String> lines = wrapped(SlashCommand.list(), columns);
    assertThat(lines).allMatch(line -> line.length() <= columns);
    assertThat(lines.stream().filter(line -> line.matches(" {0,2}/.*")))
        .hasSize(SlashCommand.values().length);
    assertThat(lines).noneMatch(line -> line.startsWith("   ") && line.strip().startsWith("/"));
    assertThat(lines).allMatch(line -> line.startsWith("  "));
  }
}
