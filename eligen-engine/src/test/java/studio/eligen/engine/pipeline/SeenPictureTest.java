package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.Control;
import studio.eligen.engine.Edit;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.NanoFill;
import studio.eligen.engine.PlainNano;
import studio.eligen.engine.Reference;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.Recipe;

/** Requests to flux-nano as FLUX.1 Kontext and as Fill, which see a picture beside the noise. */
class SeenPictureTest {

  private static final RenderRequest PLAIN =
      GenerationDefaults.PAPER
          .request("make it night")
          .entity("moon", new Region.Box(0.5, 0, 1, 0.5))
          .size(64, 48)
          .steps(2)
          .seed(5)
          .build();

  @TempDir Path folder;

  @Test
  void kontext_draws_beside_a_reference_of_any_size_and_again_byte_for_byte() {
    RenderRequest request = beside(NoisePicture.of(80, 200));
    try (EliGen kontext =
        EliGen.open(Golden.NANO, options(ModelParts.FOUND.withKind(ModelKind.KONTEXT)))) {
      RenderedImage drawn = kontext.render(request);
      byte[] png = PngRecipe.encode(drawn, Optional.empty());
      Recipe recipe = PngRecipe.read(png, "beside.png");

      assertThat(recipe.model().kind()).isEqualTo(ModelKind.KONTEXT);
      assertThat(recipe.request().reference()).isPresent();
      assertThat(PngRecipe.encode(kontext.render(recipe.request()), Optional.empty()))
          .isEqualTo(png);
      List<int[]> others =
          List.of(
              pixels(drawn.image()),
              pixels(kontext.render(PLAIN).image()),
              pixels(kontext.render(beside(NoisePicture.of(64, 48))).image()));
      assertThat(others).doesNotHaveDuplicates();
    }
  }

  @Test
  void other_models_take_no_reference_and_say_what_to_do() {
    try (EliGen nano = EliGen.open(Golden.NANO, EngineOptions.DEFAULT)) {
      assertThatThrownBy(() -> nano.render(beside(NoisePicture.of(64, 48))))
          .isInstanceOf(BadRequest.class)
          .hasMessageContainingAll("flux-nano", "no reference picture", "--kind kontext", "edit");
    }
  }

  @Test
  void a_reference_keeps_its_proportions_and_is_as_large_as_the_picture() {
    Reference wide = new Reference(NoisePicture.of(300, 100));
    assertThat(List.of(wide.widthAt(1024 * 1024), wide.heightAt(1024 * 1024)))
        .containsExactly(1776, 592);
    Reference line = new Reference(NoisePicture.of(4000, 1));
    assertThat(List.of(line.widthAt(1024 * 1024), line.heightAt(1024 * 1024)))
        .containsExactly(4096, 16);
  }

  @Test
  void fill_paints_within_a_picture_and_leaves_the_rest_to_the_pixel() {
    BufferedImage picture = NoisePicture.of(64, 48);
    RenderRequest request =
        PLAIN.toBuilder().edit(new Edit(picture, Optional.empty())).cfg(1).build();
    RenderRequest graded =
        request.toBuilder()
            .edit(new Edit(picture, Optional.of(new Edit.Release.PerEntity(List.of(0.9)))))
            .build();
    try (EliGen fill = fill()) {
      RenderedImage drawn = fill.render(request);

      for (RenderedImage painted : List.of(drawn, fill.render(graded))) {
        BufferedImage image = painted.image();
        assertThat(image.getRGB(0, 0, 32, 48, null, 0, 32))
            .isEqualTo(picture.getRGB(0, 0, 32, 48, null, 0, 32));
        assertThat(image.getRGB(32, 0, 32, 24, null, 0, 32))
            .isNotEqualTo(picture.getRGB(32, 0, 32, 24, null, 0, 32));
      }
      byte[] png = PngRecipe.encode(drawn, Optional.empty());
      Recipe recipe = PngRecipe.read(png, "painted.png");
      assertThat(recipe.model().kind()).isEqualTo(ModelKind.FILL);
      assertThat(PngRecipe.encode(fill.render(recipe.request()), Optional.empty())).isEqualTo(png);
    }
  }

  @Test
  void fill_paints_all_of_a_picture_where_there_is_none_yet() {
    try (EliGen fill = fill()) {
      assertThat(pixels(fill.render(PLAIN).image()))
          .isNotEqualTo(pixels(fill.render(PLAIN.toBuilder().seed(6).build()).image()));
    }
  }

  @Test
  void a_control_model_follows_a_map_of_any_size_and_draws_it_again_byte_for_byte() {
    RenderRequest along =
        PLAIN.toBuilder().control(new Control(NoisePicture.of(100, 80))).cfg(1).build();
    try (EliGen control =
        EliGen.open(
            PlainNano.in(folder),
            options(ModelParts.FOUND.withTransformer(NanoFill.control(folder))))) {
      RenderedImage drawn = control.render(along);
      byte[] png = PngRecipe.encode(drawn, Optional.empty());
      Recipe recipe = PngRecipe.read(png, "along.png");
      RenderRequest other = along.toBuilder().control(new Control(NoisePicture.of(64, 48))).build();

      assertThat(recipe.model().kind()).isEqualTo(ModelKind.CONTROL);
      assertThat(PngRecipe.encode(control.render(recipe.request()), Optional.empty()))
          .isEqualTo(png);
      assertThat(pixels(control.render(other).image())).isNotEqualTo(pixels(drawn.image()));
      assertThatThrownBy(() -> control.render(PLAIN))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("give one as \"control\"");
    }
    try (EliGen nano = EliGen.open(Golden.NANO, EngineOptions.DEFAULT)) {
      assertThatThrownBy(() -> nano.render(along))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("follows no map of depth or edges");
    }
  }

  private EliGen fill() {
    return EliGen.open(
        PlainNano.in(folder),
        options(ModelParts.FOUND.withTransformer(NanoFill.transformer(folder))));
  }

  private static EngineOptions options(ModelParts parts) {
    return new EngineOptions(
        EngineOptions.Device.CPU, Optional.empty(), false, List.of(), OptionalInt.empty(), parts);
  }

  private static RenderRequest beside(BufferedImage picture) {
    return PLAIN.toBuilder().reference(new Reference(picture)).build();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
