package studio.eligen.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.fixtures.RawPng;

class HostileRecipeTest {

  private static final String MODEL =
      "\"model\": {\"name\": \"m\", \"fingerprint\": \"f\", \"t5Length\": 8, \"dtype\": \"F32\","
          + " \"loras\": []}";

  private static final String REQUEST =
      "\"request\": {\"prompt\": \"p\", \"width\": 16, \"height\": 16}";

  @TempDir Path folder;

  @Test
  void a_recipe_as_it_should_be_is_read_compressed_or_not() {
    String recipe = "{\"version\": 1, " + REQUEST + ", " + MODEL + "}";
    byte[] compressed = RawPng.deflated(recipe.getBytes(StandardCharsets.UTF_8));

    assertThat(PngRecipe.read(png(recipe), "a.png").request().prompt()).isEqualTo("p");
    assertThat(PngRecipe.read(png(1, compressed), "a.png").request().prompt()).isEqualTo("p");
  }

  @Test
  void a_picture_without_a_recipe_says_so() {
    assertRefused(new RawPng().header(1, 1, 8, 0).pixels(0, 0).end(), "a.png carries no recipe");
    assertRefused("no PNG".getBytes(StandardCharsets.UTF_8), "a.png is not a PNG");
  }

  @Test
  void a_recipe_with_a_wrong_checksum_does_not_count() {
    byte[] data = ("eligen\0\0\0\0\0{\"version\": 1}").getBytes(StandardCharsets.UTF_8);
    byte[] png = new RawPng().header(1, 1, 8, 0).chunk("iTXt", data.length, data, 0).end();

    assertRefused(png, "a.png carries no recipe");
  }

  @Test
  void a_recipe_that_inflates_without_end_is_refused() {
    assertRefused(png(1, RawPng.bomb()), "The recipe in a.png is too large");
  }

  @Test
  void a_recipe_that_is_no_deflated_data_is_refused() {
    assertRefused(png(1, new byte[] {1, 2, 3, 4}), "The recipe in a.png is damaged");
  }

  @Test
  void a_recipe_that_is_cut_off_in_its_own_header_is_refused() {
    for (String start : new String[] {"eligen\0\0", "eligen\0\0\0", "eligen\0\0\0\0"}) {
      byte[] data = start.getBytes(StandardCharsets.UTF_8);
      byte[] png = new RawPng().header(1, 1, 8, 0).chunk("iTXt", data).end();
      assertRefused(png, "The recipe in a.png is");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"version\": 2}            | is of version 2; this program reads version 1",
        "{}                          | version is missing",
        "{\"version\": 1, \"x\": 1}  | has an unknown field \"x\"",
        "{\"version\": 1}            | request is missing",
        "{\"version\": 1, \"request\": 5} | request is 5; it must be an object",
        "{\"version\": 1, \"request\": {\"prompt\": \"p\"}} | model is missing",
        "{\"version\": 1, \"request\": {\"prompt\": \"p\", \"noise\": 1}} | request has an unknown field \"noise\"",
        "{\"version\": 1, \"request\": {\"prompt\": \"p\"}, \"model\": {\"loras\": [], \"name\": \"\\u001b[2J\"}} | model.name is",
      })
  void a_recipe_that_says_something_else_is_refused(String recipe, String because) {
    assertRefused(png(recipe), because);
  }

  @Test
  void depth_has_an_end() {
    String design = "{\"a\":".repeat(100_000);
    assertRefused(png("{\"version\": 1, \"design\": " + design), "nested deeper than 64 levels");
  }

  @Test
  void a_file_on_the_disk_is_not_followed() throws Exception {
    Path secret = folder.resolve("secret.png");
    Files.write(secret, new RawPng().header(16, 16, 8, 0).end());
    String edit = "\"edit\": {\"image\": \"" + secret + "\"}";
    String request = REQUEST.replace("}", ", " + edit + "}");

    assertRefused(
        png("{\"version\": 1, " + request + ", " + MODEL + "}"),
        "request.edit.image: There is no embedded file \"" + secret + "\"");
  }

  @Test
  void noise_of_another_size_is_refused() {
    String recipe = "{\"version\": 1, " + REQUEST + ", \"noise\": \"n\", " + MODEL + "}";
    for (int bytes : new int[] {0, 3, 16 * 4 * 4 + 4}) {
      byte[] png =
          new RawPng()
              .header(16, 16, 8, 0)
              .chunk("iTXt", text(0, recipe.getBytes(StandardCharsets.UTF_8)))
              .chunk("elGn", ("n\0" + "\0".repeat(bytes)).getBytes(StandardCharsets.UTF_8))
              .end();
      assertRefused(png, "Noise of shape");
    }
  }

  @Test
  void embedded_files_need_a_name_of_their_own() {
    byte[] text = text(0, "{}".getBytes(StandardCharsets.UTF_8));
    byte[] file = "a\0x".getBytes(StandardCharsets.UTF_8);
    RawPng twice = new RawPng().header(1, 1, 8, 0).chunk("iTXt", text);
    RawPng nameless = new RawPng().header(1, 1, 8, 0).chunk("iTXt", text);

    assertRefused(
        twice.chunk("elGn", file).chunk("elGn", file).end(), "two files of the same name");
    assertRefused(nameless.chunk("elGn", new byte[] {'a'}).end(), "is cut off");
  }

  private static byte[] png(String recipe) {
    return png(0, recipe.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] png(int compressed, byte[] recipe) {
    return new RawPng()
        .header(1, 1, 8, 0)
        .chunk("iTXt", text(compressed, recipe))
        .pixels(0, 0)
        .end();
  }

  private static byte[] text(int compressed, byte[] recipe) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes("eligen\0".getBytes(StandardCharsets.UTF_8));
    data.writeBytes(new byte[] {(byte) compressed, 0, 0, 0});
    data.writeBytes(recipe);
    return data.toByteArray();
  }

  private static void assertRefused(byte[] file, String because) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> PngRecipe.read(file, "a.png"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(because));
  }
}
