package studio.eligen.engine.region;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.tensor.Torch;

/**
 * Who sees whom in the joint attention (paper, eq. 9 to 12). Entity i's tokens see themselves and
 * the image tokens of region i, and are seen by those; the global prompt sees itself and every
 * image token; prompts never see each other; image tokens all see each other and the global prompt.
 */
public final class RegionalAttention {

  private RegionalAttention() {}

  /**
   * The mask to add to the scores, or none where there are no entities and everyone sees everyone.
   *
   * @param regions of the entities, as image tokens
   * @param promptTokens of each prompt
   * @param imageTokens of the picture
   * @return (1, 1, length, length) of 0 and -infinity
   */
  public static Optional<NDArray> mask(
      Torch torch, List<RegionTokens> regions, int promptTokens, int imageTokens) {
    if (regions.isEmpty()) {
      return Optional.empty();
    }
    int textTokens = (regions.size() + 1) * promptTokens;
    int length = textTokens + imageTokens;
    float[] mask = new float[length * length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < length; j++) {
        boolean sees = sees(regions, i, j, promptTokens, textTokens);
        mask[i * length + j] = sees ? 0 : Float.NEGATIVE_INFINITY;
      }
    }
    return Optional.of(torch.compute(torch.array(mask, 1, 1, length, length)));
  }

  private static boolean sees(
      List<RegionTokens> regions, int i, int j, int promptTokens, int textTokens) {
    boolean fromText = i < textTokens;
    boolean toText = j < textTokens;
    if (fromText && toText) {
      return i / promptTokens == j / promptTokens;
    }
    if (!fromText && !toText) {
      return true;
    }
    int prompt = (fromText ? i : j) / promptTokens;
    int token = (fromText ? j : i) - textTokens;
    return prompt == regions.size() || regions.get(prompt).tokens().get(token);
  }
}
