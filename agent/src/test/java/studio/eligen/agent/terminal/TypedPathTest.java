package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPathTest {

  private static final TypedPath POSIX = new TypedPath('/');
  private static final TypedPath WINDOWS = new TypedPath('\\');

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a b.png | a b.png",
        "\"a b.png\" | a b.png",
        "'a b.png' | a b.png",
        "a\\ b.png | a b.png",
        "'it'\\''s (1).png' | it's (1).png",
        "\"say \\\"hi\\\".png\" | say \"hi\".png",
        "download\\ \\(1\\).png | download (1).png",
        "it\\'s.png | it's.png",
        "\"~/my pictures/a.png\" | ~/my pictures/a.png",
      })
  void quotes_and_escaped_blanks_mean_what_they_mean_to_a_shell(String typed, String path) {
    assertThat(POSIX.meant(typed)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's a cat.png",
        "Bob's and Eve's.png",
        "'tis.png",
        "\"half.png",
        "a\\b.png",
        "12\" disc.png",
        "C:\\new\\cat.png",
        "C:\\my pictures\\cat.png",
        "\\\\server\\share\\cat.png",
        "a.png\\",
      })
  void what_is_neither_is_the_name_as_it_stands(String typed) {
    assertThat(POSIX.meant(typed)).isEqualTo(typed);
    assertThat(WINDOWS.meant(typed)).isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"C:\\my pictures\\cat.png\" | C:\\my pictures\\cat.png",
        "'C:\\my pictures\\cat.png' | C:\\my pictures\\cat.png",
        "C:\\my\\ pictures\\cat.png | C:\\my pictures\\cat.png",
        "\"\\\\server\\my share\\\" | \\\\server\\my share\\",
        "C:\\(1)\\$x\\#1.png | C:\\(1)\\$x\\#1.png",
      })
  void a_backslash_that_parts_folders_stays(String typed, String path) {
    assertThat(WINDOWS.meant(typed)).isEqualTo(path);
  }

  @Test
  void a_path_is_completed_the_way_it_was_begun() {
    assertThat(POSIX.typed("my cat.png", "my c", true)).isEqualTo("my cat.png");
    assertThat(POSIX.typed("my cat.png", "my\\ c", true)).isEqualTo("my\\ cat.png");
    assertThat(POSIX.typed("my cat.png", "\"my c", true)).isEqualTo("\"my cat.png\"");
    assertThat(POSIX.typed("my cats/", "'my c", false)).isEqualTo("'my cats/");
    assertThat(POSIX.typed("a\\ b.png", "a", true)).isEqualTo("a\\\\ b.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b.png", "it's (1).png", "say \"hi\".png", "'quoted'.png", "C:\\a b.png"})
  void what_is_completed_means_the_file(String path) {
    for (String begun : new String[] {"", "\"", "'", "\\ "}) {
      assertThat(POSIX.meant(POSIX.typed(path, begun, true))).isEqualTo(path);
    }
  }
}
