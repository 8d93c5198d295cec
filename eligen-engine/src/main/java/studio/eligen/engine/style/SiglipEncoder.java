package studio.eligen.engine.style;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.image.Bicubic;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.text.EncoderLayer;
import studio.eligen.engine.text.LayerNorm;
import studio.eligen.engine.text.SelfAttention;
import studio.eligen.engine.text.SelfAttention.Heads;
import studio.eligen.engine.weights.Weights;

/**
 * SigLIP's image encoder (Zhai et al. 2023), a vision transformer over patches of a picture. In its
 * shapes {@code patches} stands for their number, 729 for so400m.
 */
public final class SiglipEncoder {

  private final Torch torch;
  private final SiglipConfig config;
  private final NDArray patchWeight;
  private final NDArray patchBias;
  private final NDArray positions;
  private final List<EncoderLayer> layers = new ArrayList<>();
  private final LayerNorm finalNorm;
  private final PoolingHead head;

  public SiglipEncoder(Weights weights, Torch torch, SiglipConfig config) {
    EncoderLayer.Sizes sizes = config.sizes();
    int width = sizes.width();
    int patch = config.patch();
    String embeddings = "vision_model.embeddings.";
    String patches = embeddings + "patch_embedding";
    this.torch = torch;
    this.config = config;
    this.patchWeight =
        weights.parameter(patches + ".weight", width, 3, patch, patch); // (width, 3, patch, patch)
    this.patchBias = weights.parameter(patches + ".bias", width); // (width)
    this.positions =
        weights.parameter(
            embeddings + "position_embedding.weight", config.patches(), width); // (patches, width)
    for (int i = 0; i < config.layers(); i++) {
      layers.add(
          EncoderLayer.of(weights, torch.kernels(), "vision_model.encoder.layers." + i, sizes));
    }
    this.finalNorm =
        LayerNorm.of(weights, torch.kernels(), "vision_model.post_layernorm", width, sizes.eps());
    this.head = PoolingHead.of(weights, torch, sizes);
  }

  /**
   * What a picture looks like, (1, width). It is squeezed or stretched to a square as transformers'
   * SiglipImageProcessor does it: bicubic, 0 to 255 → -1 to 1.
   */
  public NDArray pooled(BufferedImage picture) {
    int side = config.side();
    float[] planes = Planes.of(Bicubic.resize(picture, side, side));
    try (Scope scope = Scope.open()) {
      return scope.keep(pooled(torch.array(planes, 1, 3, side, side))); // (1, width)
    }
  }

  /**
   * The same of pixels.
   *
   * @param pixels (1, 3, side, side) in [-1, 1], float32
   */
  NDArray pooled(NDArray pixels) {
    try (Scope scope = Scope.open()) {
      NDArray x = embed(torch.compute(pixels)); // (1, patches, width)
      for (EncoderLayer layer : layers) {
        x = layer.forward(x, kernels()::attention, kernels()::geluTanh); // (1, patches, width)
      }
      return scope.keep(head.pooled(finalNorm.apply(x))); // (1, width)
    }
  }

  private NDArray embed(NDArray pixels) {
    Shape stride = new Shape(config.patch(), config.patch());
    NDArray squares =
        Conv2d.conv2d(pixels, patchWeight, patchBias, stride)
            .singletonOrThrow(); // (1, width, side / patch, side / patch)
    long[] inRow = {1, config.sizes().width(), -1};
    NDArray tokens = squares.reshape(inRow).transpose(0, 2, 1); // (1, patches, width)
    return tokens.add(positions); // (1, patches, width)
  }

  private Kernels kernels() {
    return torch.kernels();
  }

  /**
   * One learnt query, the probe, gathers what all patches say; a feed-forward layer follows. Its
   * layers for queries, keys and values lie in one array.
   */
  private record PoolingHead(
      Torch torch,
      EncoderLayer.Sizes sizes,
      NDArray probe,
      NDArray inWeight,
      NDArray inBias,
      Linear out,
      LayerNorm norm,
      Linear fc1,
      Linear fc2) {

    static PoolingHead of(Weights weights, Torch torch, EncoderLayer.Sizes sizes) {
      String name = "vision_model.head";
      int width = sizes.width();
      NDArray probe = weights.parameter(name + ".probe", 1, 1, width); // (1, 1, width)
      NDArray inWeight =
          weights.parameter(
              name + ".attention.in_proj_weight", 3L * width, width); // (3 · width, width)
      NDArray inBias =
          weights.parameter(name + ".attention.in_proj_bias", 3L * width); // (3 · width)
      return new PoolingHead(
          torch,
          sizes,
          probe,
          inWeight,
          inBias,
          weights.linear(name + ".attention.out_proj", width, width),
          LayerNorm.of(weights, torch.kernels(), name + ".layernorm", width, sizes.eps()),
          weights.linear(name + ".mlp.fc1", sizes.mlpWidth(), width),
          weights.linear(name + ".mlp.fc2", width, sizes.mlpWidth()));
    }

    /** (1, patches, width) → (1, width). */
    NDArray pooled(NDArray states) {
      SelfAttention attention = attention();
      Heads in = attention.split(query(), states); // (1, heads, …, headWidth) each
      NDArray seen = torch.kernels().attention(in.q(), in.k(), in.v()); // (1, heads, 1, headWidth)
      NDArray x = attention.join(seen); // (1, 1, width)
      NDArray inner = torch.kernels().geluTanh(fc1.apply(norm.apply(x))); // (1, 1, mlpWidth)
      return x.add(fc2.apply(inner)).squeeze(1); // (1, width)
    }

    /** The probe as an array of its own, since what comes of it outlives the weights. */
    private NDArray query() {
      NDArray row = probe.reshape(1, -1); // (1, width)
      return torch.rows(row, 0).expandDims(0); // (1, 1, width)
    }

    private SelfAttention attention() {
      NDList w = inWeight.split(3); // (width, width) each
      NDList b = inBias.split(3); // (width) each
      List<Linear> layers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        NDArray weight = w.get(i).transpose(); // (width, width)
        NDArray bias = b.get(i); // (width)
        layers.add(x -> x.matMul(weight).add(bias)); // (1, …, width)
      }
      return new SelfAttention(layers.get(0), layers.get(1), layers.get(2), out, sizes.heads());
    }
  }
}
