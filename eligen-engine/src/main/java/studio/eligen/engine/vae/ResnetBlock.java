package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Scope;

/** Two convolutions beside a shortcut. */
record ResnetBlock(
    Layers.Norm norm1,
    Layers.Conv conv1,
    Layers.Norm norm2,
    Layers.Conv conv2,
    Layers.Conv shortcut) {

  static ResnetBlock of(Layers layers, String name, int in, int out) {
    return new ResnetBlock(
        layers.norm(name + ".norm1", in),
        layers.conv3x3(name + ".conv1", out, in),
        layers.norm(name + ".norm2", out),
        layers.conv3x3(name + ".conv2", out, out),
        in == out ? null : layers.conv1x1(name + ".conv_shortcut", out, in));
  }

  /** (batch, in, height, width) → (batch, out, height, width). */
  NDArray apply(NDArray x) {
    try (Scope scope = Scope.open()) {
      NDArray h = conv1.apply(Layers.silu(norm1.apply(x))); // (batch, out, height, width)
      h = conv2.apply(Layers.silu(norm2.apply(h))); // (batch, out, height, width)
      return scope.keep(h.add(shortcut == null ? x : shortcut.apply(x)));
    }
  }
}
