package studio.eligen.engine.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.weights.ConfigJson;

/**
 * FLUX.1's CLIP folder has a vocabulary and merges but no tokenizer.json; this writes the one that
 * they mean: lower case, words cut by CLIP's pattern, byte pairs that end in {@code </w>}, begin
 * and end markers.
 */
final class ClipTokenizerJson {

  private static final String WORDS =
      "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ClipTokenizerJson() {}

  static String of(Path folder) {
    ConfigJson config = ConfigJson.read(folder.resolve("tokenizer_config.json"));
    String bos = token(config, "bos_token", "<|startoftext|>");
    String eos = token(config, "eos_token", "<|endoftext|>");
    String pad = token(config, "pad_token", eos);
    String unk = token(config, "unk_token", eos);
    try {
      JsonNode vocabulary = StrictJson.read(read(folder.resolve("vocab.json")));
      String merges = new String(read(folder.resolve("merges.txt")), StandardCharsets.UTF_8);
      return of(vocabulary, merges.lines().toList(), bos, eos, pad, unk);
    } catch (NoSuchFileException e) {
      throw new ModelMissing("There is no file %s.".formatted(e.getFile()));
    } catch (IOException e) {
      throw new ModelCorrupt(
          "The tokenizer in %s cannot be read: %s".formatted(folder, StrictJson.reason(e)), e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    return SmallFile.read(file, StrictJson.MOST_BYTES);
  }

  /**
   * The tokenizer of a vocabulary and its merges.
   *
   * @param merges the lines of merges.txt
   */
  static String of(
      JsonNode vocabulary, List<String> merges, String bos, String eos, String pad, String unk) {
    ObjectNode root = JSON.objectNode().put("version", "1.0");
    root.set("added_tokens", addedTokens(vocabulary, bos, eos));
    root.set("normalizer", normalizer());
    root.set("pre_tokenizer", preTokenizer());
    root.set("post_processor", postProcessor(vocabulary, bos, eos));
    root.set("padding", padding(vocabulary, pad));
    root.set("model", model(merges, vocabulary, unk));
    return root.toString();
  }

  /** A special token, written as a string or as an object with its content. */
  private static String token(ConfigJson config, String field, String otherwise) {
    JsonNode value = config.json().path(field);
    return value.isObject() ? value.path("content").asText(otherwise) : value.asText(otherwise);
  }

  private static int id(JsonNode vocabulary, String token) {
    JsonNode id = vocabulary.path(token);
    if (!id.isInt()) {
      throw new ModelCorrupt("The CLIP vocabulary has no token %s.".formatted(token));
    }
    return id.intValue();
  }

  private static ArrayNode addedTokens(JsonNode vocabulary, String... tokens) {
    ArrayNode added = JSON.arrayNode();
    for (String token : tokens) {
      added
          .addObject()
          .put("id", id(vocabulary, token))
          .put("content", token)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    return added;
  }

  private static ObjectNode normalizer() {
    ObjectNode sequence = JSON.objectNode().put("type", "Sequence");
    ArrayNode steps = sequence.putArray("normalizers");
    steps.addObject().put("type", "NFC");
    ObjectNode spaces = steps.addObject().put("type", "Replace").put("content", " ");
    spaces.putObject("pattern").put("Regex", "\\s+");
    steps.addObject().put("type", "Lowercase");
    return sequence;
  }

  private static ObjectNode preTokenizer() {
    ObjectNode sequence = JSON.objectNode().put("type", "Sequence");
    ArrayNode steps = sequence.putArray("pretokenizers");
    ObjectNode split = steps.addObject().put("type", "Split");
    split.putObject("pattern").put("Regex", WORDS);
    split.put("behavior", "Removed").put("invert", true);
    steps
        .addObject()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true);
    return sequence;
  }

  private static ObjectNode postProcessor(JsonNode vocabulary, String bos, String eos) {
    ObjectNode processor = JSON.objectNode().put("type", "RobertaProcessing");
    processor.putArray("sep").add(eos).add(id(vocabulary, eos));
    processor.putArray("cls").add(bos).add(id(vocabulary, bos));
    return processor.put("trim_offsets", false).put("add_prefix_space", false);
  }

  private static ObjectNode padding(JsonNode vocabulary, String pad) {
    return JSON.objectNode()
        .put("strategy", "BatchLongest")
        .put("direction", "Right")
        .put("pad_id", id(vocabulary, pad))
        .put("pad_type_id", 0)
        .put("pad_token", pad);
  }

  private static ObjectNode model(List<String> lines, JsonNode vocabulary, String unk) {
    ObjectNode model =
        JSON.objectNode()
            .put("type", "BPE")
            .put("unk_token", unk)
            .put("continuing_subword_prefix", "")
            .put("end_of_word_suffix", "</w>")
            .put("fuse_unk", false);
    model.set("vocab", vocabulary);
    ArrayNode merges = model.putArray("merges");
    for (String line : lines) {
      if (!line.startsWith("#version") && !line.isBlank()) {
        merges.add(line);
      }
    }
    return model;
  }
}
