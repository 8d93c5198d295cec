package studio.eligen.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.Edit;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.Storage;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Schedule;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.image.PngChunks;

class PngRecipeTest {

  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;

  private static final ModelIdentity MODEL =
      new ModelIdentity(
          "some-model",
          "0123abcd",
          List.of(
              new FusedLora("eligen.safetensors", "ff", 1, true),
              new FusedLora("style.safetensors", "ee", 0.1, false)),
          24,
          12,
          Dtype.BF16,
          ModelKind.DEV,
          List.of("flux1-dev.safetensors"),
          Optional.empty(),
          Storage.FP8);

  @TempDir Path folder;

  @Test
  void a_picture_gives_back_its_pixels_and_all_of_its_recipe() {
    RenderRequest request =
        request(Optional.of(new Edit(picture(1), Optional.of(new Edit.Release.Levels(levels())))));
    Path file = folder.resolve("a.png");

    PngRecipe.write(new RenderedImage(picture(2), request, MODEL), Optional.empty(), file);
    Recipe recipe = PngRecipe.read(file);

    assertThat(recipe.model()).isEqualTo(MODEL);
    assertThat(recipe.design()).isEmpty();
    assertThat(withoutEdit(recipe.request())).isEqualTo(withoutEdit(request));
    assertThat(recipe.request().edit().get().release()).contains(new Edit.Release.Levels(levels()));
    assertSamePixels(recipe.request().edit().get().image(), picture(1));
    assertSamePixels(Pictures.read(bytes(file), "a.png"), picture(2));
  }

  @Test
  void release_levels_of_entities_come_back_exactly() {
    Edit.Release levels = new Edit.Release.PerEntity(List.of(1.0, 0.1, 1.0 / 3, 0.0));
    RenderRequest request = request(Optional.of(new Edit(picture(1), Optional.of(levels))));

    Recipe recipe = PngRecipe.read(encode(request, Optional.empty()), "a.png");

    assertThat(recipe.request().edit().get().release()).contains(levels);
  }

  @Test
  void the_same_picture_and_recipe_give_the_same_bytes() {
    RenderRequest request = request(Optional.of(new Edit(picture(1), Optional.empty())));
    byte[] first = encode(request, Optional.of("{\"a\": [1, 2.50]}"));

    Recipe recipe = PngRecipe.read(first, "a.png");
    byte[] again =
        PngRecipe.encode(
            new RenderedImage(picture(2), recipe.request(), recipe.model()), recipe.design());

    assertThat(again).isEqualTo(first);
  }

  @Test
  void a_design_travels_with_the_picture() {
    String design = "{\"scene\":\"a beach ☀\",\"entities\":[{\"id\":\"cat\"}],\"seed\":-1}";

    byte[] png = encode(request(Optional.empty()), Optional.of(design));

    assertThat(PngRecipe.read(png, "a.png").design()).contains(design);
  }

  @Test
  void another_design_changes_neither_the_pixels_nor_the_request() {
    RenderRequest request = request(Optional.of(new Edit(picture(1), Optional.empty())));
    byte[] first = encode(request, Optional.of("{\"a\":1}"));

    byte[] second = PngRecipe.withDesign(first, "{\"b\":2}");

    assertThat(second).isEqualTo(encode(request, Optional.of("{\"b\":2}")));
    assertThat(PngRecipe.withDesign(second, "{\"a\":1}")).isEqualTo(first);
  }

  @Test
  void a_picture_that_was_not_drawn_here_carries_a_design_and_nothing_to_draw_it_from() {
    byte[] bare = Pictures.png(picture(2));
    byte[] png = PngRecipe.withDesign(bare, "{\"a\":1}");

    assertThat(PngRecipe.isIn(bare, "bare.png")).isFalse();
    assertThat(PngRecipe.isIn(png, "a.png")).isTrue();
    assertThat(PngRecipe.design(bare, "bare.png")).isEmpty();
    assertThat(PngRecipe.design(png, "a.png")).contains("{\"a\":1}");
    assertSamePixels(Pictures.read(png, "a.png"), picture(2));
    assertThatThrownBy(() -> PngRecipe.read(png, "a.png"))
        .isInstanceOf(BadRequest.class)
        .hasMessage(
            "a.png was not drawn here, so it carries a design but no request; \"eligen chat --open\" goes on with it.");
  }

