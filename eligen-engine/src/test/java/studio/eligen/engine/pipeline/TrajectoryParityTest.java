package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Edit;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Entity;
import studio.eligen.engine.RenderRequest.Schedule;
import studio.eligen.engine.flux.SeenPicture;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.ReleaseLevels;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.sampling.FlowSchedule;
import studio.eligen.engine.sampling.InpaintFusion;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.ModelFiles;

/** Every latent of the reference's four trajectories, from the words on. */
class TrajectoryParityTest {

  private static final double TOLERANCE = 1e-4;

  /**
   * Rounding the picture to eight bits moves its encoding by 1 % and the last latents by 0.28 %.
   */
  private static final double EIGHT_BITS = 4e-3;

  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;
  private static final PictureGrid GRID = new PictureGrid(HEIGHT, WIDTH);

  private static final EngineOptions OPTIONS =
      new EngineOptions(
          Device.CPU,
          Optional.empty(),
          false,
          List.of(new LoraFile(Golden.NANO.resolve("lora/kohya.safetensors"), 1)),
          OptionalInt.of(24));

  @Test
  void a_render_with_guidance_follows_the_reference() {
    assertRenderFollows("generate", Schedule.FLUX, false);
  }

  @Test
  void a_render_with_entities_on_the_negative_pass_follows_the_reference() {
    assertRenderFollows("generate_eligen_on_negative", Schedule.DIFFSYNTH, true);
  }

  @Test
  void a_render_without_a_negative_pass_follows_the_reference() {
    assertRenderFollows("generate_nocfg", Schedule.DIFFSYNTH, false);
  }

  /** The reference gives the picture to edit as latents, so this one enters after the encoder. */
  @Test
  void inpainting_with_the_papers_fusion_follows_the_reference() {
    Golden golden = Golden.of("inpaint");
    try (ModelComponents components =
            ModelComponents.open(ModelFiles.find(Golden.NANO, ModelParts.FOUND), OPTIONS);
        Scope scope = Scope.open()) {
      List<float[]> latents = inpaint(golden, components, golden.array("init"));
      assertLatents(latents, golden, TOLERANCE);
      NDArray last =
          components.torch().array(latents.get(latents.size() - 1), golden.shape("init"));
      NDArray image = components.vae().decode(last).clip(-1, 1);
      assertThat(Golden.relativeError(image, golden.floats("image"))).isLessThan(TOLERANCE);
    }
  }

  /**
   * The whole way, from the picture on. Its eight bits are not the reference's float32, so the
   * latents are as far from the reference's as that makes them, and exactly those of the sampler
   * that is given the encoded picture.
   */
  @Test
  void an_edit_that_is_rendered_follows_the_reference() {
    Golden golden = Golden.of("inpaint");
    BufferedImage picture = Planes.image(Golden.of("vae").floats("image"), WIDTH, HEIGHT);
    RenderRequest request =
        request(golden, Schedule.DIFFSYNTH, false).toBuilder()
            .edit(new Edit(picture, Optional.empty()))
            .build();
    List<float[]> latents = new ArrayList<>();
    try (EliGen eligen = EliGen.load(Golden.NANO, OPTIONS)) {
      eligen.render(request, step -> latents.add(step.latents()), new Cancellation());
    }

    assertLatents(latents, golden, EIGHT_BITS);
    try (ModelComponents components =
            ModelComponents.open(ModelFiles.find(Golden.NANO, ModelParts.FOUND), OPTIONS);
        Scope scope = Scope.open()) {
      NDArray pixels = components.torch().array(Planes.of(picture), 1, 3, HEIGHT, WIDTH);
      NDArray init = components.vae().encode(pixels);
      assertThat(latents).containsExactlyElementsOf(inpaint(golden, components, init));
    }
  }

  private static List<float[]> inpaint(Golden golden, ModelComponents components, NDArray init) {
    RenderRequest request = request(golden, Schedule.DIFFSYNTH, false);
    List<LatentCells> regions = LatentCells.ofEntities(request);
    List<float[]> latents = new ArrayList<>();
    InpaintFusion fusion =
        new InpaintFusion.Paper(components.torch(), init, ReleaseLevels.union(regions, GRID));
    EulerSampler.sample(
        components.torch().kernels().numbers(),
        golden.array("noise"),
        FlowSchedule.diffsynth(request.steps(), 1),
        Denoiser.prepare(
            components, request, regions, SeenPicture.NOTHING, fusion, new Cancellation()),
        (index, z, velocity, sigma) -> latents.add(z.toFloatArray()));
    return latents;
  }

  private static void assertRenderFollows(
      String name, Schedule schedule, boolean eligenOnNegative) {
    Golden golden = Golden.of(name);
    List<float[]> latents = new ArrayList<>();
    List<Double> sigmas = new ArrayList<>();
    try (EliGen eligen = EliGen.load(Golden.NANO, OPTIONS)) {
      RenderListener trace =
          step -> {
            latents.add(step.latents());
            sigmas.add(step.sigma());
          };
      eligen.render(request(golden, schedule, eligenOnNegative), trace, new Cancellation());
    }
    float[] expected = golden.floats("sigmas");
    for (int i = 0; i < expected.length; i++) {
      assertThat(sigmas.get(i).floatValue()).isEqualTo(expected[i]);
    }
    assertLatents(latents, golden, TOLERANCE);
  }

  private static void assertLatents(List<float[]> latents, Golden golden, double tolerance) {
    float[] expected = golden.floats("latents");
    int steps = (int) golden.shape("latents")[0];
    int size = expected.length / steps;
    assertThat(latents).hasSize(steps);
    for (int step = 0; step < steps; step++) {
      float[] reference = Arrays.copyOfRange(expected, step * size, (step + 1) * size);
      assertThat(Golden.relativeError(latents.get(step), reference))
          .as("latents after %d steps", step)
          .isLessThan(tolerance);
    }
  }

  private static RenderRequest request(Golden golden, Schedule schedule, boolean eligenOnNegative) {
    List<String> prompts = List.of("cat", "red car", "sun");
    List<Region> masks = masks();
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      entities.add(new Entity(prompts.get(i), masks.get(i)));
    }
    return GenerationDefaults.PAPER
        .request("a cat and a red car on a grassy field")
        .negative("worst quality, low quality")
        .size(WIDTH, HEIGHT)
        .seed(11)
        .steps((int) golden.shape("latents")[0] - 1)
        .cfg(golden.floats("cfg")[0])
        .schedule(schedule)
        .entities(entities)
        .eligenOnNegative(eligenOnNegative)
        .noise(new NoiseTensor(16, GRID.latentHeight(), GRID.latentWidth(), golden.floats("noise")))
        .build();
  }

  private static List<Region> masks() {
    boolean[] pixels = Golden.of("transformer").booleans("pixel_masks");
    List<Region> masks = new ArrayList<>();
    for (int entity = 0; entity < 3; entity++) {
      BitSet mask = new BitSet();
      for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
        mask.set(pixel, pixels[entity * WIDTH * HEIGHT + pixel]);
      }
      masks.add(new Region.Mask(WIDTH, HEIGHT, mask));
    }
    return masks;
  }
}
