package studio.eligen.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoFill;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.region.AttentionGroups;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.region.RegionalAttention;
import studio.eligen.engine.sampling.EulerSampler;
import studio.eligen.engine.sampling.FlowSchedule;
import studio.eligen.engine.sampling.FlowSchedule.Shift;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Keeping;

/** FLUX.1 Kontext, Fill and Depth, against diffusers (goldens/kontext-fill.py, control.py). */
class SeenPictureParityTest {

  private static final double TOLERANCE = 1e-4;
  private static final PictureGrid GRID = new PictureGrid(96, 128);
  private static final PictureGrid REFERENCE = new PictureGrid(64, 112);
  private static final int STEPS = 4;

  private final Golden given = Golden.of("transformer");
  private final Golden kontext = Golden.of("kontext");
  private final Golden fill = Golden.of("fill");

  @TempDir Path folder;

  @Test
  void passes_beside_a_reference_match_the_reference_pipeline() {
    withKontext(
        nano -> {
          SeenPicture seen = reference();
          assertMatches(velocity(nano, seen, 0, this::usual), kontext, "out");
          assertMatches(velocity(nano, seen, 4, this::usual), kontext, "out_regional");
          assertMatches(
              velocity(nano, seen, 4, all -> new Sight.Grouped(AttentionGroups.of(all))),
              kontext,
              "out_regional");
        });
  }

  @Test
  void steps_beside_a_reference_lead_where_the_reference_pipeline_goes() {
    withKontext(nano -> assertMatches(drawn(nano, reference()), kontext, "drawn"));
  }

  @Test
  void passes_within_a_picture_match_the_reference_pipeline() {
    withFill(
        nano -> {
          assertMatches(velocity(nano, canvas(), 0, this::usual), fill, "out");
          assertMatches(velocity(nano, canvas(), 4, this::usual), fill, "out_regional");
        });
  }

  @Test
  void steps_within_a_picture_lead_where_the_reference_pipeline_goes() {
    withFill(nano -> assertMatches(drawn(nano, canvas()), fill, "drawn"));
  }

  @Test
  void passes_and_steps_along_a_map_match_the_reference_pipeline() {
    Golden control = Golden.of("control");
    SeenPicture map = new SeenPicture.Canvas(control.array("beside"));
    NanoNetworks.withTransformer(
        NanoFill.control(folder),
        NanoFill.config(128),
        List.of(),
        Keeping.WIDENED,
        scoped(
            nano -> {
              assertMatches(velocity(nano, map, 0, this::usual), control, "out");
              assertMatches(velocity(nano, map, 4, this::usual), control, "out_regional");
              assertMatches(drawn(nano, map), control, "drawn");
            }));
    NanoNetworks.withVae(
        vae -> {
          try (Scope scope = Scope.open()) {
            NDArray picture = Golden.TORCH.array(pixels(control, GRID), 1, 3, 96, 128);
            SeenPicture.Canvas made =
                (SeenPicture.Canvas) SeenPicture.map(vae.encode(picture), GRID);
            assertMatches(made.channels(), control, "beside");
          }
        });
  }

  @Test
  void a_canvas_is_what_stays_of_the_picture_and_the_mask_of_its_pixels() {
    float[] picture = pixels(fill, GRID);
    float[] cells = fill.floats("cells");
    for (int i = 0; i < picture.length; i++) {
      int row = i / GRID.width() % GRID.height() / 8;
      picture[i] *= 1 - cells[row * GRID.latentWidth() + i % GRID.width() / 8];
    }
    NanoNetworks.withVae(
        vae -> {
          try (Scope scope = Scope.open()) {
            NDArray kept = vae.encode(Golden.TORCH.array(picture, 1, 3, 96, 128));
            SeenPicture.Canvas made =
                (SeenPicture.Canvas) SeenPicture.canvas(kept, fill.array("cells"), GRID);
            assertMatches(made.channels(), fill, "beside");
          }
        });
  }

  private static float[] pixels(Golden golden, PictureGrid grid) {
    byte[] bytes = golden.bytes("picture");
    float[] planes = new float[3 * grid.height() * grid.width()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = (bytes[i] & 0xff) / 127.5f - 1;
    }
    return planes;
  }

  private void withKontext(Consumer<FluxTransformer> use) {
    NanoNetworks.withTransformer(Golden.NANO.resolve("transformer"), List.of(), scoped(use));
  }

  private void withFill(Consumer<FluxTransformer> use) {
    NanoNetworks.withTransformer(
        NanoFill.transformer(folder), NanoFill.config(), List.of(), Keeping.WIDENED, scoped(use));
  }

  private static Consumer<FluxTransformer> scoped(Consumer<FluxTransformer> use) {
    return transformer -> {
      try (Scope scope = Scope.open()) {
        use.accept(transformer);
      }
    };
  }

  private SeenPicture reference() {
    return SeenPicture.reference(kontext.array("reference"), REFERENCE);
  }

  private SeenPicture canvas() {
    return new SeenPicture.Canvas(fill.array("beside"));
  }

  private Sight usual(RegionalAttention all) {
    return Sight.of(all, Golden.TORCH);
  }

  private NDArray velocity(
      FluxTransformer nano,
      SeenPicture seen,
      int entities,
      Function<RegionalAttention, Sight> sight) {
    PromptEmbeddings prompts = prompts(entities);
    RegionalAttention all = prompts.attention(FluxTransformer.pictures(GRID, seen));
    return nano.forward(
        given.array("latents"),
        nano.prepare(prompts, Optional.empty(), seen, GRID, sight.apply(all)),
        given.floats("sigma")[0],
        given.floats("guidance")[0]);
  }

  private NDArray drawn(FluxTransformer nano, SeenPicture seen) {
    FluxTransformer.Conditioning all = nano.prepare(prompts(0), Optional.empty(), seen, GRID);
    return EulerSampler.sample(
        Golden.TORCH.kernels().numbers(),
        given.array("latents"),
        FlowSchedule.flux(STEPS, GRID.imageTokens(), Shift.FLUX),
        (z, sigma) -> nano.forward(z, all, sigma, given.floats("guidance")[0]),
        (index, z, velocity, sigma) -> {});
  }

  private PromptEmbeddings prompts(int entities) {
    NDArray global = given.array("prompt_emb"); // (1, 24, 48)
    NDArray each = given.array("entity_emb").reshape(1, -1, 48);
    NDArray text = entities == 0 ? global : NDArrays.concat(new NDList(each, global), 1);
    boolean[] masks = given.booleans("token_masks");
    List<RegionTokens> regions = new ArrayList<>();
    for (int entity = 0; entity < entities; entity++) {
      BitSet tokens = new BitSet();
      for (int token = 0; token < GRID.imageTokens(); token++) {
        tokens.set(token, masks[entity * GRID.imageTokens() + token]);
      }
      regions.add(new RegionTokens(tokens));
    }
    return new PromptEmbeddings(text, given.array("pooled"), regions);
  }

  private static void assertMatches(NDArray actual, Golden golden, String expected) {
    assertThat(Golden.relativeError(actual, golden.floats(expected)))
        .as(expected)
        .isLessThan(TOLERANCE);
  }
}
