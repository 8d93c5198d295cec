package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.eligen.engine.flux.DoubleStreamBlock.Tokens;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Weights;

/**
 * FLUX.1's rectified flow transformer (Black Forest Labs 2024) with EliGen's regional attention.
 *
 * <p>The sequence is [entity 1 … entity k, global prompt, image]. In the shapes of this package
 * {@code text} stands for the (k + 1) · promptTokens tokens of all prompts, {@code image} for the
 * tokenRows · tokenColumns tokens of the picture and those of a reference behind them, {@code
 * tokens} for both together, {@code hidden} for heads · headWidth and {@code mlp} for the width of
 * the feed-forward layers. The parts are named as in the checkpoint {@code flux1-dev.safetensors}.
 */
public final class FluxTransformer {

  private final FluxConfig config;
  private final Torch torch;
  private final Linear imgIn;
  private final Linear txtIn;
  private final MlpEmbedder timeIn;
  private final MlpEmbedder vectorIn;
  private final Optional<MlpEmbedder> guidanceIn;
  private final List<DoubleStreamBlock> doubleBlocks = new ArrayList<>();
  private final List<SingleStreamBlock> singleBlocks = new ArrayList<>();
  private final FinalLayer finalLayer;

  public FluxTransformer(Weights weights, Torch torch, FluxConfig config) {
    Kernels kernels = torch.kernels();
    int hidden = config.hidden();
    this.config = config;
    this.torch = torch;
    this.imgIn = weights.linear("img_in", hidden, config.inChannels());
    this.txtIn = weights.linear("txt_in", hidden, config.textWidth());
    this.timeIn = MlpEmbedder.of(weights, "time_in", FluxConfig.FREQUENCIES, hidden);
    this.vectorIn = MlpEmbedder.of(weights, "vector_in", config.pooledWidth(), hidden);
    this.guidanceIn =
        config.guided()
            ? Optional.of(MlpEmbedder.of(weights, "guidance_in", FluxConfig.FREQUENCIES, hidden))
            : Optional.empty();
    for (int i = 0; i < config.doubleBlocks(); i++) {
      doubleBlocks.add(new DoubleStreamBlock(weights, kernels, "double_blocks." + i, config));
    }
    for (int i = 0; i < config.singleBlocks(); i++) {
      singleBlocks.add(new SingleStreamBlock(weights, kernels, "single_blocks." + i, config));
    }
    this.finalLayer = FinalLayer.of(weights, kernels, config);
  }

  /**
   * Bytes that a step takes beside the weights, about: what a single-stream block makes of the
   * tokens until its end is some 46 times as much as they are (docs/performance.md has what was
   * measured).
   *
   * @param tokens of text and image together
   * @param bytesOfNumber of the type that is computed in
   */
  public static long bytesOfStep(FluxConfig config, long tokens, int bytesOfNumber) {
    return 46 * tokens * config.hidden() * bytesOfNumber;
  }

  /**
   * What stays the same over the steps of a render.
   *
   * @param text T5's states, (1, text, textWidth)
   * @param pooled CLIP's pooled state, (1, pooledWidth)
   * @param added to the attention of each block, the double ones first
   * @param seen beside the noise
   */
  public record Conditioning(
      NDArray text,
      NDArray pooled,
      JointAttention attention,
      List<AddedAttention> added,
      TokenOrder order,
      SeenPicture seen,
      PictureGrid grid) {}

  /** Prepares the steps of a render. Its arrays belong to the open {@link Scope}. */
  public Conditioning prepare(PromptEmbeddings prompts, PictureGrid grid) {
    return prepare(prompts, Optional.empty(), SeenPicture.NOTHING, grid);
  }

  /** The same in the style of a picture, where there is one, and beside another. */
  public Conditioning prepare(
      PromptEmbeddings prompts, Optional<ImagePrompt> style, SeenPicture seen, PictureGrid grid) {
    Sight sight = Sight.of(prompts.attention(pictures(grid, seen)), torch);
    return prepare(prompts, style, seen, grid, sight);
  }

  /** The grids of all tokens behind the text. */
  static List<PictureGrid> pictures(PictureGrid grid, SeenPicture seen) {
    return Stream.concat(Stream.of(grid), seen.behind().stream()).toList();
  }

  /** The same where it is said how attention is computed. */
  Conditioning prepare(
      PromptEmbeddings prompts,
      Optional<ImagePrompt> style,
      SeenPicture seen,
      PictureGrid grid,
      Sight sight) {
    int textTokens = prompts.textTokens();
    List<PictureGrid> pictures = pictures(grid, seen);
    int pictureTokens = pictures.stream().mapToInt(PictureGrid::imageTokens).sum();
    NDArray text = torch.compute(prompts.text()); // (1, text, textWidth)
    NDArray pooled = torch.compute(prompts.pooled()); // (1, pooledWidth)
    JointAttention attention = JointAttention.of(torch, config, textTokens, pictures, sight);
    List<AddedAttention> added =
        AddedAttention.of(style, torch, config, sight, textTokens, pictureTokens);
    return new Conditioning(
        text, pooled, attention, added, TokenOrder.of(torch, sight), seen, grid);
  }

