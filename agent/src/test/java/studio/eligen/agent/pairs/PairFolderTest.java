package studio.eligen.agent.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;

class PairFolderTest {

  private static final String MODEL = "m";

  @TempDir private Path folder;

  @Test
  void a_line_says_all_of_a_pair_and_names_its_pictures_by_what_is_in_them() throws IOException {
    try (PairFolder pairs = PairFolder.open(folder, 1, MODEL)) {
      pairs.write(pair(0));
      pairs.write(pair(1));
    }
    List<String> lines = Files.readAllLines(folder.resolve("metadata.jsonl"));
    JsonNode line = new ObjectMapper().readTree(lines.get(1));

    assertThat(lines).hasSize(2);
    assertThat(line.path("edit_prompt").asText()).isEqualTo("add a cat");
    assertThat(line.path("edited_layout").path("entities").path(0).path("box").path(2).asDouble())
        .isEqualTo(0.5);
    for (String column : List.of("original_image", "edited_image", "mask_image")) {
      Path file = folder.resolve(line.path(column + "_file_name").asText());
      assertThat(file).exists();
    }
    // Both have the same first picture, and the same mask.
    try (var files = Files.walk(folder.resolve("images"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(4);
    }
  }

  @Test
  void a_dataset_goes_on_after_a_torn_line_and_a_lost_picture() throws IOException {
    try (PairFolder pairs = PairFolder.open(folder, 1, MODEL)) {
      pairs.write(pair(0));
      pairs.write(pair(1));
    }
    Path lines = folder.resolve("metadata.jsonl");
    JsonNode first = new ObjectMapper().readTree(Files.readAllLines(lines).get(0));
    Files.delete(folder.resolve(first.path("edited_image_file_name").asText()));
    Files.writeString(lines, "{\"number\": 2, \"se", StandardOpenOption.APPEND);

    try (PairFolder pairs = PairFolder.open(folder, 1, MODEL)) {
      assertThat(pairs.has(0)).isFalse();
      assertThat(pairs.has(1)).isTrue();
      assertThat(pairs.has(2)).isFalse();
      pairs.write(pair(0));
    }
    assertThat(Files.readAllLines(lines)).hasSize(2);
  }

  @Test
  void a_line_that_names_files_as_none_was_named_here_is_dropped() throws IOException {
    try (PairFolder pairs = PairFolder.open(folder, 1, MODEL)) {
      pairs.write(pair(0));
    }
    Path lines = folder.resolve("metadata.jsonl");
    String whole = Files.readString(lines);
    for (String name : List.of("a\\u0000b", "synthesis.json", "images/../synthesis.json")) {
      String hostile =
          whole
              .replaceFirst("\"number\":0", "\"number\":1")
              .replaceFirst("images/[^\"]*", Matcher.quoteReplacement(name));
      Files.writeString(lines, whole + hostile);
      try (PairFolder pairs = PairFolder.open(folder, 1, MODEL)) {
        assertThat(pairs.has(0)).isTrue();
        assertThat(pairs.has(1)).isFalse();
      }
    }
  }

  /** As of pipes, at which one would wait for a writer that never comes. */
  @Test
  void what_is_no_file_in_the_place_of_one_is_refused() throws IOException {
    PairFolder.open(folder, 1, MODEL).close();
    for (String name : List.of("metadata.jsonl", "synthesis.json")) {
      Files.deleteIfExists(folder.resolve(name));
      Files.createDirectory(folder.resolve(name));
      assertThatThrownBy(() -> PairFolder.open(folder, 1, MODEL))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("a folder, a device or a pipe");
    }
  }

  @Test
  void a_dataset_of_another_seed_or_model_or_in_use_is_refused() {
    try (PairFolder pairs = PairFolder.open(folder, 1, MODEL)) {
      assertThatThrownBy(() -> PairFolder.open(folder, 1, MODEL))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("Another program writes to");
    }
    assertThatThrownBy(() -> PairFolder.open(folder, 2, MODEL))
        .hasMessageContaining("holds pairs of seed 1 by the model m, and not of seed 2");
    assertThatThrownBy(() -> PairFolder.open(folder, 1, "n")).isInstanceOf(BadRequest.class);
  }

  private static Pair pair(long number) {
    Design before = Design.blank(new Canvas(32, 32), 9);
    Design after =
        before.with(
            new DesignEdit.AddEntity(new Entity("cat", "cat", new Region.Box(0, 0, .5, .5))));
    Wish wish = new Wish(EditKind.ADD, "", "cat", List.of("add a cat"), (one, other) -> true);
    BufferedImage edited = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    edited.setRGB(0, 0, (int) number + 1);
    BitSet mask = new BitSet();
    mask.set(0);
    return new Pair(
        1,
        number,
        new PairScript(before, wish, List.of("add a cat"), after),
        new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB),
        edited,
        new Region.Mask(32, 32, mask),
        "",
        "a cat",
        1,
        0);
  }
}
