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
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.region.AttentionGroups;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.training.FlowMatching;
import studio.eligen.engine.training.FlowMatching.Recomputation;
import studio.eligen.engine.training.LoraAdapter;
import studio.eligen.engine.weights.GgufFile;
import studio.eligen.engine.weights.Keeping;

class FluxTransformerParityTest {

  private static final double TOLERANCE = 1e-4;
  private static final PictureGrid GRID = new PictureGrid(96, 128);

  private final Golden golden = Golden.of("transformer");

  @ParameterizedTest
  @ValueSource(strings = {"transformer", "single-file/flux-nano.safetensors"})
  void a_pass_without_entities_matches_the_reference(String weights) {
    assertVelocity(weights, List.of(), 0, "out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"transformer", "single-file/flux-nano.safetensors"})
  void a_regional_pass_matches_the_reference(String weights) {
    assertVelocity(weights, List.of(), 4, "out_regional");
  }

  /** The nano model's pictures are too small for it by themselves. */
  @Test
  void a_regional_pass_in_groups_matches_the_reference() {
    NanoNetworks.withTransformer(
        Golden.NANO.resolve("transformer"),
        List.of(),
        transformer -> {
          try (Scope scope = Scope.open()) {
            PromptEmbeddings prompts =
                new PromptEmbeddings(text(4), golden.array("pooled"), regions(4));
            Sight grouped = new Sight.Grouped(AttentionGroups.of(prompts.attention(GRID)));
            NDArray velocity =
                transformer.forward(
                    golden.array("latents"),
                    transformer.prepare(
                        prompts, Optional.empty(), SeenPicture.NOTHING, GRID, grouped),
                    golden.floats("sigma")[0],
                    golden.floats("guidance")[0]);
            assertThat(Golden.relativeError(velocity, golden.floats("out_regional")))
                .isLessThan(TOLERANCE);
          }
        });
  }

  /** Training takes the quicker of the two as well. */
  @Test
  void the_gradient_in_groups_is_that_with_a_mask() {
    try (Autograd autograd = Autograd.load(Golden.TORCH)) {
      float[] masked =
          gradient(
              autograd, prompts -> new Sight.Masked(prompts.attention(GRID).mask(Golden.TORCH)));
      float[] grouped =
          gradient(
              autograd, prompts -> new Sight.Grouped(AttentionGroups.of(prompts.attention(GRID))));
      assertThat(Golden.relativeError(grouped, masked)).isLessThan(TOLERANCE);
    }
  }

  /** Of the first block's first LoRA, for latents that should stay as they are. */
  private float[] gradient(Autograd autograd, Function<PromptEmbeddings, Sight> sight) {
    FluxConfig config = FluxConfig.of(NanoNetworks.config("transformer"));
    LoraAdapter lora = new LoraAdapter(Golden.TORCH, autograd, 2, 2, 0);
    float[][] gradient = new float[1][];
    NanoNetworks.with(
        "single-file",
        weights -> new FluxTransformer(lora.over(weights), Golden.TORCH, config),
        transformer -> {
          try (Scope scope = Scope.open()) {
            PromptEmbeddings prompts =
                new PromptEmbeddings(text(4), golden.array("pooled"), regions(4));
            NDArray latents = golden.array("latents");
            FlowMatching.Sample sample =
                new FlowMatching.Sample(
                    latents,
                    latents,
                    transformer.prepare(
                        prompts, Optional.empty(), SeenPicture.NOTHING, GRID, sight.apply(prompts)),
                    golden.floats("sigma")[0],
                    golden.floats("guidance")[0]);
            new FlowMatching(autograd, Recomputation.NOTHING).accumulate(transformer, sample, 1);
            NDArray up = lora.factors().values().iterator().next().up();
            gradient[0] = Autograd.gradient(up).toFloatArray();
          }
        });
    return gradient[0];
  }

  @ParameterizedTest
  @CsvSource({
    "transformer, kohya",
    "transformer, diffsynth",
    "transformer, diffusers",
    "single-file/flux-nano.safetensors, kohya",
    "single-file/flux-nano.safetensors, diffsynth",
    "single-file/flux-nano.safetensors, diffusers"
  })
  void a_regional_pass_with_a_lora_of_each_family_matches_the_reference(
      String weights, String family) {
    Path file = Golden.NANO.resolve("lora").resolve(family + ".safetensors");
    assertVelocity(weights, List.of(new LoraFile(file, 1)), 4, "out_regional_lora");
    assertKeptVelocity(weights, List.of(new LoraFile(file, 1)), 4, "out_regional_lora");
  }

  @Test
  void several_loras_add_up() {
    Path kohya = Golden.NANO.resolve("lora/kohya.safetensors");
    Path diffusers = Golden.NANO.resolve("lora/diffusers.safetensors");
    List<LoraFile> halves = List.of(new LoraFile(kohya, 0.5), new LoraFile(diffusers, 0.5));
    assertVelocity("transformer", halves, 4, "out_regional_lora");
    assertKeptVelocity("transformer", halves, 4, "out_regional_lora");
  }

  @Test
  void weights_narrowed_to_eight_bits_draw_nearly_the_same() {
    NanoNetworks.withTransformer(
        Golden.NANO.resolve("transformer"),
        List.of(new LoraFile(Golden.NANO.resolve("lora/kohya.safetensors"), 1)),
        Keeping.IN_EIGHT_BITS,
        transformer -> {
          try (Scope scope = Scope.open()) {
            float[] reference = golden.floats("out_regional_lora");
            assertThat(Golden.relativeError(velocity(transformer, 4), reference))
                .isBetween(1e-3, 0.1);
          }
        });
  }

  /** The blocks as they are, with a LoRA beside them, against the same numbers in float32. */
  @Test
  void a_transformer_in_gguf_computes_what_the_same_numbers_do(@TempDir Path folder) {
    Path narrow = folder.resolve("nano.gguf");
    Path wide = folder.resolve("nano.safetensors");
    GgufFile.ofCheckpoint(Golden.NANO.resolve("single-file/flux-nano.safetensors"), narrow, wide);
    List<LoraFile> lora = List.of(new LoraFile(Golden.NANO.resolve("lora/kohya.safetensors"), 1));
    float[] expected = velocity(wide, lora, Keeping.WIDENED);
    for (Keeping keeping : List.of(Keeping.WIDENED, Keeping.AS_STORED)) {
      assertThat(Golden.relativeError(velocity(narrow, lora, keeping), expected))
          .as("%s", keeping)
          .isLessThan(1e-5);
    }
    assertThat(Golden.relativeError(expected, golden.floats("out_regional_lora")))
        .isBetween(1e-4, 0.05);
  }

  private float[] velocity(Path weights, List<LoraFile> loras, Keeping keeping) {
    float[][] velocity = new float[1][];
    NanoNetworks.withTransformer(
        weights,
        loras,
        keeping,
        transformer -> {
          try (Scope scope = Scope.open()) {
            velocity[0] = velocity(transformer, 4).toFloatArray();
          }
        });
    return velocity[0];
  }

  /** Where there is room to widen the weights, and LoRAs are fused. */
  private void assertVelocity(String weights, List<LoraFile> loras, int entities, String expected) {
    assertVelocity(weights, loras, Keeping.WIDENED, entities, expected);
  }

  /** Where the weights stay as they are, and LoRAs beside them. */
  private void assertKeptVelocity(
      String weights, List<LoraFile> loras, int entities, String expected) {
    assertVelocity(weights, loras, Keeping.AS_STORED, entities, expected);
  }

  private void assertVelocity(
      String weights, List<LoraFile> loras, Keeping keeping, int entities, String expected) {
    NanoNetworks.withTransformer(
        Golden.NANO.resolve(weights),
        loras,
        keeping,
        transformer -> {
          try (Scope scope = Scope.open()) {
            float[] reference = golden.floats(expected);
            assertThat(Golden.relativeError(velocity(transformer, entities), reference))
                .isLessThan(TOLERANCE);
          }
        });
  }

  /** A picture's tokens beside the words: IP-Adapter at the scale of the reference. */
  @Test
  void a_regional_pass_in_the_style_of_a_picture_matches_the_reference() {
    Golden styled = Golden.of("ip_adapter");
    Path lora = Golden.NANO.resolve("lora/kohya.safetensors");
    NanoNetworks.withIpAdapter(
        adapter ->
            NanoNetworks.withTransformer(
                Golden.NANO.resolve("transformer"),
                List.of(new LoraFile(lora, 1)),
                transformer -> {
                  try (Scope scope = Scope.open()) {
                    ImagePrompt style =
                        new ImagePrompt(
                            adapter.blocks(styled.array("pooled_image")),
                            styled.floats("scale")[0],
                            Optional.empty());
                    assertThat(
                            Golden.relativeError(
                                velocity(transformer, style),
                                styled.floats("out_regional_lora_ip")))
                        .isLessThan(TOLERANCE);
                  }
                }));
  }

  private NDArray velocity(FluxTransformer transformer, ImagePrompt style) {
    PromptEmbeddings prompts = new PromptEmbeddings(text(4), golden.array("pooled"), regions(4));
    return transformer.forward(
        golden.array("latents"),
        transformer.prepare(prompts, Optional.of(style), SeenPicture.NOTHING, GRID),
        golden.floats("sigma")[0],
        golden.floats("guidance")[0]);
  }

  private NDArray velocity(FluxTransformer transformer, int entities) {
    PromptEmbeddings prompts =
        new PromptEmbeddings(text(entities), golden.array("pooled"), regions(entities));
    return transformer.forward(
        golden.array("latents"),
        transformer.prepare(prompts, GRID),
        golden.floats("sigma")[0],
        golden.floats("guidance")[0]);
  }

  private NDArray text(int entities) {
    NDArray global = golden.array("prompt_emb"); // (1, 24, 48)
    if (entities == 0) {
      return global;
    }
    NDArray each = golden.array("entity_emb").reshape(1, -1, global.getShape().get(2));
    return NDArrays.concat(new NDList(each, global), 1);
  }

  private List<RegionTokens> regions(int entities) {
    boolean[] masks = golden.booleans("token_masks");
    List<RegionTokens> regions = new ArrayList<>();
    for (int entity = 0; entity < entities; entity++) {
      BitSet tokens = new BitSet();
      for (int token = 0; token < GRID.imageTokens(); token++) {
        tokens.set(token, masks[entity * GRID.imageTokens() + token]);
      }
      regions.add(new RegionTokens(tokens));
    }
    return regions;
  }
}
