package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;
import studio.eligen.engine.tensor.Kernels;

/**
 * Attention over text and image together, with the positions' turns and, where there are entities,
 * the regional mask.
 *
 * @param turns complex (length, headWidth / 2)
 * @param mask (1, 1, length, length), added to the scores: 0 sees, -infinity does not
 */
record JointAttention(Kernels kernels, NDArray turns, Optional<NDArray> mask) {

  /** The attended values as (batch, length, hidden). */
  NDArray apply(QueryKeyValue qkv) {
    NDList turned = kernels.rotatePairs(qkv.qk(), turns).split(2);
    NDArray q = turned.get(0).squeeze(0); // (batch, heads, length, headWidth)
    NDArray k = turned.get(1).squeeze(0); // (batch, heads, length, headWidth)
    NDArray out =
        mask.isPresent()
            ? kernels.attention(q, k, qkv.v(), mask.get())
            : kernels.attention(q, k, qkv.v()); // (batch, heads, length, headWidth)
    long batch = out.getShape().get(0);
    long length = out.getShape().get(2);
    return out.transpose(0, 2, 1, 3).reshape(batch, length, -1); // (batch, length, hidden)
  }
}
