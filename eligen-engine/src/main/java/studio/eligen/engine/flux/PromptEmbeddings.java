package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import java.util.List;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.region.RegionalAttention;

/**
 * The prompts of one pass, encoded.
 *
 * @param text T5's states, (1, text, textWidth): entity 1 … entity k, equally long, and global
 * @param pooled CLIP's pooled state of the global prompt, (1, pooledWidth)
 * @param regions of the k entities, as image tokens
 * @param globalTokens of the global prompt
 */
public record PromptEmbeddings(
    NDArray text, NDArray pooled, List<RegionTokens> regions, int globalTokens) {

  /** Prompts that are all equally long, as the paper has them. */
  public PromptEmbeddings(NDArray text, NDArray pooled, List<RegionTokens> regions) {
    this(text, pooled, regions, (int) text.getShape().get(1) / (regions.size() + 1));
  }

  /** Who sees whom in a picture. */
  RegionalAttention attention(PictureGrid grid) {
    return attention(List.of(grid));
  }

  /** The same where others stand behind it: their tokens are in no region. */
  RegionalAttention attention(List<PictureGrid> pictures) {
    int tokens = pictures.stream().mapToInt(PictureGrid::imageTokens).sum();
    return new RegionalAttention(regions, entityTokens(), globalTokens, tokens);
  }

  /** Of all prompts together. */
  int textTokens() {
    return (int) text.getShape().get(1);
  }

  /** Of each entity's prompt. */
  private int entityTokens() {
    return regions.isEmpty() ? globalTokens : (textTokens() - globalTokens) / regions.size();
  }
}
