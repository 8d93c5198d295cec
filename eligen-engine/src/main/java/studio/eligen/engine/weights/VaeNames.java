package studio.eligen.engine.weights;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How BFL's {@code ae.safetensors} calls the autoencoder's tensors. The engine asks by the names of
 * diffusers' {@code AutoencoderKL}; the correspondence is read off diffusers' {@code
 * convert_ldm_vae_checkpoint}.
 */
final class VaeNames {

  /** The decoder's levels are counted from the picture inwards there. */
  private static final int LAST_LEVEL = 3;

  private static final Pattern LEVEL =
      Pattern.compile("(down|up)_blocks\\.(\\d)\\.(resnets\\.|downsamplers\\.0|upsamplers\\.0)");

  private static final Map<String, String> PIECES =
      Map.of(
          "conv_norm_out", "norm_out",
          "conv_shortcut", "nin_shortcut",
          "mid_block.resnets.0", "mid.block_1",
          "mid_block.resnets.1", "mid.block_2",
          "mid_block.attentions.0.group_norm", "mid.attn_1.norm",
          "mid_block.attentions.0.to_q", "mid.attn_1.q",
          "mid_block.attentions.0.to_k", "mid.attn_1.k",
          "mid_block.attentions.0.to_v", "mid.attn_1.v",
          "mid_block.attentions.0.to_out.0", "mid.attn_1.proj_out");

  private VaeNames() {}

  /** The name in BFL's file. */
  static String singleFile(String diffusers) {
    String name = diffusers;
    for (Map.Entry<String, String> piece : PIECES.entrySet()) {
      name = name.replace(piece.getKey(), piece.getValue());
    }
    Matcher level = LEVEL.matcher(name);
    return level.replaceAll(
        found -> {
          boolean up = found.group(1).equals("up");
          int number = Integer.parseInt(found.group(2));
          String inside =
              switch (found.group(3)) {
                case "resnets." -> "block.";
                case "downsamplers.0" -> "downsample";
                default -> "upsample";
              };
          return "%s.%d.%s".formatted(found.group(1), up ? LAST_LEVEL - number : number, inside);
        });
  }
}
