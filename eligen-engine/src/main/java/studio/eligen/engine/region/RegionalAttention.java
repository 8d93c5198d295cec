package studio.eligen.engine.region;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.engine.tensor.Torch;

/**
 * Who sees whom in the joint attention, softmax(Q Kᵀ / √d + log M) V (paper, eq. 8 to 13). Entity
 * i's tokens see themselves and the image tokens of region i, and are seen by those; the global
 * prompt sees itself and every image token; prompts never see each other; image tokens all see each
 * other and the global prompt. A reference's tokens stand behind the picture's, and are image
 * tokens that are in no region.
 *
 * @param regions of the entities, as image tokens
 * @param entityTokens of each entity's prompt
 * @param globalTokens of the global prompt, which comes after them
 * @param imageTokens of the picture, and of a reference
 */
public record RegionalAttention(
    List<RegionTokens> regions, int entityTokens, int globalTokens, int imageTokens) {

  /** Of all prompts and the picture together. */
  public int tokens() {
    return textTokens() + imageTokens;
  }

  private int textTokens() {
    return globalFrom() + globalTokens;
  }

  /** Where the global prompt begins. */
  int globalFrom() {
    return regions.size() * entityTokens;
  }

  /**
   * log M, to add to the scores.
   *
   * <p>Few tokens differ in what they see: those of one prompt are alike, and so are the image
   * tokens that the same regions cover. Each kind's row is written once and copied on the device,
   * since at FLUX's size the mask has tens of millions of places.
   *
   * @return (1, 1, tokens, tokens) of 0 and -infinity, the seeing token first
   */
  public NDArray mask(Torch torch) {
    int textTokens = textTokens();
    int tokens = textTokens + imageTokens;
    Map<BitSet, Integer> kinds = new LinkedHashMap<>();
    long[] kindOf = new long[tokens];
    for (int token = 0; token < tokens; token++) {
      BitSet seen = token < textTokens ? seenByPrompt(token) : seenByImage(token);
      kindOf[token] = kinds.computeIfAbsent(seen, kind -> kinds.size());
    }
    float[] table = new float[kinds.size() * tokens];
    Arrays.fill(table, Float.NEGATIVE_INFINITY);
    kinds.forEach((seen, kind) -> seen.stream().forEach(other -> table[kind * tokens + other] = 0));
    NDArray rows = torch.compute(torch.array(table, kinds.size(), tokens)); // (kinds, tokens)
    return torch.rows(rows, kindOf).reshape(1, 1, tokens, tokens); // (1, 1, tokens, tokens)
  }

  private BitSet seenByPrompt(int token) {
    int textTokens = textTokens();
    BitSet seen = new BitSet();
    if (token >= globalFrom()) {
      seen.set(globalFrom(), textTokens + imageTokens);
    } else {
      int entity = token / entityTokens;
      seen.set(entity * entityTokens, (entity + 1) * entityTokens);
      regions.get(entity).tokens().stream().forEach(i -> seen.set(textTokens + i));
    }
    return seen;
  }

  private BitSet seenByImage(int token) {
    int textTokens = textTokens();
    BitSet seen = new BitSet();
    seen.set(globalFrom(), textTokens + imageTokens);
    cover(token - textTokens).stream()
        .forEach(entity -> seen.set(entity * entityTokens, (entity + 1) * entityTokens));
    return seen;
  }

  /** The entities, from 0, whose regions cover an image token. */
  BitSet cover(int imageToken) {
    BitSet cover = new BitSet();
    for (int entity = 0; entity < regions.size(); entity++) {
      cover.set(entity, regions.get(entity).tokens().get(imageToken));
    }
    return cover;
  }
}
