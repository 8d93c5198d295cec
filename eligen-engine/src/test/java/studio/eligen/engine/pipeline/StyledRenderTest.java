package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.PlainNano;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.Style;
import studio.eligen.engine.flux.SeenPicture;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.Recipe;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.sampling.InpaintFusion;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.ModelFiles;

/** Requests with a style picture, on flux-nano, which has an IP-Adapter. */
class StyledRenderTest {

  private static final EliGen ELIGEN = EliGen.load(Golden.NANO, EngineOptions.DEFAULT);

  private static final RenderRequest PLAIN =
      GenerationDefaults.PAPER
          .request("a cat and a red car")
          .entity("cat", new Region.Box(0, 0, 0.5, 1))
          .entity("red car", new Region.Box(0.5, 0, 1, 1))
          .size(64, 48)
          .steps(2)
          .seed(5)
          .build();

  @TempDir Path folder;

  @AfterAll
  static void close() {
    ELIGEN.close();
  }

  @Test
  void a_style_picture_changes_what_is_drawn_and_another_one_changes_it_otherwise() {
    int[] plain = draw(PLAIN);
    int[] first = draw(styled(1, 0.7, Optional.empty()));
    assertThat(first).isNotEqualTo(plain).isEqualTo(draw(styled(1, 0.7, Optional.empty())));
    assertThat(draw(styled(2, 0.7, Optional.empty()))).isNotEqualTo(first);
    assertThat(draw(styled(1, 0.3, Optional.empty()))).isNotEqualTo(first);
  }

  @Test
  void it_may_act_on_some_entities_alone() {
    List<int[]> pictures =
        Stream.of(Optional.<List<Integer>>empty(), one(0), one(1))
            .map(entities -> draw(styled(1, 0.7, entities)))
            .toList();
    assertThat(pictures).doesNotHaveDuplicates();
  }

  @Test
  void it_acts_without_a_negative_pass_too() {
    RenderRequest plain = PLAIN.toBuilder().cfg(1).build();
    RenderRequest styled = styled(1, 0.7, Optional.empty()).toBuilder().cfg(1).build();
    assertThat(draw(styled)).isNotEqualTo(draw(plain));
  }

  @Test
  void its_networks_are_freed_before_the_first_step() {
    RenderRequest request = styled(1, 0.7, Optional.empty());
    try (ModelComponents components = components(Dtype.F32, memory -> memory);
        Scope scope = Scope.open()) {
      Denoiser denoiser = prepare(components, request);
      assertThat(components.style().encoder().isLoaded()).isFalse();
      assertThat(components.style().adapter().isLoaded()).isFalse();
      assertThat(denoiser.at(gaussian(), 1).toFloatArray()).doesNotContain(Float.NaN);
    }
  }

  @Test
  void where_memory_is_short_the_velocity_is_the_same() {
    assertVelocity(Dtype.F32, memory -> 1, 1e-5);
  }

  /** Eight bits of precision in each of the networks' layers. */
  @Test
  void in_bfloat16_the_velocity_is_nearly_the_same() {
    assertVelocity(Dtype.BF16, memory -> memory, 3e-2);
  }

  private static void assertVelocity(Dtype dtype, LongUnaryOperator memory, double tolerance) {
    RenderRequest request = styled(1, 0.7, Optional.empty());
    try (ModelComponents usual = components(Dtype.F32, free -> Long.MAX_VALUE / 4);
        ModelComponents other = components(dtype, memory);
        Scope scope = Scope.open()) {
      NDArray z = gaussian();
      float[] expected = prepare(usual, request).at(z, 1).toFloatArray();
      assertThat(Golden.relativeError(prepare(other, request).at(z, 1), expected))
          .isLessThan(tolerance);
    }
  }

  private static NDArray gaussian() {
    float[] values = new float[16 * 6 * 8];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Golden.TORCH.array(values, 1, 16, 6, 8);
  }

  @Test
  void the_picture_draws_itself_again_byte_for_byte() {
    RenderedImage drawn = ELIGEN.render(styled(1, 0.45, one(1)));
    byte[] png = PngRecipe.encode(drawn, Optional.empty());

    Recipe recipe = PngRecipe.read(png, "styled.png");

    assertThat(recipe.request().style().get().scale()).isEqualTo(0.45);
    assertThat(recipe.request().style().get().entities()).isEqualTo(one(1));
    assertThat(recipe.model().adapter()).isEqualTo(ELIGEN.identity().adapter()).isPresent();
    assertThat(PngRecipe.encode(ELIGEN.render(recipe.request()), Optional.empty())).isEqualTo(png);
  }

  /** Whoever adds an IP-Adapter to a model draws as before, to the byte. */
  @Test
  void a_model_without_an_adapter_draws_the_same_where_there_is_no_style_picture() {
    try (EliGen without = EliGen.load(PlainNano.in(folder), EngineOptions.DEFAULT)) {
      ModelIdentity identity = without.identity();
      assertThat(identity.fingerprint()).isEqualTo(ELIGEN.identity().fingerprint());
      assertThat(identity.adapter()).isEmpty();
      assertThat(ELIGEN.render(PLAIN).model().adapter()).isEmpty();
      assertThat(pixels(without.render(PLAIN))).isEqualTo(draw(PLAIN));
    }
  }

  @Test
  void a_model_without_an_adapter_says_so_and_what_to_do() {
    Path model = PlainNano.in(folder);
    try (EliGen without = EliGen.load(model, EngineOptions.DEFAULT)) {
      assertThatThrownBy(() -> without.render(styled(1, 0.7, Optional.empty())))
          .isInstanceOf(BadRequest.class)
          .hasMessageContainingAll(
              model.getFileName().toString() + " has no IP-Adapter",
              "--ip-adapter",
              "--image-encoder",
              "docs/models.md");
    }
  }

  private static ModelComponents components(Dtype dtype, LongUnaryOperator memory) {
    EngineOptions options =
        new EngineOptions(
            EngineOptions.Device.CPU, Optional.of(dtype), true, List.of(), OptionalInt.empty());
    return ModelComponents.open(ModelFiles.find(Golden.NANO, ModelParts.FOUND), options, memory);
  }

  private static Denoiser prepare(ModelComponents components, RenderRequest request) {
    return Denoiser.prepare(
        components,
        request,
        LatentCells.ofEntities(request),
        SeenPicture.NOTHING,
        InpaintFusion.NONE,
        new Cancellation());
  }

  private static Optional<List<Integer>> one(int entity) {
    return Optional.of(List.of(entity));
  }

  private static RenderRequest styled(int seed, double scale, Optional<List<Integer>> entities) {
    return PLAIN.toBuilder().style(new Style(noise(seed), scale, entities)).build();
  }

  private static BufferedImage noise(int seed) {
    BufferedImage image = new BufferedImage(70, 40, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 70, 40, new Random(seed).ints(70 * 40).toArray(), 0, 70);
    return image;
  }

  private static int[] draw(RenderRequest request) {
    return pixels(ELIGEN.render(request));
  }

  private static int[] pixels(RenderedImage drawn) {
    BufferedImage image = drawn.image();
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
