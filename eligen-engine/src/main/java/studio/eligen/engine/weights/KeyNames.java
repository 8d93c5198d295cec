package studio.eligen.engine.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the transformer's layers are called. The engine asks by the names of FLUX.1's single-file
 * checkpoint; the diffusers folder splits some of these layers in parts, stacked by rows, and has
 * the halves of the last modulation the other way round. The correspondence is read off diffusers'
 * {@code convert_flux_to_diffusers} and DiffSynth-Studio's state dict converter.
 */
public final class KeyNames {

  private static final Map<String, String> OUTSIDE_BLOCKS =
      Map.ofEntries(
          Map.entry("img_in", "x_embedder"),
          Map.entry("txt_in", "context_embedder"),
          Map.entry("time_in.in_layer", "time_text_embed.timestep_embedder.linear_1"),
          Map.entry("time_in.out_layer", "time_text_embed.timestep_embedder.linear_2"),
          Map.entry("guidance_in.in_layer", "time_text_embed.guidance_embedder.linear_1"),
          Map.entry("guidance_in.out_layer", "time_text_embed.guidance_embedder.linear_2"),
          Map.entry("vector_in.in_layer", "time_text_embed.text_embedder.linear_1"),
          Map.entry("vector_in.out_layer", "time_text_embed.text_embedder.linear_2"),
          Map.entry("final_layer.adaLN_modulation.1", "norm_out.linear"),
          Map.entry("final_layer.linear", "proj_out"));

  private static final Map<String, List<String>> DOUBLE_BLOCK = new LinkedHashMap<>();
  private static final Map<String, List<String>> SINGLE_BLOCK = new LinkedHashMap<>();
  private static final Map<String, String> DIFFSYNTH_DOUBLE = new LinkedHashMap<>();
  private static final Map<String, String> DIFFSYNTH_SINGLE = new LinkedHashMap<>();

  /** From XLabs' x-flux, {@code DoubleStreamBlockLoraProcessor} and its single-stream twin. */
  private static final Map<String, String> XLABS =
      Map.of(
          "img_attn.qkv", "qkv_lora1",
          "img_attn.proj", "proj_lora1",
          "txt_attn.qkv", "qkv_lora2",
          "txt_attn.proj", "proj_lora2",
          "linear1", "qkv_lora",
          "linear2", "proj_lora");