  /**
   * The velocity at these latents.
   *
   * @param latents (1, 16, latentHeight, latentWidth) in float32
   * @param given from {@link #prepare}
   * @param sigma the noise level, 1 to 0
   * @param guidance the distilled guidance; not used by models without it
   * @return shaped as the latents, in float32
   */
  public NDArray forward(NDArray latents, Conditioning given, double sigma, double guidance) {
    try (Scope scope = Scope.open()) {
      Passage passage = passage(latents, given, sigma, guidance);
      NDList x = passage.tokens(); // (1, text, hidden), (1, image, hidden)
      for (Passage.Block block : passage.blocks()) {
        x = block.apply(x); // (1, text, hidden), (1, image, hidden), then (1, tokens, hidden)
      }
      return scope.keep(passage.velocity(x)); // (1, 16, latentHeight, latentWidth)
    }
  }

  /**
   * The same way, not yet gone: training takes its blocks one by one. The arrays belong to the open
   * {@link Scope}.
   */
  public Passage passage(NDArray latents, Conditioning given, double sigma, double guidance) {
    NDArray noise = Patches.of(latents, given.grid); // (1, image, 64)
    NDArray cells = given.order.sequence(given.seen.joinedTo(noise)); // (1, image, inChannels)
    NDArray patches = torch.compute(cells); // (1, image, inChannels)
    NDArray img = imgIn.apply(patches); // (1, image, hidden)
    NDArray txt = txtIn.apply(given.text); // (1, text, hidden)
    NDArray embedded = timeIn.apply(torch, latents, sigma); // (1, hidden)
    NDArray vec = embedded.add(vectorIn.apply(given.pooled)); // (1, hidden)
    if (guidanceIn.isPresent()) {
      vec = vec.add(guidanceIn.get().apply(torch, latents, guidance)); // (1, hidden)
    }
    vec = Kernels.silu(vec); // (1, hidden): all that uses it would begin with this
    NDList tokens = new NDList(txt, img); // (1, text, hidden), (1, image, hidden)
    return new Passage(this, tokens, vec, given);
  }

  /** The blocks in order, for what stays the same over them. */
  List<Passage.Block> blocks(NDArray vec, Conditioning given) {
    JointAttention all = given.attention;
    Iterator<AddedAttention> added = given.added.iterator();
    List<Passage.Block> blocks = new ArrayList<>();
    for (DoubleStreamBlock block : doubleBlocks) {
      AddedAttention own = added.next();
      blocks.add(x -> block.forward(Tokens.of(x), vec, all, own).list()); // (1, …, hidden) each
    }
    blocks.add(x -> new NDList(Tokens.of(x).concat())); // (1, tokens, hidden)
    for (SingleStreamBlock block : singleBlocks) {
      AddedAttention own = added.next();
      blocks.add(x -> new NDList(block.forward(x.get(0), vec, all, own))); // (1, tokens, hidden)
    }
    return blocks;
  }

  /** What the last block's tokens, (1, tokens, hidden), say: (1, 16, latentHeight, latentWidth). */
  NDArray velocity(NDArray x, NDArray vec, Conditioning given) {
    long[] textTokens = {given.text.getShape().get(1)};
    NDList parts = x.split(textTokens, 1); // (1, text, hidden), (1, image, hidden)
    NDArray out = torch.toFloat32(finalLayer.forward(parts.get(1), vec)); // (1, image, 64)
    NDArray pictures = given.order.picture(out); // (1, image, 64)
    NDIndex own = new NDIndex().addAllDim().addSliceDim(0, given.grid.imageTokens());
    NDArray drawn = pictures.get(own); // (1, tokenRows · tokenColumns, 64)
    return Patches.latents(drawn, given.grid); // (1, 16, latentHeight, latentWidth)
  }

  /** From a block's width back to a token's 2×2 cells of 16 channels. */
  private record FinalLayer(Kernels kernels, Linear modulation, Linear linear) {

    static FinalLayer of(Weights weights, Kernels kernels, FluxConfig config) {
      int hidden = config.hidden();
      return new FinalLayer(
          kernels,
          weights.linear("final_layer.adaLN_modulation.1", 2L * hidden, hidden),
          weights.linear("final_layer.linear", config.outChannels(), hidden));
    }

    NDArray forward(NDArray x, NDArray vec) {
      NDList parts = modulation.apply(vec).reshape(-1).split(2); // (hidden) each
      NDArray shift = parts.get(0); // (hidden)
      NDArray scale = parts.get(1); // (hidden)
      NDArray normed = Modulation.modulate(kernels, x, shift, scale); // (1, image, hidden)
      return linear.apply(normed); // (1, image, 64)
    }
  }
}
