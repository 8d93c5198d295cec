package studio.eligen.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsTest {

  private static final Map<String, String> ANSWER = Map.of("heard", "$1 {{reason}}", "reason", "I");

  @TempDir Path folder;

  @Test
  void the_built_in_texts_have_the_slots_of_their_purposes() {
    assertThat(Prompts.builtIn().fill(Purpose.NOT_UNDERSTOOD, ANSWER)).contains("heard \"$1");
  }

  @Test
  void a_value_that_looks_like_a_slot_is_not_filled_again() {
    assertThat(Prompts.builtIn().fill(Purpose.NOT_UNDERSTOOD, ANSWER)).contains("{{reason}}");
  }

  @Test
  void comments_are_not_said() {
    assertThat(
            Prompts.builtIn()
                .fill(
                    Purpose.CAPTION, Map.of("entities", "a cat", "scene", "here", "style", "ink")))
        .isEqualTo("a cat here, ink");
  }

  @Test
  void a_folder_takes_the_place_of_a_text_and_leaves_the_others() throws Exception {
    Files.writeString(folder.resolve("caption.md"), "{{style}}: {{ entities }} {{scene}}");
    Prompts prompts = Prompts.overriddenBy(folder);
    assertThat(
            prompts.fill(
                Purpose.CAPTION, Map.of("entities", "a cat", "scene", "at sea", "style", "ink")))
        .isEqualTo("ink: a cat at sea");
    assertThat(prompts.fill(Purpose.NOT_UNDERSTOOD, ANSWER)).startsWith("I heard");
  }

  @Test
  void an_unknown_slot_is_refused_when_the_text_is_loaded() throws Exception {
    Files.writeString(folder.resolve("caption.md"), "{{entities}} {{scene}} {{style}} {{mood}}");
    assertThatThrownBy(() -> Prompts.overriddenBy(folder))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("{{mood}}")
        .hasMessageContaining("{{entities}}, {{scene}}, {{style}}");
  }

  @Test
  void a_missing_slot_is_refused_when_the_text_is_loaded() throws Exception {
    Files.writeString(folder.resolve("caption.md"), "{{entities}} {{style}}");
    assertThatThrownBy(() -> Prompts.overriddenBy(folder))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("lacks the slot {{scene}}");
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> Prompts.overriddenBy(folder.resolve("none")))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("none");
  }
}