  static {
    DOUBLE_BLOCK.put("img_mod.lin", List.of("norm1.linear"));
    DOUBLE_BLOCK.put("txt_mod.lin", List.of("norm1_context.linear"));
    DOUBLE_BLOCK.put("img_attn.qkv", List.of("attn.to_q", "attn.to_k", "attn.to_v"));
    DOUBLE_BLOCK.put(
        "txt_attn.qkv", List.of("attn.add_q_proj", "attn.add_k_proj", "attn.add_v_proj"));
    DOUBLE_BLOCK.put("img_attn.norm.query_norm", List.of("attn.norm_q"));
    DOUBLE_BLOCK.put("img_attn.norm.key_norm", List.of("attn.norm_k"));
    DOUBLE_BLOCK.put("txt_attn.norm.query_norm", List.of("attn.norm_added_q"));
    DOUBLE_BLOCK.put("txt_attn.norm.key_norm", List.of("attn.norm_added_k"));
    DOUBLE_BLOCK.put("img_attn.proj", List.of("attn.to_out.0"));
    DOUBLE_BLOCK.put("txt_attn.proj", List.of("attn.to_add_out"));
    DOUBLE_BLOCK.put("img_mlp.0", List.of("ff.net.0.proj"));
    DOUBLE_BLOCK.put("img_mlp.2", List.of("ff.net.2"));
    DOUBLE_BLOCK.put("txt_mlp.0", List.of("ff_context.net.0.proj"));
    DOUBLE_BLOCK.put("txt_mlp.2", List.of("ff_context.net.2"));

    SINGLE_BLOCK.put("modulation.lin", List.of("norm.linear"));
    SINGLE_BLOCK.put("linear1", List.of("attn.to_q", "attn.to_k", "attn.to_v", "proj_mlp"));
    SINGLE_BLOCK.put("linear2", List.of("proj_out"));
    SINGLE_BLOCK.put("norm.query_norm", List.of("attn.norm_q"));
    SINGLE_BLOCK.put("norm.key_norm", List.of("attn.norm_k"));

    DIFFSYNTH_DOUBLE.put("img_mod.lin", "norm1_a.linear");
    DIFFSYNTH_DOUBLE.put("txt_mod.lin", "norm1_b.linear");
    DIFFSYNTH_DOUBLE.put("img_attn.qkv", "attn.a_to_qkv");
    DIFFSYNTH_DOUBLE.put("txt_attn.qkv", "attn.b_to_qkv");
    DIFFSYNTH_DOUBLE.put("img_attn.proj", "attn.a_to_out");
    DIFFSYNTH_DOUBLE.put("txt_attn.proj", "attn.b_to_out");
    DIFFSYNTH_DOUBLE.put("img_mlp.0", "ff_a.0");
    DIFFSYNTH_DOUBLE.put("img_mlp.2", "ff_a.2");
    DIFFSYNTH_DOUBLE.put("txt_mlp.0", "ff_b.0");
    DIFFSYNTH_DOUBLE.put("txt_mlp.2", "ff_b.2");

    DIFFSYNTH_SINGLE.put("modulation.lin", "norm.linear");
    DIFFSYNTH_SINGLE.put("linear1", "to_qkv_mlp");
    DIFFSYNTH_SINGLE.put("linear2", "proj_out");
  }

  private KeyNames() {}

  /** A layer's name in two pieces: the block, such as {@code double_blocks.3}, and the rest. */
  private record Place(String kind, String index, String inside) {

    static Place of(String layer) {
      String[] pieces = layer.split("\\.", 3);
      boolean inBlock =
          pieces.length == 3
              && (pieces[0].equals("double_blocks") || pieces[0].equals("single_blocks"));
      return inBlock ? new Place(pieces[0], pieces[1], pieces[2]) : new Place("outside", "", layer);
    }
  }

  /** The layers of the diffusers folder that make up this one, from its first row to its last. */
  static List<String> diffusers(String layer) {
    Place place = Place.of(layer);
    return switch (place.kind) {
      case "double_blocks" ->
          prefixed("transformer_blocks." + place.index, DOUBLE_BLOCK.get(place.inside));
      case "single_blocks" ->
          prefixed("single_transformer_blocks." + place.index, SINGLE_BLOCK.get(place.inside));
      default -> List.of(OUTSIDE_BLOCKS.get(layer));
    };
  }

  /** Whether diffusers has this layer's halves the other way round: (scale, shift). */
  static boolean swappedInDiffusers(String layer) {
    return layer.equals("final_layer.adaLN_modulation.1");
  }

  /** The layer's name in LoRAs that DiffSynth-Studio trained, where it has one there. */
  static Optional<String> diffsynth(String layer) {
    Place place = Place.of(layer);
    return switch (place.kind) {
      case "double_blocks" ->
          Optional.ofNullable(DIFFSYNTH_DOUBLE.get(place.inside))
              .map(name -> "blocks." + place.index + "." + name);
      case "single_blocks" ->
          Optional.ofNullable(DIFFSYNTH_SINGLE.get(place.inside))
              .map(name -> "single_blocks." + place.index + "." + name);
      default -> Optional.empty();
    };
  }

  /** The layer's name in LoRAs of XLabs' trainer, which changes the attention alone. */
  static Optional<String> xlabs(String layer) {
    Place place = Place.of(layer);
    return Optional.ofNullable(XLABS.get(place.inside))
        .map(name -> place.kind + "." + place.index + ".processor." + name);
  }

  private static List<String> prefixed(String block, List<String> names) {
    return names.stream().map(name -> block + "." + name).toList();
  }
}
