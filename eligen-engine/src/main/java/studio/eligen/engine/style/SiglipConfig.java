package studio.eligen.engine.style;

import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.text.EncoderLayer;
import studio.eligen.engine.weights.ConfigJson;

/**
 * SigLIP's dimensions, from {@code image_encoder/config.json}, or from its {@code vision_config}
 * where that file tells of both of SigLIP's encoders. so400m: 27 layers of 1152, 16 heads, pictures
 * of 384 in patches of 14.
 *
 * @param side of the pictures it looks at, in pixels
 * @param patch side of the squares that they are cut into, in pixels; what is left over at the
 *     right and at the bottom is not looked at
 */
public record SiglipConfig(EncoderLayer.Sizes sizes, int layers, int side, int patch) {

  private static final int LARGEST_SIDE = 1024;

  public SiglipConfig {
    if (side > LARGEST_SIDE || patch > side) {
      throw new ModelCorrupt(
          "The image encoder's image_size = %d and patch_size = %d cannot be: patches fit into pictures, which have at most %d pixels a side."
              .formatted(side, patch, LARGEST_SIDE));
    }
    if (sizes.width() % sizes.heads() != 0) {
      throw new ModelCorrupt(
          "The image encoder's hidden_size = %d does not divide into num_attention_heads = %d."
              .formatted(sizes.width(), sizes.heads()));
    }
  }

  public static SiglipConfig of(ConfigJson file) {
    ConfigJson config = file.within("vision_config");
    return new SiglipConfig(
        new EncoderLayer.Sizes(
            config.count("hidden_size"),
            config.count("intermediate_size"),
            config.count("num_attention_heads"),
            config.number("layer_norm_eps", 1e-6)),
        config.layers("num_hidden_layers"),
        config.count("image_size"),
        config.count("patch_size"));
  }

  /** Patches of a picture. */
  int patches() {
    return (side / patch) * (side / patch);
  }
}
