package studio.eligen.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.training.TrainingSet.Item;

class TrainingSetTest {

  @TempDir private Path folder;

  @Test
  void pictures_prompts_boxes_and_masks_are_read() {
    TrainingSet set = MadeSet.in(folder);

    assertThat(set.items())
        .extracting(Item::prompt)
        .containsExactly("a red ball", "a cat and a car", "nothing");
    assertThat(set.items().get(0).entities().get(0).place().in(64, 48))
        .isEqualTo(new Region.Box(0.25, 0.25, 0.75, 0.75));
    assertThat(set.items().get(2).entities()).isEmpty();
  }

  @Test
  void a_mask_of_another_size_is_that_of_the_picture_afterwards() {
    TrainingSet set = MadeSet.in(folder);

    Region.Mask mask = (Region.Mask) set.items().get(1).entities().get(0).place().in(64, 48);

    assertThat(mask.width()).isEqualTo(64);
    assertThat(mask.height()).isEqualTo(48);
    assertThat(mask.pixels().get(24 * 64 + 32)).isTrue();
    assertThat(mask.pixels().get(0)).isFalse();
    assertThat(mask.pixels().cardinality()).isBetween(64 * 48 / 5, 64 * 48 / 3);
  }

  @Test
  void a_line_a_picture_says_the_same() throws IOException {
    Files.writeString(
        folder.resolve("metadata.jsonl"),
        """
        {"image": "a.png", "prompt": "one", "height": 5}

        {"image": "b/c.png", "prompt": "two"}
        """);

    TrainingSet set = TrainingSet.read(folder);

    assertThat(set.items()).extracting(Item::prompt).containsExactly("one", "two");
    assertThat(set.items().get(1).image()).isEqualTo(set.folder().resolve("b/c.png"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                        | cannot be read",
        "[]                                       | names no picture",
        "{\"image\": \"a.png\"}                   | must be a list",
        "[5]                                      | [0] is 5; it must be an object",
        "[{\"prompt\": \"a\"}]                    | [0].image is missing",
        "[{\"image\": \"a.png\"}]                 | [0].prompt is missing",
        "[{\"image\": \"../a.png\", \"prompt\": \"\"}]     | [0].image is \"../a.png\"; it must be the name of a file in",
        "[{\"image\": \"/etc/passwd\", \"prompt\": \"\"}]  | [0].image is \"/etc/passwd\"; it must be the name of a file in",
        "[{\"image\": \"\", \"prompt\": \"\"}]    | [0].image is \"\"; it must be the name of a file in",
        "[{\"image\": \"a\", \"prompt\": \"\", \"eligen_entity_prompts\": [\"x\"]}] | eligen_entity_masks",
        "[{\"image\": \"a\", \"prompt\": \"\", \"eligen_entity_prompts\": [\"x\"], \"eligen_entity_masks\": [[0, 0, 2, 1]]}] | must be a number from 0.0 to 1.0",
        "[{\"image\": \"a\", \"prompt\": \"\", \"eligen_entity_prompts\": [\"x\"], \"eligen_entity_masks\": [[1, 0, 0, 1]]}] | is empty",
        "[{\"image\": \"a\", \"prompt\": \"\", \"eligen_entity_prompts\": [\"x\"], \"eligen_entity_masks\": [[1, 0]]}] | the four edges of a box"
      })
  void a_list_that_is_none_is_refused_with_what_is_wrong(String json, String reason)
      throws IOException {
    Files.writeString(folder.resolve("metadata.json"), json);

    assertThatThrownBy(() -> TrainingSet.read(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_line_names_its_picture_when_it_is_refused() throws IOException {
    Files.writeString(
        folder.resolve("metadata.jsonl"), "{\"image\": \"a\", \"prompt\": \"\"}\n{\"image\": 5}\n");

    assertThatThrownBy(() -> TrainingSet.read(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll("picture 2", "image is 5");
  }

  @Test
  void a_link_that_leads_out_of_the_folder_is_not_followed(@TempDir Path elsewhere)
      throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("a.png"), "not for others");
    Files.writeString(folder.resolve("b.png"), "in the folder");
    Files.createSymbolicLink(folder.resolve("out.png"), outside);
    Files.createSymbolicLink(folder.resolve("in.png"), Path.of("b.png"));
    Files.createSymbolicLink(folder.resolve("images"), elsewhere);
    Path list = folder.resolve("metadata.json");

    for (String name : List.of("out.png", "images/a.png")) {
      Files.writeString(list, "[{\"image\": \"%s\", \"prompt\": \"\"}]".formatted(name));
      assertThatThrownBy(() -> TrainingSet.read(folder))
          .isInstanceOf(BadRequest.class)
          .hasMessageContainingAll("metadata.json: [0].image: ", name, "by a link");
    }
    Files.writeString(list, "[{\"image\": \"in.png\", \"prompt\": \"\"}]");
    Path linked = Files.createSymbolicLink(elsewhere.resolve("dataset"), folder);
    assertThat(TrainingSet.read(linked).items()).hasSize(1);
  }

  /** As of a pipe, at which one would wait for a writer that never comes. */
  @Test
  void a_list_that_is_no_file_is_refused() throws IOException {
    Files.createDirectory(folder.resolve("metadata.jsonl"));

    assertThatThrownBy(() -> TrainingSet.read(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("a folder, a device or a pipe");
  }

  @Test
  void an_empty_list_is_told_as_that() throws IOException {
    Files.createFile(folder.resolve("metadata.json"));

    assertThatThrownBy(() -> TrainingSet.read(folder))
        .hasMessageEndingWith("metadata.json is empty; it must be a list.");
  }

  @Test
  void a_line_without_end_is_refused_in_little_memory() throws IOException {
    Files.write(folder.resolve("metadata.jsonl"), new byte[4 << 20]);

    assertThatThrownBy(() -> TrainingSet.read(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("a line has more than 1048576 bytes");
  }

  @Test
  void a_folder_without_a_list_is_told_what_it_should_hold() {
    assertThatThrownBy(() -> TrainingSet.read(folder))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll("metadata_eligen.json", "metadata.jsonl");
    assertThatThrownBy(() -> TrainingSet.read(folder.resolve("none.json")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("there is no such file");
  }
}
