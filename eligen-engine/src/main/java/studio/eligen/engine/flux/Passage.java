package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import studio.eligen.engine.flux.FluxTransformer.Conditioning;

/**
 * One way through the transformer, from its embeddings over its blocks to the velocity.
 *
 * @param tokens what the first block takes: text and image, (1, text, hidden) and (1, image,
 *     hidden)
 * @param vec what modulates every block, (1, hidden)
 */
public record Passage(FluxTransformer transformer, NDList tokens, NDArray vec, Conditioning given) {

  /** One block, or what joins the two kinds of them. */
  public interface Block {

    /**
     * From the tokens that the block before gave; frees them.
     *
     * @param tokens text and image, or both as one sequence, (1, tokens, hidden)
     */
    NDList apply(NDList tokens);
  }

  /** All of them, in order. */
  public List<Block> blocks() {
    return transformer.blocks(vec, given);
  }

  /** The velocity of what the last block gave, (1, 16, latentHeight, latentWidth). */
  public NDArray velocity(NDList last) {
    return transformer.velocity(last.get(0), vec, given); // (1, 16, latentHeight, latentWidth)
  }
}
