package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.region.RegionalAttention;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Weights;

/**
 * FLUX.1's rectified flow transformer with EliGen's regional attention. The sequence is [entity 1 …
 * entity k, global prompt, image].
 */
public final class FluxTransformer {

  private final FluxConfig config;
  private final Torch torch;
  private final Linear imgIn;
  private final Linear txtIn;
  private final Conditioning conditioning;
  private final List<DoubleStreamBlock> doubleBlocks = new ArrayList<>();
  private final List<SingleStreamBlock> singleBlocks = new ArrayList<>();
  private final Modulation finalModulation;
  private final Linear finalLinear;

  public FluxTransformer(Weights weights, Torch torch, FluxConfig config) {
    int hidden = config.hidden();
    this.config = config;
    this.torch = torch;
    this.imgIn = weights.linear("img_in", hidden, config.inChannels());
    this.txtIn = weights.linear("txt_in", hidden, config.textWidth());
    this.conditioning = new Conditioning(weights, torch, config);
    for (int i = 0; i < config.doubleBlocks(); i++) {
      doubleBlocks.add(
          new DoubleStreamBlock(weights, torch.kernels(), "double_blocks." + i, config));
    }
    for (int i = 0; i < config.singleBlocks(); i++) {
      singleBlocks.add(
          new SingleStreamBlock(weights, torch.kernels(), "single_blocks." + i, config));
    }
    this.finalModulation = new Modulation(weights, "final_layer.adaLN_modulation.1", hidden, 2);
    this.finalLinear = weights.linear("final_layer.linear", config.inChannels(), hidden);
  }

  /** What stays the same over the steps of a render: embedded prompts, turns and mask. */
  public final class Pass {
    private final NDArray text;
    private final NDArray pooled;
    private final JointAttention attention;
    private final int rows;
    private final int columns;

    private Pass(Prompts prompts, int rows, int columns) {
      int textTokens = (int) prompts.text().getShape().get(1);
      int promptTokens = textTokens / (prompts.regions().size() + 1);
      this.rows = rows;
      this.columns = columns;
      this.text = txtIn.apply(torch.compute(prompts.text())); // (1, textTokens, hidden)
      this.pooled = torch.compute(prompts.pooled()); // (1, pooledWidth)
      NDArray turns = RotaryEmbedding.turns(config, torch, textTokens, rows, columns);
      Optional<NDArray> mask =
          RegionalAttention.mask(torch, prompts.regions(), promptTokens, rows * columns);
      this.attention = new JointAttention(torch.kernels(), turns, mask);
    }

    /**
     * The velocity at these latents.
     *
     * @param latents (1, 16, 2 · rows, 2 · columns) in float32
     * @param sigma the noise level, 1 to 0
     * @param guidance the distilled guidance; not used by models without it
     * @return shaped as the latents, in float32
     */
    public NDArray velocity(NDArray latents, double sigma, double guidance) {
      try (Scope scope = Scope.open()) {
        NDArray vec = conditioning.apply(sigma, guidance, pooled); // (1, hidden)
        NDArray image = imgIn.apply(torch.compute(Latents.patchify(latents)));
        NDArray out = blocks(image, vec); // (1, imageTokens, hidden)
        NDList mod = finalModulation.apply(vec);
        NDArray normed = Modulation.modulate(torch.kernels(), out, mod.get(0), mod.get(1));
        NDArray tokens = torch.toFloat32(finalLinear.apply(normed)); // (1, imageTokens, 64)
        return scope.keep(Latents.unpatchify(tokens, rows, columns));
      }
    }

    /** All blocks; what a block was given is freed as soon as it is done, or it would pile up. */
    private NDArray blocks(NDArray image, NDArray vec) {
      NDList streams = new NDList(text, image);
      for (DoubleStreamBlock block : doubleBlocks) {
        NDList next = block.apply(streams.get(0), streams.get(1), vec, attention);
        if (streams.get(0) != text) {
          streams.close();
        }
        streams = next;
      }
      NDArray x = NDArrays.concat(streams, 1); // (1, textTokens + imageTokens, hidden)
      for (SingleStreamBlock block : singleBlocks) {
        NDArray next = block.apply(x, vec, attention);
        x.close();
        x = next;
      }
      long textTokens = text.getShape().get(1);
      return x.split(new long[] {textTokens}, 1).get(1); // (1, imageTokens, hidden)
    }
  }

  /**
   * Prepares the steps of a render. Its arrays belong to the open {@link Scope}.
   *
   * @param rows of image tokens: the picture's height / 16
   * @param columns of image tokens: the picture's width / 16
   */
  public Pass prepare(Prompts prompts, int rows, int columns) {
    return new Pass(prompts, rows, columns);
  }
}
