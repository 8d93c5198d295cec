package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** From a picture to the mean of its latents. */
final class VaeEncoder {

  private final Layers layers;
  private final Layers.Conv convIn;
  private final List<DownBlock> blocks = new ArrayList<>();
  private final MidBlock mid;
  private final Layers.Norm normOut;
  private final Layers.Conv convOut;
  private final int latentChannels;

  /** Some residual blocks, then the sides halved; the last block keeps them. */
  private record DownBlock(List<ResnetBlock> resnets, Layers.Conv halving) {}

  VaeEncoder(Layers layers, VaeConfig config) {
    int[] channels = config.blockChannels();
    int last = channels.length - 1;
    this.layers = layers;
    this.latentChannels = config.latentChannels();
    this.convIn = layers.conv3x3("encoder.conv_in", channels[0], config.inChannels());
    for (int i = 0; i <= last; i++) {
      String name = "encoder.down_blocks." + i;
      List<ResnetBlock> resnets = new ArrayList<>();
      for (int j = 0; j < config.layersPerBlock(); j++) {
        int in = j == 0 && i > 0 ? channels[i - 1] : channels[i];
        resnets.add(ResnetBlock.of(layers, name + ".resnets." + j, in, channels[i]));
      }
      Layers.Conv halving =
          i == last ? null : layers.halving(name + ".downsamplers.0.conv", channels[i]);
      blocks.add(new DownBlock(resnets, halving));
    }
    this.mid = MidBlock.of(layers, "encoder.mid_block", channels[last]);
    this.normOut = layers.norm("encoder.conv_norm_out", channels[last]);
    this.convOut = layers.conv3x3("encoder.conv_out", 2 * latentChannels, channels[last]);
  }

  /** (batch, 3, height, width) in [-1, 1] → (batch, 16, height/8, width/8). */
  NDArray mean(NDArray image) {
    NDArray h = convIn.apply(image);
    for (DownBlock block : blocks) {
      for (ResnetBlock resnet : block.resnets) {
        h = Layers.replace(h, resnet.apply(h));
      }
      if (block.halving != null) {
        h = Layers.replace(h, layers.kernels().padRightBottom(h));
        h = Layers.replace(h, block.halving.apply(h));
      }
    }
    h = convOut.apply(Layers.silu(normOut.apply(mid.apply(h)))); // (batch, 32, height/8, width/8)
    return h.split(new long[] {latentChannels}, 1).get(0); // the other half is the variance
  }
}
