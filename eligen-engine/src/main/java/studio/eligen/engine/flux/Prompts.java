package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import java.util.List;
import studio.eligen.engine.region.RegionTokens;

/**
 * The prompts of one pass, encoded.
 *
 * @param text T5's hidden states, (1, (k + 1) · t5Length, textWidth): entity 1 … entity k, global
 * @param pooled CLIP's pooled state of the global prompt, (1, pooledWidth)
 * @param regions of the k entities, as image tokens
 */
public record Prompts(NDArray text, NDArray pooled, List<RegionTokens> regions) {}
