package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** From latents to a picture. */
final class VaeDecoder {

  private final Layers layers;
  private final Layers.Conv convIn;
  private final MidBlock mid;
  private final List<UpBlock> blocks = new ArrayList<>();
  private final Layers.Norm normOut;
  private final Layers.Conv convOut;

  /** Some residual blocks, then the sides doubled; the last block keeps them. */
  private record UpBlock(List<ResnetBlock> resnets, Layers.Conv afterDoubling) {}

  VaeDecoder(Layers layers, VaeConfig config) {
    int[] channels = config.blockChannels();
    int last = channels.length - 1;
    this.layers = layers;
    this.convIn = layers.conv3x3("decoder.conv_in", channels[last], config.latentChannels());
    this.mid = MidBlock.of(layers, "decoder.mid_block", channels[last]);
    int in = channels[last];
    for (int i = 0; i <= last; i++) {
      String name = "decoder.up_blocks." + i;
      int out = channels[last - i];
      List<ResnetBlock> resnets = new ArrayList<>();
      for (int j = 0; j <= config.layersPerBlock(); j++) {
        resnets.add(ResnetBlock.of(layers, name + ".resnets." + j, j == 0 ? in : out, out));
      }
      Layers.Conv afterDoubling =
          i == last ? null : layers.conv3x3(name + ".upsamplers.0.conv", out, out);
      blocks.add(new UpBlock(resnets, afterDoubling));
      in = out;
    }
    this.normOut = layers.norm("decoder.conv_norm_out", channels[0]);
    this.convOut = layers.conv3x3("decoder.conv_out", config.inChannels(), channels[0]);
  }

  /** (batch, 16, height/8, width/8) → (batch, 3, height, width), about [-1, 1]. */
  NDArray image(NDArray latents) {
    NDArray h = mid.apply(convIn.apply(latents));
    for (UpBlock block : blocks) {
      for (ResnetBlock resnet : block.resnets) {
        h = Layers.replace(h, resnet.apply(h));
      }
      if (block.afterDoubling != null) {
        h = Layers.replace(h, layers.kernels().upsampleTwice(h));
        h = Layers.replace(h, block.afterDoubling.apply(h));
      }
    }
    return convOut.apply(Layers.silu(normOut.apply(h))); // (batch, 3, height, width)
  }
}
