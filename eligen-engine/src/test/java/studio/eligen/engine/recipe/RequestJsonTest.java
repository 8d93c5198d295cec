package studio.eligen.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Entity;
import studio.eligen.engine.RenderRequest.Schedule;
import studio.eligen.engine.Seed;
import studio.eligen.engine.Style;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.JsonSeed;

class RequestJsonTest {

  private static final GenerationDefaults DEFAULTS =
      new GenerationDefaults(64, 32, 7, 2, 4, "blurry", Schedule.DIFFSYNTH, Optional.empty());

  @TempDir Path folder;

  @Test
  void everything_but_the_prompt_has_a_default() {
    RenderRequest request = read("{\"prompt\": \"a lake\", \"seed\": 1}");

    assertThat(request).isEqualTo(DEFAULTS.request("a lake").seed(1).build());
  }

  /** JavaScript and jq know whole numbers up to 2^53 only, so larger ones are written as texts. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "9007199254740992, 9007199254740992, 9007199254740992",
    "9007199254740993, 9007199254740993, '\"9007199254740993\"'",
    "18446744073709551615, -1, '\"18446744073709551615\"'",
    "'\"18446744073709551615\"', -1, '\"18446744073709551615\"'",
    "'\"7\"', 7, 7",
    "-1, -1, '\"18446744073709551615\"'"
  })
  void a_seed_has_64_bits_and_may_be_a_text(String written, long bits, String again) {
    RenderRequest request = read("{\"prompt\": \"a lake\", \"seed\": %s}".formatted(written));

    assertThat(request.seed()).isEqualTo(bits);
    assertThat(JsonSeed.of(request.seed())).hasToString(again);
    assertThat(Seed.of(Seed.text(bits))).contains(bits);
  }

  @Test
  void a_reference_gives_the_picture_its_proportions() throws IOException {
    BufferedImage tall = new BufferedImage(64, 256, BufferedImage.TYPE_INT_RGB);
    Files.write(folder.resolve("tall.png"), Pictures.png(tall));

    RenderRequest request =
        read("{\"prompt\": \"at night\", \"reference\": {\"image\": \"tall.png\"}}");

    assertThat(List.of(request.width(), request.height())).containsExactly(16, 96);
    assertThat(request.reference().get().image().getHeight()).isEqualTo(256);
  }

  @Test
  void every_field_is_read() {
    RenderRequest request =
        read(
            """
            {"prompt": "a lake", "negative": "", "width": 128, "height": 96, "seed": -5, "steps": 3,
             "cfg": 1.5, "guidance": 2, "schedule": "flux", "eligenOnNegative": true,
             "entities": [
               {"prompt": "cat", "region": {"box": [0.1, 0.2, 0.3, 0.4]}},
               {"prompt": "sun", "region": {"ellipse": [0, 0, 0.5, 1e-1]}},
               {"prompt": "tree", "region": {"polygon": [[0, 0], [1, 0], [0.5, 1]]}}]}
            """);

    assertThat(request)
        .isEqualTo(
            DEFAULTS
                .request("a lake")
                .negative("")
                .size(128, 96)
                .seed(-5)
                .steps(3)
                .cfg(1.5)
                .guidance(2)
                .schedule(Schedule.FLUX)
                .entity("cat", new Region.Box(0.1, 0.2, 0.3, 0.4))
                .entity("sun", new Region.Ellipse(0, 0, 0.5, 0.1))
                .entity(
                    "tree",
                    new Region.Polygon(
                        List.of(
                            new Region.Point(0, 0),
                            new Region.Point(1, 0),
                            new Region.Point(0.5, 1))))
                .eligenOnNegative(true)
                .build());
  }

  @Test
  void files_are_looked_for_beside_the_request() throws IOException {
    BitSet pixels = new BitSet();
    pixels.set(5, 50);
    Region.Mask mask = new Region.Mask(64, 32, pixels);
    GreyMap levels = new GreyMap(64, 32, new byte[64 * 32]);
    Files.createDirectory(folder.resolve("parts"));
    Files.write(folder.resolve("parts/mask.png"), Pictures.png(mask));
    Files.write(folder.resolve("levels.png"), Pictures.png(levels));
    Files.write(folder.resolve("beach.png"), Pictures.png(picture(64, 32)));
    Path file = folder.resolve("request.json");
    Files.writeString(
        file,
        """
        {"prompt": "a beach", "entities": [{"prompt": "dog", "region": {"mask": "parts/mask.png"}}],
         "edit": {"image": "beach.png", "release": "levels.png"}}
        """);

    RenderRequest request = RequestJson.read(file, DEFAULTS);

    assertThat(request.entities()).containsExactly(new Entity("dog", mask));
    assertThat(request.edit().get().release()).contains(new Edit.Release.Levels(levels));
    assertThat(request.edit().get().image().getRGB(3, 3)).isEqualTo(0xff123456);
  }

  @Test
  void loras_are_named_with_their_scales() {
    assertThat(read("{\"prompt\": \"p\", \"loras\": {\"ink\": -0.5, \"wash\": 0}}").loras())
        .isEqualTo(Map.of("ink", -0.5, "wash", 0.0));
    assertThatThrownBy(() -> read("{\"prompt\": \"p\", \"loras\": {\"ink\": 11}}"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("The scale of the LoRA \"ink\" is 11.0");
    assertThatThrownBy(() -> read("{\"prompt\": \"p\", \"loras\": {\"ink\": \"much\"}}"))
        .hasMessageContaining("loras.ink is \"much\"; it must be a number");
  }

  @Test
  void a_style_picture_may_have_any_size_and_acts_on_all_at_the_usual_scale() throws IOException {
    Files.write(folder.resolve("painting.png"), Pictures.png(picture(48, 80)));

    Style style =
        read("{\"prompt\": \"p\", \"style\": {\"image\": \"painting.png\"}}").style().get();

    assertThat(style.image().getHeight()).isEqualTo(80);
    assertThat(style.scale()).isEqualTo(0.7);
    assertThat(style.entities()).isEmpty();
  }

  @Test
  void a_style_may_name_entities_by_their_positions() throws IOException {
    Files.write(folder.resolve("painting.png"), Pictures.png(picture(48, 80)));

    Style style =
        read("""
        {"prompt": "p", "style": {"image": "painting.png", "scale": 2, "entities": [1, 0]},
         "entities": [
           {"prompt": "a", "region": {"box": [0, 0, 1, 1]}},
           {"prompt": "b", "region": {"box": [0, 0, 1, 1]}}]}
        """)
            .style()
            .get();

    assertThat(style.scale()).isEqualTo(2);
    assertThat(style.entities()).contains(List.of(1, 0));
  }

  @Test
  void release_levels_are_read_in_the_entities_order() throws IOException {
    Files.write(folder.resolve("beach.png"), Pictures.png(picture(64, 32)));

    RenderRequest request =
        read(
            """
            {"prompt": "p", "edit": {"image": "beach.png", "release": [1, 0.25]}, "entities": [
              {"prompt": "a", "region": {"box": [0, 0, 1, 1]}},
              {"prompt": "b", "region": {"box": [0, 0, 1, 1]}}]}
            """);

    assertThat(request.edit().get().release())
        .contains(new Edit.Release.PerEntity(List.of(1.0, 0.25)));
  }

  @Test
  void an_edit_has_the_size_of_its_picture_unless_the_request_says_another() throws IOException {
    Files.write(folder.resolve("beach.png"), Pictures.png(picture(48, 80)));

    RenderRequest request = read("{\"prompt\": \"p\", \"edit\": {\"image\": \"beach.png\"}}");

    assertThat(request.width()).isEqualTo(48);
    assertThat(request.height()).isEqualTo(80);
    assertThat(request.edit().get().release()).isEmpty();
    assertRefused(
        "{\"prompt\": \"p\", \"width\": 64, \"edit\": {\"image\": \"beach.png\"}}",
        "The picture to edit is 48 × 80; the request says 64 × 80");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1})
  void a_seed_is_kept_exactly(long seed) {
    assertThat(read("{\"prompt\": \"p\", \"seed\": " + seed + "}").seed()).isEqualTo(seed);
  }

  @Test
  void an_entity_may_have_a_seed_of_its_own_with_all_its_bits() {
    RenderRequest request =
        read(
            """
            {"prompt": "p", "seed": 1, "entities": [
              {"prompt": "a", "region": {"box": [0, 0, 1, 1]}, "seed": "18446744073709551615"},
              {"prompt": "b", "region": {"box": [0, 0, 1, 1]}}]}
            """);

    assertThat(request.entities())
        .extracting(Entity::seed)
        .containsExactly(Optional.of(-1L), Optional.empty());
    assertThat(new RequestWriter().write(request).at("/entities").toString())
        .contains("\"seed\":\"18446744073709551615\"")
        .containsOnlyOnce("seed");
  }

  @Test
  void a_request_without_a_seed_gets_one_that_pytorch_can_tell_from_others() {
    List<Long> seeds =
        List.of(read("{\"prompt\": \"p\"}").seed(), read("{\"prompt\": \"p\"}").seed());

    assertThat(seeds).doesNotHaveDuplicates().allMatch(seed -> seed >>> 32 == 0);
  }

  @Test
  void a_whole_number_may_be_written_with_a_point() {
    assertThat(read("{\"prompt\": \"p\", \"width\": 128.0}").width()).isEqualTo(128);
  }

  @Test
  void a_missing_file_is_named_with_the_field_that_asks_for_it() {
    assertRefused(
        "{\"prompt\": \"p\", \"edit\": {\"image\": \"no.png\"}}",
        "edit.image: There is no file " + folder.resolve("no.png") + ".");
    assertRefused("{\"prompt\": \"p\", \"edit\": {\"image\": \".\"}}", "is not an ordinary file");
    assertRefused(
        "{\"prompt\": \"p\", \"edit\": {\"image\": \"a\\u0000b\"}}", "is not a file name");
  }

  @Test
  void a_file_that_is_no_picture_is_named_with_the_field_that_asks_for_it() throws IOException {
    Files.writeString(folder.resolve("text.png"), "hello");

    assertRefused(
        "{\"prompt\":\"p\",\"entities\":[{\"prompt\":\"a\",\"region\":{\"mask\":\"text.png\"}}]}",
        "entities[0].region.mask: text.png is not a picture that can be read");
  }

  @Test
  void a_mask_of_another_size_is_refused() throws IOException {
    Files.write(folder.resolve("mask.png"), Pictures.png(new Region.Mask(16, 16, new BitSet())));

    assertRefused(
        "{\"prompt\":\"p\",\"entities\":[{\"prompt\":\"a\",\"region\":{\"mask\":\"mask.png\"}}]}",
        "The mask of \"a\" is 16 × 16; the picture is 64 × 32");
  }

  private RenderRequest read(String json) {
    return RequestJson.read(
        json.getBytes(StandardCharsets.UTF_8),
        "request.json",
        Attachments.inFolder(folder),
        DEFAULTS);
  }

  private void assertRefused(String json, String because) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining(because);
  }

  private static BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(3, 3, 0x123456);
    return image;
  }
}
