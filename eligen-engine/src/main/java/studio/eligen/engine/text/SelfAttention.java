package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Linear;

/**
 * The layers around the attention of tokens to each other (Vaswani et al. 2017), those of prompts
 * or of a picture's patches. What is between {@link #split(NDArray)} and {@link #join} differs
 * between T5, CLIP and SigLIP.
 */
public record SelfAttention(Linear q, Linear k, Linear v, Linear out, int heads) {

  /** Queries, keys and values, (prompts, heads, length, headWidth) each. */
  public record Heads(NDArray q, NDArray k, NDArray v) {}

  /** From (prompts, length, width). */
  Heads split(NDArray x) {
    return split(x, x); // (prompts, heads, length, headWidth) each
  }

  /** The same where some tokens, (prompts, queries, width), attend to others. */
  public Heads split(NDArray asking, NDArray asked) {
    return new Heads(
        split(q, asking), split(k, asked), split(v, asked)); // (prompts, heads, …, headWidth) each
  }

  private NDArray split(Linear layer, NDArray x) {
    long[] split = {x.getShape().get(0), x.getShape().get(1), heads, -1};
    NDArray each = layer.apply(x).reshape(split); // (prompts, length, heads, headWidth)
    return each.transpose(0, 2, 1, 3); // (prompts, heads, length, headWidth)
  }

  /** From (prompts, heads, length, headWidth). */
  public NDArray join(NDArray attended) {
    long[] joined = {attended.getShape().get(0), attended.getShape().get(2), -1};
    NDArray each = attended.transpose(0, 2, 1, 3); // (prompts, length, heads, headWidth)
    return out.apply(each.reshape(joined)); // (prompts, length, width)
  }
}
