package studio.eligen.engine.flux;

import java.util.stream.IntStream;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.weights.ConfigJson;

/**
 * The transformer's dimensions, from {@code transformer/config.json}. FLUX.1-dev: 19 double and 38
 * single blocks, 24 heads of 128.
 *
 * @param inChannels of an image token: 16 latent channels in 2×2 cells, and what is seen beside
 *     them
 * @param outChannels of an image token's velocity: 16 latent channels in 2×2 cells
 * @param textWidth of T5's embeddings
 * @param pooledWidth of CLIP's pooled embedding
 * @param ropeAxes how a head's width is divided among the three axes of positions
 * @param guided whether the model takes the distilled guidance as an input
 */
public record FluxConfig(
    int inChannels,
    int outChannels,
    int textWidth,
    int pooledWidth,
    int heads,
    int headWidth,
    int doubleBlocks,
    int singleBlocks,
    int[] ropeAxes,
    boolean guided) {

  /** Width of the frequencies that a time step or a guidance is embedded as. */
  public static final int FREQUENCIES = 256;

  /** Width of the feed-forward layers, in hidden widths. */
  public static final int MLP_RATIO = 4;

  public FluxConfig {
    int sum = IntStream.of(ropeAxes).sum();
    boolean even = IntStream.of(ropeAxes).allMatch(axis -> axis % 2 == 0);
    if (ropeAxes.length != 3 || sum != headWidth || !even) {
      throw new ModelCorrupt(
          "axes_dims_rope must be three even numbers that add up to attention_head_dim = %d."
              .formatted(headWidth));
    }
  }

  public static FluxConfig of(ConfigJson config) {
    return new FluxConfig(
        config.count("in_channels"),
        config.count("out_channels", config.count("in_channels")),
        config.count("joint_attention_dim"),
        config.count("pooled_projection_dim"),
        config.count("num_attention_heads"),
        config.count("attention_head_dim"),
        config.layers("num_layers"),
        config.layers("num_single_layers"),
        config.counts("axes_dims_rope"),
        config.flag("guidance_embeds", false));
  }

  /** Width of a token inside the blocks. */
  public int hidden() {
    return heads * headWidth;
  }

  public int mlpWidth() {
    return MLP_RATIO * hidden();
  }
}
