package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Torch;

/**
 * What an {@link ImagePrompt} adds to the attention of one block: one attention more, to the
 * picture's tokens, without a mask. As DiffSynth-Studio does it, double blocks ask with the queries
 * of the image alone, before they are turned, single blocks with all queries, after.
 */
sealed interface AddedAttention {

  /** There is no picture. */
  AddedAttention NOTHING = new Nothing();

  /**
   * The attended values with what is added, (1, length, hidden).
   *
   * @param attended (1, length, hidden)
   * @param qk of which the queries ask, (2, 1, heads, length, headWidth)
   */
  NDArray addTo(NDArray attended, NDArray qk);

  record Nothing() implements AddedAttention {
    @Override
    public NDArray addTo(NDArray attended, NDArray qk) {
      return attended; // (1, length, hidden)
    }
  }

  /**
   * @param weights of each token, (1, length, 1), or of all, (1, 1, 1)
   */
  record Picture(Kernels kernels, ImagePrompt.Block block, NDArray weights)
      implements AddedAttention {
    @Override
    public NDArray addTo(NDArray attended, NDArray qk) {
      NDArray q = qk.get(0); // (1, heads, length, headWidth)
      NDArray each =
          kernels.attention(q, block.keys(), block.values()); // (1, heads, length, headWidth)
      long length = q.getShape().get(2);
      NDArray seen = each.transpose(0, 2, 1, 3).reshape(1, length, -1); // (1, length, hidden)
      return kernels.addProduct(attended, seen, weights); // (1, length, hidden)
    }
  }

  /**
   * One a block.
   *
   * @param textTokens of all prompts together, which come first
   * @param imageTokens of the picture that is drawn
   */
  static List<AddedAttention> of(
      Optional<ImagePrompt> prompt,
      Torch torch,
      FluxConfig config,
      Sight sight,
      int textTokens,
      int imageTokens) {
    int blocks = config.doubleBlocks() + config.singleBlocks();
    if (prompt.isEmpty()) {
      return Collections.nCopies(blocks, NOTHING);
    }
    ImagePrompt picture = prompt.get();
    NDArray ofImage = weights(picture, torch, sight, 0, imageTokens); // (1, image, 1)
    NDArray ofAll = weights(picture, torch, sight, textTokens, imageTokens); // (1, tokens, 1)
    return IntStream.range(0, blocks)
        .<AddedAttention>mapToObj(
            i ->
                new Picture(
                    torch.kernels(),
                    picture.blocks().get(i),
                    i < config.doubleBlocks() ? ofImage : ofAll))
        .toList();
  }

  /**
   * The scale of each token.
   *
   * @param textTokens that stand before the image's
   */
  private static NDArray weights(
      ImagePrompt prompt, Torch torch, Sight sight, int textTokens, int imageTokens) {
    float scale = (float) prompt.scale();
    if (prompt.where().isEmpty()) {
      return torch.compute(torch.array(new float[] {scale}, 1, 1, 1)); // (1, 1, 1)
    }
    BitSet where = prompt.where().get().tokens();
    float[] weights = new float[textTokens + imageTokens];
    for (int place = 0; place + textTokens < weights.length; place++) {
      weights[textTokens + place] = where.get(sight.imageToken(place)) ? scale : 0;
    }
    return torch.compute(torch.array(weights, 1, weights.length, 1)); // (1, length, 1)
  }
}
