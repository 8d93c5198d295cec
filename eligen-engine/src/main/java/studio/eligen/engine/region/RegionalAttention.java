package studio.eligen.engine.region;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.engine.tensor.Torch;

/**
 * Who sees whom in the joint attention (paper, eq. 9 to 12). Entity i's tokens see themselves and
 * the image tokens of region i, and are seen by those; the global prompt sees itself and every
 * image token; prompts never see each other; image tokens all see each other and the global prompt.
 */
public final class RegionalAttention {

  private final List<RegionTokens> regions;
  private final int promptTokens;
  private final int imageTokens;
  private final int textTokens;

  private RegionalAttention(List<RegionTokens> regions, int promptTokens, int imageTokens) {
    this.regions = regions;
    this.promptTokens = promptTokens;
    this.imageTokens = imageTokens;
    this.textTokens = (regions.size() + 1) * promptTokens;
  }

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
    return regions.isEmpty()
        ? Optional.empty()
        : Optional.of(new RegionalAttention(regions, promptTokens, imageTokens).mask(torch));
  }

  /**
   * Few tokens differ in what they see: those of one prompt are alike, and so are the image tokens
   * that the same regions cover. Each kind's row is written once and copied on the device, since at
   * FLUX's size the mask has tens of millions of places.
   */
  private NDArray mask(Torch torch) {
    int length = textTokens + imageTokens;
    Map<BitSet, Integer> kinds = new LinkedHashMap<>();
    long[] rows = new long[length];
    for (int token = 0; token < length; token++) {
      BitSet seen = token < textTokens ? seenByPrompt(token) : seenByImage(token);
      rows[token] = kinds.computeIfAbsent(seen, kind -> kinds.size());
    }
    float[] table = new float[kinds.size() * length];
    Arrays.fill(table, Float.NEGATIVE_INFINITY);
    kinds.forEach(
        (seen, kind) -> seen.stream().forEach(column -> table[kind * length + column] = 0));
    NDArray all = torch.compute(torch.array(table, kinds.size(), length)); // (kinds, length)
    return torch
        .kernels()
        .rows(torch.array(rows, length), all) // (length, length)
        .reshape(1, 1, length, length);
  }

  private BitSet seenByPrompt(int token) {
    int prompt = token / promptTokens;
    BitSet seen = new BitSet();
    seen.set(prompt * promptTokens, (prompt + 1) * promptTokens);
    if (prompt == regions.size()) {
      seen.set(textTokens, textTokens + imageTokens);
    } else {
      regions.get(prompt).tokens().stream().forEach(i -> seen.set(textTokens + i));
    }
    return seen;
  }

  private BitSet seenByImage(int token) {
    BitSet seen = new BitSet();
    seen.set(textTokens - promptTokens, textTokens + imageTokens);
    for (int entity = 0; entity < regions.size(); entity++) {
      if (regions.get(entity).tokens().get(token - textTokens)) {
        seen.set(entity * promptTokens, (entity + 1) * promptTokens);
      }
    }
    return seen;
  }
}
