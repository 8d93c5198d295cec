package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.ModelFiles;

/** What the text encoders made of texts, kept on the disk. */
class KeptEmbeddingsTest {

  private static final List<RegionTokens> ONE_REGION = List.of(new RegionTokens(new BitSet()));

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void a_folder_that_is_not_there_yet() {
    folder = temporary.resolve("embeddings");
  }

  /** T5's states and CLIP's. */
  private record Numbers(float[] text, float[] pooled) {}

  @Test
  void a_text_that_was_encoded_before_loads_no_encoder_and_means_the_very_same() {
    Numbers first;
    try (ModelComponents components = components()) {
      first = encoded(components, "a red car", "a cat");
      assertThat(components.holdsT5()).isTrue();
    }
    try (ModelComponents components = components()) {
      Numbers again = encoded(components, "a red car", "a cat");
      assertThat(components.holdsT5()).isFalse();
      assertThat(again.text).isEqualTo(first.text);
      assertThat(again.pooled).isEqualTo(first.pooled);
      encoded(components, "a blue car", "a cat");
      assertThat(components.holdsT5()).isTrue();
    }
  }

  @Test
  void a_picture_is_the_same_with_and_without_it() {
    RenderRequest request =
        GenerationDefaults.PAPER
            .request("a cat")
            .entity("cat", new Region.Box(0, 0, 0.5, 1))
            .size(64, 64)
            .steps(2)
            .seed(5)
            .build();
    int[] without = drawn(EngineOptions.DEFAULT, request);
    EngineOptions cached = EngineOptions.DEFAULT.withEmbeddings(folder);
    assertThat(drawn(cached, request)).isEqualTo(without);
    assertThat(files()).isNotEmpty();
    assertThat(drawn(cached, request)).isEqualTo(without);
  }

  @Test
  void files_that_are_not_what_they_should_be_are_passed_over_and_written_anew()
      throws IOException {
    Numbers first;
    try (ModelComponents components = components()) {
      first = encoded(components, "a red car", "a cat");
    }
    List<byte[]> good = new ArrayList<>();
    for (Path file : files()) {
      good.add(Files.readAllBytes(file));
    }
    Random random = new Random(1);
    for (int damage = 0; damage < 4; damage++) {
      for (int i = 0; i < good.size(); i++) {
        Files.write(files().get(i), damaged(good, i, damage, random));
      }
      try (ModelComponents components = components()) {
        Numbers again = encoded(components, "a red car", "a cat");
        assertThat(components.holdsT5()).as("damage %d", damage).isTrue();
        assertThat(again.text).isEqualTo(first.text);
        assertThat(again.pooled).isEqualTo(first.pooled);
      }
      for (int i = 0; i < good.size(); i++) {
        assertThat(Files.readAllBytes(files().get(i))).isEqualTo(good.get(i));
      }
    }
  }

  /** Garbage, nothing, a number that was changed, and half of a file. */
  private static byte[] damaged(List<byte[]> good, int which, int damage, Random random) {
    byte[] bytes = good.get(which).clone();
    switch (damage) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> bytes = new byte[0];
      case 2 -> bytes[bytes.length - 2] ^= 1;
      default -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
    }
    return bytes;
  }

  @Test
  void where_nothing_can_be_kept_texts_are_encoded_every_time() throws IOException {
    Files.writeString(folder, "a file, and no folder");
    try (ModelComponents components = components()) {
      Numbers first = encoded(components, "a red car", "a cat");
      assertThat(encoded(components, "a red car", "a cat").text).isEqualTo(first.text);
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelComponents components() {
    return ModelComponents.open(
        ModelFiles.find(Golden.NANO, ModelParts.FOUND),
        EngineOptions.DEFAULT.withEmbeddings(folder));
  }

  private static Numbers encoded(ModelComponents components, String entity, String global) {
    try (Scope scope = Scope.open()) {
      PromptEmbeddings made = components.text().encode(List.of(entity), global, ONE_REGION);
      return new Numbers(made.text().toFloatArray(), made.pooled().toFloatArray());
    }
  }

  private static int[] drawn(EngineOptions options, RenderRequest request) {
    try (EliGen eligen = EliGen.open(Golden.NANO, options)) {
      return eligen.render(request).image().getRGB(0, 0, 64, 64, null, 0, 64);
    }
  }
}
