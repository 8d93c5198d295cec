package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import java.util.List;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.region.RegionalAttention;

/**
 * The prompts of one pass, encoded.
 *
 * @param text T5's states, (1, text, textWidth): entity 1 … entity k, global, equally long
 * @param pooled CLIP's pooled state of the global prompt, (1, pooledWidth)
 * @param regions of the k entities, as image tokens
 */
public record PromptEmbeddings(NDArray text, NDArray pooled, List<RegionTokens> regions) {

  /** Who sees whom in a picture. */
  RegionalAttention attention(PictureGrid grid) {
    return attention(List.of(grid));
  }

  /** The same where others stand behind it: their tokens are in no region. */
  RegionalAttention attention(List<PictureGrid> pictures) {
    int tokens = pictures.stream().mapToInt(PictureGrid::imageTokens).sum();
    return new RegionalAttention(regions, promptTokens(), tokens);
  }

  /** Of all prompts together. */
  int textTokens() {
    return (int) text.getShape().get(1);
  }

  /** Of each prompt. */
  int promptTokens() {
    return textTokens() / (regions.size() + 1);
  }
}
