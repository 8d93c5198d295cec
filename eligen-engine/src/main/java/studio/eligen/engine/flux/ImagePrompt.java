package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.region.RegionTokens;

/**
 * A picture that the transformer is told to draw in the style of (IP-Adapter; Ye et al. 2023).
 *
 * @param blocks one each, the double ones first
 * @param scale weight of what is added to the attention; 0 adds nothing
 * @param where the image tokens that it acts on; without it all tokens, the prompts' too
 */
public record ImagePrompt(List<Block> blocks, double scale, Optional<RegionTokens> where) {

  /** What one block attends to, (1, heads, pictureTokens, headWidth) each. */
  public record Block(NDArray keys, NDArray values) {}
}
