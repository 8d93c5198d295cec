package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.Style;
import studio.eligen.engine.flux.ImagePrompt;
import studio.eligen.engine.region.RegionTokens;

/**
 * What the two passes are told of a request's style picture, if it has one. The negative pass is
 * told of no picture, at the full scale, as DiffSynth-Studio does it.
 */
record StylePrompts(Optional<ImagePrompt> positive, Optional<ImagePrompt> negative) {

  private static final double NEGATIVE_SCALE = 1;

  /**
   * Encodes the style picture.
   *
   * @param regions of the entities
   * @throws studio.eligen.engine.RenderException.BadRequest if there is one and the model cannot
   *     take it
   */
  static StylePrompts of(
      ModelComponents components, RenderRequest request, List<RegionTokens> regions) {
    if (request.style().isEmpty()) {
      return new StylePrompts(Optional.empty(), Optional.empty());
    }
    Style style = request.style().get();
    Optional<RegionTokens> where = style.entities().map(entities -> union(entities, regions));
    StyleNetworks networks = components.style();
    NDArray pooled = networks.pooled(style.image()); // (1, imageWidth)
    return networks.adapted(
        adapter ->
            new StylePrompts(
                Optional.of(new ImagePrompt(adapter.blocks(pooled), style.scale(), where)),
                request.cfg() == 1
                    ? Optional.empty()
                    : Optional.of(
                        new ImagePrompt(adapter.blocksOfNothing(), NEGATIVE_SCALE, where))));
  }

  private static RegionTokens union(List<Integer> entities, List<RegionTokens> regions) {
    BitSet tokens = new BitSet();
    entities.forEach(entity -> tokens.or(regions.get(entity).tokens()));
    return new RegionTokens(tokens);
  }
}
