package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;

/** The innermost part, where every place attends to every other with one head. */
record MidBlock(
    Kernels kernels,
    ResnetBlock first,
    Layers.Norm norm,
    Linear q,
    Linear k,
    Linear v,
    Linear out,
    ResnetBlock second) {

  static MidBlock of(Layers layers, String name, int channels) {
    String attention = name + ".attentions.0.";
    return new MidBlock(
        layers.kernels(),
        ResnetBlock.of(layers, name + ".resnets.0", channels, channels),
        layers.norm(attention + "group_norm", channels),
        layers.weights().linear(attention + "to_q", channels, channels),
        layers.weights().linear(attention + "to_k", channels, channels),
        layers.weights().linear(attention + "to_v", channels, channels),
        layers.weights().linear(attention + "to_out.0", channels, channels),
        ResnetBlock.of(layers, name + ".resnets.1", channels, channels));
  }

  /** Shaped as it comes, (batch, channels, height, width). */
  NDArray apply(NDArray x) {
    NDArray h = first.apply(x);
    return second.apply(h.add(attend(norm.apply(h))));
  }

  private NDArray attend(NDArray x) {
    long batch = x.getShape().get(0);
    long channels = x.getShape().get(1);
    NDArray places =
        x.reshape(batch, 1, channels, -1).transpose(0, 1, 3, 2); // (batch, 1, places, channels)
    NDArray attended = kernels.attention(q.apply(places), k.apply(places), v.apply(places));
    return out.apply(attended) // (batch, 1, places, channels)
        .transpose(0, 1, 3, 2)
        .reshape(x.getShape()); // (batch, channels, height, width)
  }
}
