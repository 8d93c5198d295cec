package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Torch;

/**
 * Attention over text and image together, with rotary positions and, where there are entities, by
 * regions.
 *
 * @param rope each token's rotations as complex numbers, (tokens, headWidth / 2)
 * @param sight who sees whom
 */
record JointAttention(Kernels kernels, NDArray rope, Sight sight) {

  private static final double THETA = 10_000;

  /** What the attention of every block needs, which stays the same over a render's steps. */
  static JointAttention of(
      Torch torch, FluxConfig config, int textTokens, List<PictureGrid> pictures, Sight sight) {
    NDArray rope = rope(torch, config, textTokens, pictures, sight); // (tokens, headWidth / 2)
    return new JointAttention(torch.kernels(), rope, sight);
  }

  /** The attended values, (1, tokens, hidden). */
  NDArray apply(QueryKeyValue qkv) {
    return apply(qkv, AddedAttention.NOTHING); // (1, tokens, hidden)
  }

  /** The same with what is added for the turned queries. */
  NDArray apply(QueryKeyValue qkv, AddedAttention added) {
    NDArray qk = kernels.rotatePairs(qkv.qk(), rope); // (2, 1, heads, tokens, headWidth)
    NDList parts = qk.split(2); // (1, 1, heads, tokens, headWidth) each
    NDArray q = parts.get(0).squeeze(0); // (1, heads, tokens, headWidth)
    NDArray k = parts.get(1).squeeze(0); // (1, heads, tokens, headWidth)
    NDArray each = sight.attend(kernels, q, k, qkv.v()); // (1, heads, tokens, headWidth)
    long tokens = each.getShape().get(2);
    NDArray attended = each.transpose(0, 2, 1, 3).reshape(1, tokens, -1); // (1, tokens, hidden)
    return added.addTo(attended, qk); // (1, tokens, hidden)
  }

  /**
   * Rotary position embedding over three axes (Su et al. 2021): pair i of an axis of width d turns
   * by position · 10000^(-2i/d). Text tokens stand at (0, 0, 0), the drawn picture's at (0, row,
   * column) and a reference's at (1, row, column).
   *
   * @param textTokens of all prompts together, which come first
   * @param pictures whose tokens follow, one picture's after the other's
   * @return complex (tokens, headWidth / 2)
   */
  private static NDArray rope(
      Torch torch, FluxConfig config, int textTokens, List<PictureGrid> pictures, Sight sight) {
    int pairs = config.headWidth() / 2;
    int tokens = textTokens + pictures.stream().mapToInt(PictureGrid::imageTokens).sum();
    float[] cos = new float[tokens * pairs];
    float[] sin = new float[tokens * pairs];
    for (int token = 0; token < tokens; token++) {
      int[] position = position(sight, token - textTokens, pictures);
      int pair = token * pairs;
      for (int axis = 0; axis < 3; axis++) {
        int width = config.ropeAxes()[axis];
        for (int i = 0; i < width / 2; i++, pair++) {
          double angle = position[axis] / Math.pow(THETA, 2.0 * i / width);
          cos[pair] = (float) Math.cos(angle);
          sin[pair] = (float) Math.sin(angle);
        }
      }
    }
    NDArray re = torch.array(cos, tokens, pairs); // (tokens, headWidth / 2)
    NDArray im = torch.array(sin, tokens, pairs); // (tokens, headWidth / 2)
    return torch.kernels().complex(re, im); // complex (tokens, headWidth / 2)
  }

  /**
   * Along the three axes.
   *
   * @param place in the sequence behind the text; below 0 it is text
   */
  private static int[] position(Sight sight, int place, List<PictureGrid> pictures) {
    if (place < 0) {
      return new int[] {0, 0, 0};
    }
    int token = sight.imageToken(place);
    int picture = 0;
    while (token >= pictures.get(picture).imageTokens()) {
      token -= pictures.get(picture++).imageTokens();
    }
    int columns = pictures.get(picture).tokenColumns();
    return new int[] {picture, token / columns, token % columns};
  }
}
