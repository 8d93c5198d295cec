package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.vae.Layers.Layer;
import studio.eligen.engine.weights.Weights;

/**
 * FLUX.1's variational autoencoder (Kingma and Welling 2013; Rombach et al. 2022), both ways,
 * between pictures and scaled latents.
 */
public final class AutoEncoder {

  private final Banding banding;
  private final int widest;
  private final int latentChannels;
  private final float shift;
  private final float scale;
  private final List<Layer> encoder;
  private final List<Layer> decoder;

  public AutoEncoder(Weights weights, Kernels kernels, VaeConfig config) {
    this(weights, kernels, config, Banding.USUAL);
  }

  AutoEncoder(Weights weights, Kernels kernels, VaeConfig config, Banding banding) {
    Layers layers = new Layers(weights, kernels, config.normGroups());
    this.banding = banding;
    this.widest = config.widest();
    this.latentChannels = config.latentChannels();
    this.shift = (float) config.shiftFactor();
    this.scale = (float) config.scalingFactor();
    this.encoder = encoder(layers, config);
    this.decoder = decoder(layers, config);
  }

  /**
   * How many bytes decoding takes beside the weights, about.
   *
   * @param pixels of the picture
   */
  public static double bytesToDecode(VaeConfig config, double pixels) {
    return Float.BYTES * Banding.USUAL.peak(pixels * config.widest());
  }

  /**
   * The latents of a picture: the mean of their distribution, shifted and scaled.
   *
   * @param image (1, 3, height, width) in [-1, 1]
   * @return (1, 16, latentHeight, latentWidth)
   */
  public NDArray encode(NDArray image) {
    try (Scope scope = Scope.open()) {
      NDArray moments =
          forward(encoder, image, LatentCells.SIDE, 1); // (1, 32, latentHeight, latentWidth)
      NDArray mean = moments.split(2, 1).get(0); // (1, 16, latentHeight, latentWidth)
      NDArray latents = mean.sub(shift).mul(scale); // (1, 16, latentHeight, latentWidth)
      return scope.keep(latents); // (1, 16, latentHeight, latentWidth)
    }
  }

  /**
   * The picture of latents.
   *
   * @param latents (1, 16, latentHeight, latentWidth)
   * @return (1, 3, height, width), about [-1, 1]
   */
  public NDArray decode(NDArray latents) {
    try (Scope scope = Scope.open()) {
      NDArray unscaled = latents.div(scale).add(shift); // (1, 16, latentHeight, latentWidth)
      return scope.keep(forward(decoder, unscaled, 1, LatentCells.SIDE)); // (1, 3, height, width)
    }
  }

  /**
   * Through all layers, in bands where the picture is large.
   *
   * @param cell rows and columns of a latent cell in x
   * @param growth how much higher the result is: bands are parted where the picture grows
   */
  private NDArray forward(List<Layer> layers, NDArray x, int cell, int growth) {
    long rows = x.getShape().get(2) / cell;
    long columns = x.getShape().get(3) / cell;
    long pixels = rows * columns * LatentCells.SIDE * LatentCells.SIDE;
    int most = banding.bands(pixels * widest, rows);
    Bands bands = Bands.of(x, (most + growth - 1) / growth, cell, most);
    for (Layer layer : layers) {
      bands = layer.apply(bands);
    }
    return bands.join(); // (1, channels, height, width)
  }

  /** From a picture inwards; each level but the last halves the sides. */
  private static List<Layer> encoder(Layers layers, VaeConfig config) {
    int[] channels = config.blockChannels();
    int last = channels.length - 1;
    List<Layer> list = new ArrayList<>();
    list.add(layers.conv3x3("encoder.conv_in", config.inChannels(), channels[0]));
    for (int i = 0; i <= last; i++) {
      String name = "encoder.down_blocks." + i;
      for (int j = 0; j < config.layersPerBlock(); j++) {
        int in = j == 0 && i > 0 ? channels[i - 1] : channels[i];
        list.add(layers.resnet(name + ".resnets." + j, in, channels[i]));
      }
      if (i < last) {
        list.add(layers.downsample(name + ".downsamplers.0", channels[i]));
      }
    }
    list.addAll(middle(layers, "encoder", channels[last]));
    list.add(
        layers.normSiluConv(
            "encoder.conv_norm_out",
            "encoder.conv_out",
            channels[last],
            2 * config.latentChannels())); // mean and variance
    return list;
  }

  /** From latents outwards; each level but the last doubles the sides. */
  private static List<Layer> decoder(Layers layers, VaeConfig config) {
    int[] channels = config.blockChannels();
    int last = channels.length - 1;
    List<Layer> list = new ArrayList<>();
    list.add(layers.conv3x3("decoder.conv_in", config.latentChannels(), channels[last]));
    list.addAll(middle(layers, "decoder", channels[last]));
    int in = channels[last];
    for (int i = 0; i <= last; i++) {
      String name = "decoder.up_blocks." + i;
      int out = channels[last - i];
      for (int j = 0; j <= config.layersPerBlock(); j++) {
        list.add(layers.resnet(name + ".resnets." + j, j == 0 ? in : out, out));
      }
      if (i < last) {
        list.add(layers.upsample(name + ".upsamplers.0", out));
      }
      in = out;
    }
    list.add(
        layers.normSiluConv(
            "decoder.conv_norm_out", "decoder.conv_out", channels[0], config.inChannels()));
    return list;
  }

  private static List<Layer> middle(Layers layers, String side, int channels) {
    String name = side + ".mid_block";
    return List.of(
        layers.resnet(name + ".resnets.0", channels, channels),
        layers.attention(name + ".attentions.0", channels),
        layers.resnet(name + ".resnets.1", channels, channels));
  }

  public int latentChannels() {
    return latentChannels;
  }
}
