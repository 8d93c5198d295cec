package studio.eligen.engine.weights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.IntFunction;
import studio.eligen.engine.RenderException.ModelCorrupt;

/**
 * The config of a part whose file has none beside it: what the tensors' sides tell, and what they
 * do not tell as FLUX.1's own configs have it (the {@code config.json} files of
 * black-forest-labs/FLUX.1-dev and google/siglip-so400m-patch14-384). For parts of another width
 * than FLUX.1's the latter would be guessed, so they need a config.
 */
final class ConfigByShape {

  private static final long CLIP_L_WIDTH = 768;
  private static final int CLIP_HEAD_WIDTH = 64;
  private static final long FLUX_HEAD_WIDTH = 128;
  private static final int[] FLUX_ROPE_AXES = {16, 56, 56};
  private static final long FLUX_VAE_WIDTH = 128;
  private static final long SIGLIP_WIDTH = 1152;
  private static final int SIGLIP_HEADS = 16;
  private static final int SIGLIP_SIDE = 384;

  private final Path file;
  private final Checkpoint checkpoint;
  private final Layout layout;
  private final ObjectNode config = JsonNodeFactory.instance.objectNode();

  private ConfigByShape(PartKind part, Checkpoint checkpoint) {
    this.file = checkpoint.files().get(0).file();
    this.checkpoint = checkpoint;
    this.layout = Layout.of(part, checkpoint);
  }

  /**
   * Reads a part's config off its tensors.
   *
   * @throws ModelCorrupt if the part is not of FLUX.1's size, or lacks a tensor
   */
  static ConfigJson of(PartKind part, Checkpoint checkpoint) {
    ConfigByShape shapes = new ConfigByShape(part, checkpoint);
    switch (part) {
      case TRANSFORMER -> shapes.transformer();
      case CLIP -> shapes.clip();
      case T5 -> shapes.t5();
      case VAE -> shapes.vae();
      case IMAGE_ENCODER -> shapes.imageEncoder();
      case IP_ADAPTER -> shapes.ipAdapter();
    }
    return new ConfigJson(shapes.file, shapes.config);
  }

  private void transformer() {
    long headWidth = side("double_blocks.0.img_attn.norm.query_norm.scale", 0);
    requireWidth("a head", headWidth, FLUX_HEAD_WIDTH);
    ArrayNode axes = config.putArray("axes_dims_rope");
    for (int axis : FLUX_ROPE_AXES) {
      axes.add(axis);
    }
    config
        .put("attention_head_dim", (int) headWidth)
        .put("num_attention_heads", (int) (side("img_in.weight", 0) / headWidth))
        .put("in_channels", (int) side("img_in.weight", 1))
        .put("out_channels", (int) side("final_layer.linear.weight", 0))
        .put("joint_attention_dim", (int) side("txt_in.weight", 1))
        .put("pooled_projection_dim", (int) side("vector_in.in_layer.weight", 1))
        .put("num_layers", count(i -> "double_blocks." + i + ".img_attn.proj.weight"))
        .put("num_single_layers", count(i -> "single_blocks." + i + ".linear2.weight"))
        .put("guidance_embeds", has("guidance_in.in_layer.weight"));
  }

  private void clip() {
    String embeddings = "text_model.embeddings.";
    long width = side(embeddings + "token_embedding.weight", 1);
    requireWidth("CLIP", width, CLIP_L_WIDTH);
    config
        .put("vocab_size", (int) side(embeddings + "token_embedding.weight", 0))
        .put("hidden_size", (int) width)
        .put("intermediate_size", (int) side("text_model.encoder.layers.0.mlp.fc1.weight", 0))
        .put("num_attention_heads", (int) width / CLIP_HEAD_WIDTH)
        .put("num_hidden_layers", count(i -> "text_model.encoder.layers." + i + ".mlp.fc1.weight"))
        .put("max_position_embeddings", (int) side(embeddings + "position_embedding.weight", 0));
  }

