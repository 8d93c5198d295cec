package studio.eligen.engine.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What it means that a checkpoint holds tensors of these names which no network asks for. */
final class LeftOver {

  private static final Map<Pattern, String> MEANINGS = new LinkedHashMap<>();

  static {
    MEANINGS.put(
        Pattern.compile("guidance_(in|embedder)\\."),
        "it takes guidance, but its config says guidance_embeds = false; mend the config, or name the file with --transformer");
    MEANINGS.put(
        Pattern.compile("\\.scale_weight$|\\.weight_scale(_2)?$"),
        "it is quantised with scales for parts of a weight, which is not read; take the bf16, fp16 or fp8 file");
    MEANINGS.put(
        Pattern.compile("bitsandbytes|quant_map|absmax|quant_state"),
        "it is stored in NF4 by bitsandbytes, which is not read; take the bf16 or fp8 file");
    MEANINGS.put(
        Pattern.compile("qweight|wscales|smooth_factor|\\.qzeros"),
        "it is quantised for another program (such as Nunchaku), which is not read; take the bf16 or fp8 file");
    MEANINGS.put(
        Pattern.compile("lora_(A|B|down|up)"),
        "it holds a LoRA too; give the LoRA by itself with --lora");
    MEANINGS.put(
        Pattern.compile("^ip_adapter\\.\\d+\\."),
        "it is for a transformer with more blocks than this model has");
    MEANINGS.put(
        Pattern.compile(
            "(double|single)_(transformer_)?blocks|^transformer_blocks|\\.block\\.|layers\\."),
        "it has more layers than its config says");
  }

  private LeftOver() {}

  static String meaning(List<String> names) {
    return MEANINGS.entrySet().stream()
        .filter(meaning -> names.stream().anyMatch(name -> meaning.getKey().matcher(name).find()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("it is of another model than it was taken for");
  }
}