  @Test
  void a_design_that_is_no_json_object_is_refused() {
    assertThatThrownBy(() -> encode(request(Optional.empty()), Optional.of("[1]")))
        .isInstanceOf(BadRequest.class);
    assertThatThrownBy(() -> encode(request(Optional.empty()), Optional.of("{")))
        .isInstanceOf(BadRequest.class);
  }

  @Test
  void the_recipe_is_a_text_that_any_tool_shows_and_stays_short_whatever_it_embeds() {
    byte[] png =
        encode(request(Optional.of(new Edit(picture(1), Optional.empty()))), Optional.empty());

    byte[] text = PngChunks.of(png, "a.png").data("iTXt").get(0);

    assertThat(new String(text, StandardCharsets.UTF_8))
        .startsWith("eligen\0\0\0\0\0{\"version\":1,\"request\":{\"prompt\":\"a lake")
        .hasSizeLessThan(4096);
  }

  @Test
  void the_recipe_of_the_picture_that_was_edited_is_not_kept() {
    byte[] first = encode(request(Optional.empty()), Optional.of("{\"secret\":1}"));
    BufferedImage source = Pictures.read(first, "first.png");

    byte[] second =
        encode(request(Optional.of(new Edit(source, Optional.empty()))), Optional.empty());

    assertThat(PngChunks.of(second, "second.png").data("iTXt")).hasSize(1);
    assertThat(new String(second, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
  }

  private static byte[] encode(RenderRequest request, Optional<String> design) {
    return PngRecipe.encode(new RenderedImage(picture(2), request, MODEL), design);
  }

  private static RenderRequest request(Optional<Edit> edit) {
    BitSet pixels = new BitSet();
    pixels.set(100, 300);
    return GenerationDefaults.PAPER
        .request("a lake \"at\" dawn, été 🌊")
        .negative("blurry")
        .size(WIDTH, HEIGHT)
        .seed(Long.MIN_VALUE)
        .steps(3)
        .cfg(1.0 / 3)
        .schedule(Schedule.DIFFSYNTH)
        .entity("cat", new Region.Box(-0.1, 0.1 + 0.2, 1.5, 1))
        .entity("sun", new Region.Ellipse(0, 0, Double.MIN_VALUE, 1))
        .entity("dog", new Region.Mask(WIDTH, HEIGHT, pixels))
        .entity(
            "hill",
            new Region.Polygon(
                List.of(
                    new Region.Point(0, 0), new Region.Point(1, 1.0 / 7), new Region.Point(0, 1))))
        .eligenOnNegative(true)
        .edit(edit)
        .noise(noise())
        .build();
  }

  private static RenderRequest withoutEdit(RenderRequest request) {
    return request.toBuilder().edit(Optional.empty()).build();
  }

  private static NoiseTensor noise() {
    float[] values = new float[16 * HEIGHT / 8 * WIDTH / 8];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new NoiseTensor(16, HEIGHT / 8, WIDTH / 8, values);
  }

  private static GreyMap levels() {
    byte[] values = new byte[WIDTH * HEIGHT];
    new Random(4).nextBytes(values);
    return new GreyMap(WIDTH, HEIGHT, values);
  }

  private static BufferedImage picture(int seed) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  private static void assertSamePixels(BufferedImage actual, BufferedImage expected) {
    assertThat(actual.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
        .isEqualTo(expected.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
  }

  private static byte[] bytes(Path file) {
    return Attachments.readFile(file, PngRecipe.MOST_BYTES);
  }
}
