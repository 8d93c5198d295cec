package studio.eligen.engine.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import studio.eligen.engine.ModelParts;

/**
 * The networks of a FLUX.1 model, and those that tell it of a style picture: where people keep
 * them, and how their files are recognised.
 */
public enum PartKind {
  TRANSFORMER(
      "transformer",
      "--transformer",
      List.of("diffusion_models", "unet", "checkpoints"),
      List.of("img_in.weight", "x_embedder.weight"),
      "(?!)"),
  CLIP(
      "text_encoder",
      "--clip",
      List.of("text_encoders", "clip", "checkpoints"),
      List.of("text_model.embeddings.token_embedding.weight"),
      "text_model\\.embeddings\\.position_ids|text_projection\\.weight|logit_scale"),
  T5(
      "text_encoder_2",
      "--t5",
      List.of("text_encoders", "clip", "checkpoints"),
      List.of(
          "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
          Gguf.T5Names.BIAS),
      "shared\\.weight|encoder\\.embed_tokens\\.weight|decoder\\..*|lm_head\\.weight|logit_scale|dec\\..*|output\\.weight"),
  VAE("vae", "--vae", List.of("vae", "checkpoints"), List.of("decoder.conv_in.weight"), "(?!)"),
  IMAGE_ENCODER(
      "image_encoder",
      "--image-encoder",
      List.of(),
      List.of("vision_model.embeddings.patch_embedding.weight"),
      "vision_model\\.embeddings\\.position_ids|text_model\\..*|logit_(scale|bias)"),
  IP_ADAPTER("ip-adapter", "--ip-adapter", List.of(), List.of("image_proj.proj.0.weight"), "(?!)");

  /** The four that every model has. */
  static final List<PartKind> NETWORKS = List.of(TRANSFORMER, CLIP, T5, VAE);

  /** The two that a style picture takes. */
  static final List<PartKind> STYLE = List.of(IMAGE_ENCODER, IP_ADAPTER);

  /** Its folder in the layout of diffusers. */
  public final String folder;

  /** The option that names it. */
  public final String option;

  /** The folders of a ComfyUI installation's models that may hold it. */
  final List<String> comfyFolders;

  private final List<String> markers;
  private final Pattern ofNoUse;

  PartKind(
      String folder,
      String option,
      List<String> comfyFolders,
      List<String> markers,
      String ofNoUse) {
    this.folder = folder;
    this.option = option;
    this.comfyFolders = comfyFolders;
    this.markers = markers;
    this.ofNoUse = Pattern.compile(ofNoUse);
  }

  /** What was named for this part. */
  Optional<Path> named(ModelParts parts) {
    return switch (this) {
      case TRANSFORMER -> parts.transformer();
      case CLIP -> parts.clip();
      case T5 -> parts.t5();
      case VAE -> parts.vae();
      case IMAGE_ENCODER -> parts.imageEncoder();
      case IP_ADAPTER -> parts.ipAdapter();
    };
  }

  /**
   * What stands before this part's names in a file: nothing, {@code model.diffusion_model.}, or the
   * like; empty if the part is not in it. A file that holds several networks, as ComfyUI's
   * checkpoints do, has CLIP-L under a name of its own.
   */
  Optional<String> prefixIn(Set<String> tensors) {
    TreeSet<String> prefixes = new TreeSet<>();
    for (String tensor : tensors) {
      for (String marker : markers) {
        String prefix = tensor.substring(0, Math.max(0, tensor.length() - marker.length()));
        if (tensor.endsWith(marker) && (prefix.isEmpty() || prefix.endsWith("."))) {
          prefixes.add(prefix);
        }
      }
    }
    return prefixes.stream()
        .filter(prefix -> prefixes.size() == 1 || this != CLIP || prefix.contains("clip_l"))
        .findFirst();
  }

  /** Whether files of this part hold such a tensor though the engine does not need it. */
  boolean isOfNoUse(String tensor) {
    return ofNoUse.matcher(tensor).matches() || Fp8Scale.isOfNoUse(tensor);
  }
}
