package studio.eligen.engine.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.weights.LoraKey.Role;

/** Says what a file is that is no LoRA for this model, as well as its tensors' names tell. */
final class LoraRefusal {

  private static final Pattern TEXT_ENCODER =
      Pattern.compile(
          "^(?:base_model\\.model\\.)?(?:lora_te\\d?_|lora_clip_|lora_t5|lycoris_text_|text_encoder|text_encoders\\."
              + "|te\\d?\\.|clip_l\\.|t5xxl\\.|clip\\.|bundle_emb\\.).*");

  /** Where each kind of file shows itself, the more particular first. */
  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  static {
    kind("holds an IP-Adapter, no LoRA: give it with --ip-adapter", "ip_adapter|image_proj");
    kind("holds a ControlNet, which is no LoRA", "controlnet");
    kind(
        "was trained with OFT or BOFT, which are not computed: train or convert it as a LoRA",
        "\\.oft_");
    kind(
        "was trained with GLoRA, which is not computed: train it as a LoRA",
        "\\.[ab][12]\\.weight$");
    kind("was trained with (IA)³, which is not computed: train it as a LoRA", "\\.on_input$");
    kind(
        "has Tucker tensors, which belong to convolutions; FLUX.1 has none",
        "\\.lokr_t2$|\\.hada_t[12]$|lora_mid");
    kind(
        "also changes norms (norm deltas), which is not computed",
        "\\.w_norm$|\\.b_norm$|\\.set_weight$");
    kind(
        "is an autoencoder, no LoRA: give it with --vae",
        "^(encoder|decoder)\\.(conv_in|mid|down|up)");
    kind("is for FLUX.2", "(double|single)_stream_modulation");
    kind("is for Chroma", "distilled_guidance_layer");
    kind("is for Stable Diffusion 3", "joint_blocks|attn2\\.to_add_out|lora_transformer_pos_embed");
    kind("is for Stable Diffusion 1, 2 or XL", "(input|output|middle|down|up|mid)_blocks?[_.]");
    kind(
        "is for HunyuanVideo",
        "individual_token_refiner|double_blocks\\.\\d+\\.(img|txt)_attn_qkv");
    kind("is for Qwen-Image", "(img|txt)_m(od|lp)[._](1|net)");
    kind("is for HiDream", "(double|single)_stream_blocks");
    kind("is for Wan", "blocks[._]\\d+[._](cross_attn|self_attn|ffn)");
    kind(
        "is for Lumina or Z-Image",
        "noise_refiner|context_refiner|layers[._]\\d+[._](attention|feed_forward)");
    kind(
        "is a whole transformer, no LoRA: give it with --transformer",
        "(double_blocks\\.0\\.img_attn\\.qkv|transformer_blocks\\.0\\.attn\\.to_q)\\.weight$");
    kind(
        "is a whole text encoder, no LoRA: give it with --clip or --t5",
        "^text_model\\.|^encoder\\.block\\.|^shared\\.weight");
    kind("is an embedding (textual inversion), no LoRA", "^(emb_params|clip_[lg]|string_to_param)");
    kind(
        "changes how guidance is taken in, and this model takes none",
        "guidance_(in|embedder)[._]");
    kind(
        "is a LoRA for more or other layers than this model has",
        "(double|single)_(transformer_)?blocks|^lora_transformer|transformer_blocks");
  }

  private static void kind(String what, String names) {
    KINDS.put(what, Pattern.compile(names));
  }

  private final Safetensors file;
  private final Map<String, LoraTarget> targets;

  /**
   * @param targets the transformer's layers by the names that trainers give them
   */
  LoraRefusal(Safetensors file, Map<String, LoraTarget> targets) {
    this.file = file;
    this.targets = targets;
  }

  /** Whether a tensor changes CLIP or T5, or holds words learnt for them. */
  static boolean isOfTextEncoder(String tensor) {
    return TEXT_ENCODER.matcher(tensor).matches();
  }

  /**
   * A control LoRA widens the image's input: beside the latents it takes a map of depth or edges,
   * or for Fill a picture and its mask.
   */
  void requireNoControl() {
    for (String tensor : file.tensors().keySet()) {
      Optional<LoraKey> key = LoraKey.of(tensor).filter(found -> found.role() == Role.DOWN);
      LoraTarget target =
          key.map(found -> targets.get(LoraTarget.plain(found.module()))).orElse(null);
      long[] shape = file.tensors().get(tensor).shape();
      if (target == null || !target.layer().equals("img_in") || shape.length != 2) {
        continue;
      }
      if (shape[1] == 2 * target.in()) {
        throw new BadRequest(
            "%s is a control LoRA for FLUX.1 (depth or canny: %s takes %d channels, the model's %d and a map's): it widens what the model takes, and here a model has to be so itself; take FLUX.1-Depth-dev or FLUX.1-Canny-dev, or leave it out."
                .formatted(file.file(), tensor, shape[1], target.in()));
      }
      if (shape[1] == 6 * target.in()) {
        throw new BadRequest(
            "%s is a LoRA for FLUX.1-Fill (%s takes %d channels, this model's layer %d): leave it out, or draw with FLUX.1-Fill-dev."
                .formatted(file.file(), tensor, shape[1], target.in()));
      }
    }
  }

  /**
   * Refuses what belongs to no layer.
   *
   * @param unknown tensors that belong neither to a layer nor to a text encoder
   * @param ofText those of a text encoder
   * @param changesNothing whether no layer is changed at all
   */
  void requireKnown(List<String> unknown, List<String> ofText, boolean changesNothing) {
    if (!unknown.isEmpty()) {
      throw new BadRequest(
          "The LoRA %s does not fit this model: it %s; %d of its %d tensors belong to no layer, such as %s."
              .formatted(
                  file.file(),
                  kindOf(unknown),
                  unknown.size(),
                  file.tensors().size(),
                  unknown.get(0)));
    }
    if (changesNothing) {
      throw new BadRequest(
          ofText.isEmpty()
              ? "The LoRA %s holds no tensors.".formatted(file.file())
              : "The LoRA %s changes a text encoder alone (%d tensors, such as %s); those are left out, so it would do nothing."
                  .formatted(file.file(), ofText.size(), ofText.get(0)));
    }
  }

  private static String kindOf(List<String> unknown) {
    return KINDS.entrySet().stream()
        .filter(kind -> unknown.stream().anyMatch(name -> kind.getValue().matcher(name).find()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("is of no kind that is known");
  }
}
