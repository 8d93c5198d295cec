package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Weights;

/** A block with weights of their own for text and image, which meet in the attention. */
final class DoubleStreamBlock {

  private final Kernels kernels;
  private final int heads;
  private final Stream img;
  private final Stream txt;

  /** The weights of one of the two. */
  private record Stream(
      Modulation mod,
      Linear qkv,
      QueryKeyValue.Norms norms,
      Linear proj,
      Linear mlpIn,
      Linear mlpOut) {}

  DoubleStreamBlock(Weights weights, Kernels kernels, String name, FluxConfig config) {
    this.kernels = kernels;
    this.heads = config.heads();
    this.img = stream(weights, kernels, name + ".img", config);
    this.txt = stream(weights, kernels, name + ".txt", config);
  }

  private static Stream stream(Weights weights, Kernels kernels, String name, FluxConfig config) {
    int hidden = config.hidden();
    int mlp = config.mlpWidth();
    return new Stream(
        new Modulation(weights, name + "_mod.lin", hidden, 6),
        weights.linear(name + "_attn.qkv", 3L * hidden, hidden),
        QueryKeyValue.Norms.of(weights, kernels, name + "_attn.norm", config.headWidth()),
        weights.linear(name + "_attn.proj", hidden, hidden),
        weights.linear(name + "_mlp.0", mlp, hidden),
        weights.linear(name + "_mlp.2", hidden, mlp));
  }

  /**
   * One block.
   *
   * @param text (batch, textTokens, hidden)
   * @param image (batch, imageTokens, hidden)
   * @param siluOfVec (batch, hidden)
   * @return text and image, shaped as they came
   */
  NDList apply(NDArray text, NDArray image, NDArray siluOfVec, JointAttention attention) {
    try (Scope scope = Scope.open()) {
      NDList txtMod = txt.mod.apply(siluOfVec);
      NDList imgMod = img.mod.apply(siluOfVec);
      QueryKeyValue qkv =
          QueryKeyValue.concat(queryKeyValue(txt, text, txtMod), queryKeyValue(img, image, imgMod));
      NDArray attended = attention.apply(qkv); // (batch, textTokens + imageTokens, hidden)
      NDList both = attended.split(new long[] {text.getShape().get(1)}, 1);
      return new NDList(
          scope.keep(add(txt, text, both.get(0), txtMod)), // (batch, textTokens, hidden)
          scope.keep(add(img, image, both.get(1), imgMod))); // (batch, imageTokens, hidden)
    }
  }

  private QueryKeyValue queryKeyValue(Stream stream, NDArray x, NDList mod) {
    NDArray normed = Modulation.modulate(kernels, x, mod.get(0), mod.get(1));
    return QueryKeyValue.of(stream.qkv.apply(normed), heads, stream.norms);
  }

  private NDArray add(Stream stream, NDArray x, NDArray attended, NDList mod) {
    NDArray h =
        kernels.addProduct(x, stream.proj.apply(attended), mod.get(2)); // (batch, length, hidden)
    NDArray normed = Modulation.modulate(kernels, h, mod.get(3), mod.get(4));
    NDArray inner = kernels.geluTanh(stream.mlpIn.apply(normed)); // (batch, length, mlpWidth)
    return kernels.addProduct(h, stream.mlpOut.apply(inner), mod.get(5)); // (batch, length, hidden)
  }
}