  private void t5() {
    String layer = "encoder.block.0.layer.";
    String bias = layer + "0.SelfAttention.relative_attention_bias.weight";
    long heads = Math.max(1, side(bias, 1));
    config
        .put("vocab_size", (int) side("shared.weight", 0))
        .put("d_model", (int) side("shared.weight", 1))
        .put("d_kv", (int) (side(layer + "0.SelfAttention.q.weight", 0) / heads))
        .put("num_heads", (int) heads)
        .put("d_ff", (int) side(layer + "1.DenseReluDense.wi_0.weight", 0))
        .put("num_layers", count(i -> "encoder.block." + i + ".layer.0.SelfAttention.q.weight"))
        .put("relative_attention_num_buckets", (int) side(bias, 0));
  }

  private void vae() {
    requireWidth("the VAE", side("encoder.conv_in.weight", 0), FLUX_VAE_WIDTH);
    ArrayNode channels = config.putArray("block_out_channels");
    for (int i = 0; has("encoder.down_blocks." + i + ".resnets.0.conv1.weight"); i++) {
      channels.add((int) side("encoder.down_blocks." + i + ".resnets.0.conv1.weight", 0));
    }
    config
        .put("in_channels", (int) side("encoder.conv_in.weight", 1))
        .put("latent_channels", (int) side("decoder.conv_in.weight", 1))
        .put("layers_per_block", count(i -> "encoder.down_blocks.0.resnets." + i + ".conv1.weight"))
        .put("norm_num_groups", 32)
        .put("scaling_factor", 0.3611)
        .put("shift_factor", 0.1159);
  }

  private void imageEncoder() {
    String vision = "vision_model.";
    long width = side(vision + "embeddings.patch_embedding.weight", 0);
    requireWidth("SigLIP", width, SIGLIP_WIDTH);
    config
        .put("hidden_size", (int) width)
        .put("intermediate_size", (int) side(vision + "encoder.layers.0.mlp.fc1.weight", 0))
        .put("num_attention_heads", SIGLIP_HEADS)
        .put("num_hidden_layers", count(i -> vision + "encoder.layers." + i + ".mlp.fc1.weight"))
        .put("image_size", SIGLIP_SIDE)
        .put("patch_size", (int) side(vision + "embeddings.patch_embedding.weight", 2));
  }

  private void ipAdapter() {
    long width = side("image_proj.norm.weight", 0);
    config
        .put("id_embeddings_dim", (int) side("image_proj.proj.0.weight", 1))
        .put("num_tokens", (int) (side("image_proj.proj.2.weight", 0) / width))
        .put("cross_attention_dim", (int) width);
  }

  /** A side of a tensor, under whatever name the file has it. */
  private long side(String parameter, int axis) {
    String name = layout.source(parameter).names().get(0);
    long[] shape =
        checkpoint
            .shape(name)
            .orElseThrow(() -> new ModelCorrupt("%s has no tensor %s.".formatted(file, name)));
    if (shape.length <= axis || shape[axis] < 1 || shape[axis] > 1_000_000) {
      throw new ModelCorrupt(
          "%s has %s with sides %s, which cannot be."
              .formatted(file, name, java.util.Arrays.toString(shape)));
    }
    return shape[axis];
  }

  private boolean has(String parameter) {
    return checkpoint.has(layout.source(parameter).names().get(0));
  }

  /** How many there are, counted from 0. */
  private int count(IntFunction<String> parameter) {
    int count = 0;
    while (has(parameter.apply(count))) {
      count++;
    }
    return count;
  }

  private void requireWidth(String what, long width, long fluxWidth) {
    if (width != fluxWidth) {
      throw new ModelCorrupt(
          "%s is not of FLUX.1's size: %s is %d wide instead of %d; lay its config.json beside it, as %s."
              .formatted(file, what, width, fluxWidth, ModelPart.configBeside(file).getFileName()));
    }
  }
}
