package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.RegionTokens;

/** Words to what the transformer takes: T5's states of every prompt, CLIP's of the global one. */
public record TextEncoders(Tokenizers tokenizers, T5Encoder t5, ClipTextEncoder clip) {

  /**
   * The prompts of one pass.
   *
   * @param entities their prompts
   * @param regions of the entities
   */
  public PromptEmbeddings encode(List<String> entities, String global, List<RegionTokens> regions) {
    NDArray text = states(entities, global); // (1, text, textWidth)
    NDArray pooled = clip.pooled(tokenizers.clip(global)); // (1, pooledWidth)
    return new PromptEmbeddings(text, pooled, regions);
  }

  /** T5's states of the entities' prompts and then of the global one, one after the other. */
  private NDArray states(List<String> entities, String global) {
    List<long[]> ids =
        Stream.concat(entities.stream(), Stream.of(global)).map(tokenizers::t5).toList();
    NDArray states = t5.encode(ids); // (k + 1, promptTokens, textWidth)
    return states.reshape(1, -1, states.getShape().get(2)); // (1, text, textWidth)
  }
}
