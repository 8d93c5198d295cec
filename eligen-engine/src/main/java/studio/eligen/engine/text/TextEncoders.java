package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.tensor.Torch;

/**
 * Words to what the transformer takes: T5's states of every prompt, CLIP's of the global one.
 *
 * @param config of the transformer, which says how wide those are
 * @param t5 gives the encoder, which may be loaded for it
 * @param clip likewise
 * @param cache where there is one
 */
public record TextEncoders(
    Torch torch,
    Tokenizers tokenizers,
    FluxConfig config,
    Supplier<T5Encoder> t5,
    Supplier<ClipTextEncoder> clip,
    Optional<EmbeddingCache> cache) {

  /**
   * The prompts of one pass.
   *
   * @param entities their prompts
   * @param regions of the entities
   */
  public PromptEmbeddings encode(List<String> entities, String global, List<RegionTokens> regions) {
    NDArray text = states(entities, global); // (1, text, textWidth)
    NDArray pooled = pooled(tokenizers.clip(global)); // (1, pooledWidth)
    return new PromptEmbeddings(text, pooled, regions, tokenizers.t5Length());
  }

  private NDArray pooled(long[] ids) {
    Optional<NDArray> known = known(ids, 1, config.pooledWidth()); // (1, pooledWidth)
    if (known.isPresent()) {
      return known.get(); // (1, pooledWidth)
    }
    NDArray pooled = clip.get().pooled(ids); // (1, pooledWidth)
    keep(ids, pooled);
    return pooled; // (1, pooledWidth)
  }

  /** T5's states of the entities' prompts and then of the global one, one after the other. */
  private NDArray states(List<String> entities, String global) {
    List<LongBuffer> prompts = new ArrayList<>(); // by their tokens
    entities.forEach(entity -> prompts.add(LongBuffer.wrap(tokenizers.entityT5(entity))));
    prompts.add(LongBuffer.wrap(tokenizers.t5(global)));
    Map<LongBuffer, NDArray> states = new HashMap<>(); // (1, promptTokens, textWidth) each
    Set<LongBuffer> unknown = new LinkedHashSet<>(prompts);
    unknown.forEach(
        ids ->
            known(ids.array(), 1, ids.capacity(), config.textWidth())
                .ifPresent(known -> states.put(ids, known))); // (1, promptTokens, textWidth)
    unknown.removeAll(states.keySet());
    unknown.stream()
        .collect(Collectors.groupingBy(LongBuffer::capacity, Collectors.toList()))
        .values()
        .forEach(alike -> addEncoded(alike, states)); // (1, promptTokens, textWidth) each
    NDList each = new NDList(); // (1, promptTokens, textWidth) each
    prompts.forEach(prompt -> each.add(states.get(prompt))); // (1, promptTokens, textWidth)
    return NDArrays.concat(each, 1); // (1, text, textWidth)
  }

  private Optional<NDArray> known(long[] ids, long... shape) {
    return cache
        .flatMap(files -> files.read(ids, shape))
        .map(known -> torch.array(known, shape)); // (1, …, width)
  }

  /** Those of one length. */
  private void addEncoded(List<LongBuffer> prompts, Map<LongBuffer, NDArray> states) {
    List<long[]> ids = prompts.stream().map(LongBuffer::array).toList();
    NDList each = t5.get().encode(ids).split(prompts.size()); // (1, promptTokens, textWidth) each
    for (int i = 0; i < prompts.size(); i++) {
      keep(ids.get(i), each.get(i)); // (1, promptTokens, textWidth)
      states.put(prompts.get(i), each.get(i)); // (1, promptTokens, textWidth)
    }
  }

  private void keep(long[] ids, NDArray made) {
    cache.ifPresent(
        files ->
            files.write(
                ids,
                torch.toFloat32(made).toFloatArray(),
                made.getShape().getShape())); // (1, …, width)
  }
}
