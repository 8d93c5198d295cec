package studio.eligen.engine.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.eligen.engine.flux.ImagePrompt;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.text.LayerNorm;
import studio.eligen.engine.weights.Weights;

/**
 * IP-Adapter (Ye et al. 2023) as InstantX trained it for FLUX.1-dev and DiffSynth-Studio computes
 * it: what a picture looks like becomes a few tokens, and these become keys and values for each of
 * the transformer's blocks. In its shapes {@code inner} stands for 2 · imageWidth and {@code rows}
 * for pictureTokens · tokenWidth.
 */
public final class IpAdapter {

  private static final double PROJECTION_EPS = 1e-5;
  private static final double KEY_EPS = 1e-5;

  private final Torch torch;
  private final IpAdapterConfig config;
  private final Linear projIn;
  private final NDArray projOutWeight;
  private final NDArray projOutBias;
  private final LayerNorm norm;
  private final List<KeyValue> blocks = new ArrayList<>();

  /** The layers that make keys and values for a block. */
  private record KeyValue(Linear keys, Linear values) {}

  public IpAdapter(Weights weights, Torch torch, IpAdapterConfig config) {
    int inner = 2 * config.imageWidth();
    int width = config.tokenWidth();
    long rows = (long) width * config.tokens();
    this.torch = torch;
    this.config = config;
    this.projIn = weights.linear("image_proj.proj.0", inner, config.imageWidth());
    this.projOutWeight = weights.matrix("image_proj.proj.2.weight", rows, inner); // (rows, inner)
    this.projOutBias = weights.parameter("image_proj.proj.2.bias", rows); // (rows)
    this.norm = LayerNorm.of(weights, torch.kernels(), "image_proj.norm", width, PROJECTION_EPS);
    for (int i = 0; i < config.blocks(); i++) {
      String name = "ip_adapter." + i;
      blocks.add(
          new KeyValue(
              weights.linearWithoutBias(name + ".to_k_ip", config.hidden(), width),
              weights.linearWithoutBias(name + ".to_v_ip", config.hidden(), width)));
    }
  }

  /**
   * What each block is told of a picture.
   *
   * @param pooled the image encoder's state of it, (1, imageWidth)
   */
  public List<ImagePrompt.Block> blocks(NDArray pooled) {
    try (Scope scope = Scope.open()) {
      NDArray tokens = tokens(pooled); // (1, pictureTokens, tokenWidth)
      List<ImagePrompt.Block> told = new ArrayList<>();
      for (KeyValue block : blocks) {
        NDArray keys = scope.keep(keys(block, tokens)); // (1, heads, pictureTokens, headWidth)
        NDArray values =
            scope.keep(heads(block.values, tokens)); // (1, heads, pictureTokens, headWidth)
        told.add(new ImagePrompt.Block(keys, values));
      }
      return told;
    }
  }

  /**
   * What each block is told where there is no picture, as in the negative pass: a state of zeros,
   * of which the projection's biases make something.
   */
  public List<ImagePrompt.Block> blocksOfNothing() {
    NDArray zeros =
        torch.array(new float[config.imageWidth()], 1, config.imageWidth()); // (1, imageWidth)
    NDArray pooled = torch.compute(zeros); // (1, imageWidth)
    return blocks(pooled);
  }

  /** (1, imageWidth) → (1, pictureTokens, tokenWidth). */
  NDArray tokens(NDArray pooled) {
    NDArray inner = Activation.gelu(projIn.apply(pooled)); // (1, inner)
    NDList each = new NDList(); // (1, tokenWidth) each
    for (int i = 0; i < config.tokens(); i++) {
      each.add(token(inner, i)); // (1, tokenWidth)
    }
    NDArray tokens = NDArrays.stack(each, 1); // (1, pictureTokens, tokenWidth)
    return norm.apply(tokens); // (1, pictureTokens, tokenWidth)
  }

  /**
   * A token by itself: the layer that makes them all has more than a billion weights in InstantX's
   * adapter, which are not widened together.
   */
  private NDArray token(NDArray inner, int number) {
    try (Scope scope = Scope.open()) {
      long from = (long) number * config.tokenWidth();
      NDIndex rows = new NDIndex().addSliceDim(from, from + config.tokenWidth());
      NDArray weight = torch.compute(projOutWeight.get(rows)); // (tokenWidth, inner)
      NDArray bias = projOutBias.get(rows); // (tokenWidth)
      return scope.keep(inner.matMul(weight.transpose()).add(bias)); // (1, tokenWidth)
    }
  }

  private NDArray keys(KeyValue block, NDArray tokens) {
    NDArray k = heads(block.keys, tokens); // (1, heads, pictureTokens, headWidth)
    return torch.kernels().rmsNorm(k, ones(), KEY_EPS); // (1, heads, pictureTokens, headWidth)
  }

  /** The keys' norm has no scales of its own. */
  private NDArray ones() {
    float[] ones = new float[config.headWidth()];
    Arrays.fill(ones, 1);
    return torch.array(ones, ones.length); // (headWidth)
  }

  private NDArray heads(Linear layer, NDArray tokens) {
    long[] split = {1, config.tokens(), config.heads(), config.headWidth()};
    NDArray each = layer.apply(tokens).reshape(split); // (1, pictureTokens, heads, headWidth)
    return each.transpose(0, 2, 1, 3); // (1, heads, pictureTokens, headWidth)
  }
}
