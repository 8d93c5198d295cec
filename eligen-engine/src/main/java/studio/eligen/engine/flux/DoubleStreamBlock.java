package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Weights;

/**
 * A block with weights of their own for text and image, which meet in the attention (MMDiT; Esser
 * et al. 2024).
 */
final class DoubleStreamBlock {

  private final Stream txt;
  private final Stream img;

  DoubleStreamBlock(Weights weights, Kernels kernels, String name, FluxConfig config) {
    this.img = Stream.of(weights, kernels, name + ".img", config);
    this.txt = Stream.of(weights, kernels, name + ".txt", config);
  }

  /**
   * What flows through these blocks.
   *
   * @param txt (1, text, hidden)
   * @param img (1, image, hidden)
   */
  record Tokens(NDArray txt, NDArray img) {

    static Tokens of(NDList list) {
      return new Tokens(list.get(0), list.get(1)); // (1, text, hidden), (1, image, hidden)
    }

    /** Text and image. */
    NDList list() {
      return new NDList(txt, img); // (1, text, hidden), (1, image, hidden)
    }

    /** Both as one sequence, (1, tokens, hidden); frees the two. */
    NDArray concat() {
      try (Scope scope = Scope.consuming(txt, img)) {
        return scope.keep(NDArrays.concat(new NDList(txt, img), 1)); // (1, tokens, hidden)
      }
    }
  }

  /**
   * One block; frees the tokens that it is given.
   *
   * @param vec (1, hidden)
   * @param added to the image's attention
   */
  Tokens forward(Tokens x, NDArray vec, JointAttention attention, AddedAttention added) {
    try (Scope scope = Scope.consuming(x.txt, x.img)) {
      Modulations txtMod = txt.modulations(vec); // (hidden) each
      Modulations imgMod = img.modulations(vec); // (hidden) each

      NDArray txtIn = txtMod.attention.modulate(x.txt); // (1, text, hidden)
      NDArray imgIn = imgMod.attention.modulate(x.img); // (1, image, hidden)
      QueryKeyValue txtQkv = txt.queryKeyValue(txtIn); // (1, heads, text, headWidth) each
      QueryKeyValue imgQkv = img.queryKeyValue(imgIn); // (1, heads, image, headWidth) each
      NDArray attended = attention.apply(txtQkv.concat(imgQkv)); // (1, tokens, hidden)
      long[] textTokens = {x.txt.getShape().get(1)};
      NDList parts = attended.split(textTokens, 1); // (1, text, hidden), (1, image, hidden)

      NDArray txtAttn = txt.proj.apply(parts.get(0)); // (1, text, hidden)
      NDArray txtMid = txtMod.attention.addGated(x.txt, txtAttn); // (1, text, hidden)
      NDArray txtMlp = txt.mlp(txtMod.mlp.modulate(txtMid)); // (1, text, hidden)
      NDArray txtOut = scope.keep(txtMod.mlp.addGated(txtMid, txtMlp)); // (1, text, hidden)

      NDArray imgSeen = added.addTo(parts.get(1), imgQkv.qk()); // (1, image, hidden)
      NDArray imgAttn = img.proj.apply(imgSeen); // (1, image, hidden)
      NDArray imgMid = imgMod.attention.addGated(x.img, imgAttn); // (1, image, hidden)
      NDArray imgMlp = img.mlp(imgMod.mlp.modulate(imgMid)); // (1, image, hidden)
      NDArray imgOut = scope.keep(imgMod.mlp.addGated(imgMid, imgMlp)); // (1, image, hidden)
      return new Tokens(txtOut, imgOut);
    }
  }

  private record Modulations(Modulation attention, Modulation mlp) {}

  /** The weights of one of the two. */
  private record Stream(
      Kernels kernels,
      int heads,
      Modulation.Layer mod,
      Linear qkv,
      QueryKeyValue.Norm norm,
      Linear proj,
      Linear mlpIn,
      Linear mlpOut) {

    static Stream of(Weights weights, Kernels kernels, String name, FluxConfig config) {
      int hidden = config.hidden();
      int mlp = config.mlpWidth();
      return new Stream(
          kernels,
          config.heads(),
          Modulation.Layer.of(weights, kernels, name + "_mod.lin", hidden, 2),
          weights.linear(name + "_attn.qkv", 3L * hidden, hidden),
          QueryKeyValue.Norm.of(weights, kernels, name + "_attn.norm", config.headWidth()),
          weights.linear(name + "_attn.proj", hidden, hidden),
          weights.linear(name + "_mlp.0", mlp, hidden),
          weights.linear(name + "_mlp.2", hidden, mlp));
    }

    Modulations modulations(NDArray vec) {
      List<Modulation> both = mod.apply(vec);
      return new Modulations(both.get(0), both.get(1));
    }

    QueryKeyValue queryKeyValue(NDArray x) {
      return QueryKeyValue.of(qkv.apply(x), heads, norm); // (1, heads, length, headWidth) each
    }

    NDArray mlp(NDArray x) {
      NDArray inner = kernels.geluTanh(mlpIn.apply(x)); // (1, length, mlp)
      return mlpOut.apply(inner); // (1, length, hidden)
    }
  }
}
