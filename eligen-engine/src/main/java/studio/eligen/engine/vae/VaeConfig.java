package studio.eligen.engine.vae;

import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.weights.ConfigJson;

/**
 * The autoencoder's dimensions, from {@code vae/config.json}. FLUX.1: 16 latent channels, blocks of
 * 128, 256, 512 and 512 channels.
 *
 * @param blockChannels from the picture inwards; each block but the last halves the sides
 * @param layersPerBlock of the encoder; the decoder has one more
 * @param scalingFactor latents are (mean − shiftFactor) · scalingFactor
 */
public record VaeConfig(
    int inChannels,
    int latentChannels,
    int[] blockChannels,
    int layersPerBlock,
    int normGroups,
    double scalingFactor,
    double shiftFactor) {

  public VaeConfig {
    if (1 << (blockChannels.length - 1) != LatentCells.SIDE) {
      throw new ModelCorrupt(
          "The VAE has %d block_out_channels; 4 make latents of an eighth of the picture."
              .formatted(blockChannels.length));
    }
    requireGroups(blockChannels, normGroups);
  }

  private static void requireGroups(int[] blockChannels, int normGroups) {
    for (int channels : blockChannels) {
      if (channels % normGroups != 0) {
        throw new ModelCorrupt(
            "The VAE's %d channels do not divide into norm_num_groups = %d."
                .formatted(channels, normGroups));
      }
    }
  }

  /**
   * Channels of the widest array at the picture's full size: the decoder's first one there still
   * has those of the level below.
   */
  public int widest() {
    return blockChannels[1];
  }

  public static VaeConfig of(ConfigJson config) {
    return new VaeConfig(
        config.count("in_channels", 3),
        config.count("latent_channels"),
        config.counts("block_out_channels"),
        config.layers("layers_per_block"),
        config.count("norm_num_groups", 32),
        config.number("scaling_factor", 1),
        config.number("shift_factor", 0));
  }
}
