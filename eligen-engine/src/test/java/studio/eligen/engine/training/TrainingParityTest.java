package studio.eligen.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.training.FlowMatching.Recomputation;
import studio.eligen.engine.weights.Checkpoint;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.Layout;
import studio.eligen.engine.weights.LoadedWeights;
import studio.eligen.engine.weights.Safetensors;

/** Three steps on flux-nano, beside PyTorch's in float64. */
class TrainingParityTest {

  private static final PictureGrid GRID = new PictureGrid(96, 128);
  private static final double ALPHA = 4;
  private static final int RANK = 6;
  private static final double LEARNING_RATE = 1e-3;
  private static final AdamW.Settings ADAMW = new AdamW.Settings(0.9, 0.999, 1e-8, 0.01, 0.5);

  private final Golden train = Golden.of("train");
  private final Golden given = Golden.of("transformer");
  private final Autograd autograd = Autograd.load(Golden.TORCH);

  @ParameterizedTest
  @EnumSource
  void three_steps_match_pytorch(Recomputation recomputation) {
    LoraAdapter lora = new LoraAdapter(Golden.TORCH, autograd, RANK, ALPHA, 0);
    FluxConfig config = FluxConfig.of(NanoNetworks.config("transformer"));
    NanoNetworks.with(
        "single-file",
        weights -> new FluxTransformer(lora.over(weights), Golden.TORCH, config),
        transformer -> {
          startWithKohyas(lora);
          AdamW optimizer = new AdamW(autograd, ADAMW, lora.parameters());
          FlowMatching loss = new FlowMatching(autograd, recomputation);
          for (int step = 0; step < 3; step++) {
            assertThat(loss(loss, transformer, step))
                .isCloseTo(number("loss." + step), within(1e-5));
            if (step == 0) {
              assertGradients(lora);
            }
            assertThat(optimizer.step(LEARNING_RATE))
                .isCloseTo(number("grad_norm." + step), within(1e-4));
          }
          assertWeights(lora);
        });
  }

  /** As on a GPU: the base in bfloat16, the LoRA in float32. */
  @ParameterizedTest
  @EnumSource
  void in_bfloat16_loss_and_gradients_are_near_pytorchs(Recomputation recomputation) {
    Torch narrow = Golden.TORCH.in(Dtype.BF16);
    FluxConfig config = FluxConfig.of(NanoNetworks.config("transformer"));
    LoraAdapter lora = new LoraAdapter(narrow, autograd, RANK, ALPHA, 0);
    try (Checkpoint checkpoint = Checkpoint.open(Golden.NANO.resolve("single-file"));
        LoadedWeights weights =
            new LoadedWeights(narrow, checkpoint, Layout.AS_ASKED, List.of(), Keeping.WIDENED)) {
      FluxTransformer transformer = new FluxTransformer(lora.over(weights), narrow, config);
      startWithKohyas(lora);
      FlowMatching loss = new FlowMatching(autograd, recomputation);
      assertThat(loss(loss, transformer, 0)).isCloseTo(number("loss.0"), within(0.02));
      double norm = new AdamW(autograd, ADAMW, lora.parameters()).step(LEARNING_RATE);
      assertThat(norm).isCloseTo(number("grad_norm.0"), within(0.05));
    }
  }

  private static org.assertj.core.data.Percentage within(double relative) {
    return org.assertj.core.data.Percentage.withPercentage(100 * relative);
  }

  private double number(String name) {
    return train.floats(name)[0];
  }

  private double loss(FlowMatching loss, FluxTransformer transformer, int step) {
    try (Scope scope = Scope.open()) {
      PromptEmbeddings prompts = new PromptEmbeddings(text(), given.array("pooled"), regions());
      return loss.accumulate(
          transformer,
          new FlowMatching.Sample(
              train.array("latents"),
              noise(step),
              transformer.prepare(prompts, GRID),
              train.floats("sigmas")[step],
              given.floats("guidance")[0]),
          1);
    }
  }

  /** The reference has its noise as tokens of 2×2 cells, channel first. */
  private NDArray noise(int step) {
    NDArray tokens = train.array("noise").get(step); // (image, 64)
    return tokens
        .reshape(1, GRID.tokenRows(), GRID.tokenColumns(), 16, 2, 2)
        .transpose(0, 3, 1, 4, 2, 5)
        .reshape(1, 16, GRID.latentHeight(), GRID.latentWidth());
  }

  private void startWithKohyas(LoraAdapter lora) {
    try (Safetensors file =
            Safetensors.open(Golden.NANO.resolve("lora").resolve("kohya.safetensors"));
        Scope scope = Scope.open()) {
      lora.factors()
          .forEach(
              (layer, pair) -> {
                String name = "lora_unet_" + layer.replace('.', '_');
                set(pair.down(), file.map(name + ".lora_down.weight"));
                set(pair.up(), file.map(name + ".lora_up.weight"));
              });
    }
  }

  /** bfloat16 is the upper half of float32. */
  private void set(NDArray array, ByteBuffer bfloat16) {
    float[] values = new float[bfloat16.remaining() / Short.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(bfloat16.getShort(Short.BYTES * i) << Short.SIZE);
    }
    autograd.copy(array, Golden.TORCH.array(values, array.getShape().getShape()));
  }

  private void assertGradients(LoraAdapter lora) {
    for (Map.Entry<String, LoraAdapter.Factors> entry : lora.factors().entrySet()) {
      assertClose(entry.getKey(), "grad", "down", Autograd.gradient(entry.getValue().down()), 3e-4);
      assertClose(entry.getKey(), "grad", "up", Autograd.gradient(entry.getValue().up()), 3e-4);
    }
  }

  private void assertWeights(LoraAdapter lora) {
    for (Map.Entry<String, LoraAdapter.Factors> entry : lora.factors().entrySet()) {
      assertClose(entry.getKey(), "after", "down", entry.getValue().down(), 1e-3);
      assertClose(entry.getKey(), "after", "up", entry.getValue().up(), 1e-3);
    }
  }

  private void assertClose(
      String layer, String what, String factor, NDArray actual, double tolerance) {
    String name = "%s.%s.lora_%s.weight".formatted(what, layer, factor);
    assertThat(Golden.relativeError(actual, train.floats(name))).as(name).isLessThan(tolerance);
  }

  private NDArray text() {
    NDArray global = given.array("prompt_emb"); // (1, 24, 48)
    NDArray each = given.array("entity_emb").reshape(1, -1, global.getShape().get(2));
    return NDArrays.concat(new NDList(each, global), 1);
  }

  private List<RegionTokens> regions() {
    boolean[] masks = given.booleans("token_masks");
    List<RegionTokens> regions = new ArrayList<>();
    for (int entity = 0; entity < 4; entity++) {
      BitSet tokens = new BitSet();
      for (int token = 0; token < GRID.imageTokens(); token++) {
        tokens.set(token, masks[entity * GRID.imageTokens() + token]);
      }
      regions.add(new RegionTokens(tokens));
    }
    return regions;
  }
}
