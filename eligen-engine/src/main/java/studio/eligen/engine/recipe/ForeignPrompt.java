package studio.eligen.engine.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import studio.eligen.engine.image.PictureTexts;
import studio.eligen.engine.json.StrictJson;

/**
 * The words that another program drew a picture from, where it left them in the file: A1111 and its
 * kin, ComfyUI, InvokeAI, Fooocus, SwarmUI, NovelAI. They are somebody's words, never followed.
 */
public final class ForeignPrompt {

  /** Far more than anybody would read; a design's scene is shorter anyway. */
  static final int LONGEST = 1000;

  private static final int MOST_LINKS = 20;

  /** After the words A1111 tells what to avoid, and then its settings. */
  private static final Pattern SETTINGS =
      Pattern.compile("(?:^|\\n)(?:Negative prompt: |Steps: \\d+, )");

  private static final Pattern LORAS = Pattern.compile("<(?:lora|lyco|hypernet):[^>]{0,200}>");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Z}\\s]+");

  /** Where the words stand in what is no graph, in the order of trust. */
  private static final List<String> FIELDS =
      List.of(
          "/positive_prompt",
          "/sui_image_params/prompt",
          "/image/prompt/0/prompt",
          "/image/prompt",
          "/prompt",
          "/full_prompt/0");

  private ForeignPrompt() {}

  /**
   * The words in a picture's file: printable, on one line, of at most {@value #LONGEST} characters.
   * Empty where there are none, or they cannot be read.
   */
  public static Optional<String> in(byte[] file) {
    Map<String, String> texts = PictureTexts.of(file);
    return List.of("invokeai_metadata", "sd-metadata", PictureTexts.COMMENT, "prompt", "workflow")
        .stream()
        .flatMap(key -> words(texts.get(key)).stream())
        .findFirst()
        .or(() -> novelAi(texts))
        .map(ForeignPrompt::printable)
        .filter(words -> !words.isEmpty());
  }

  private static Optional<String> novelAi(Map<String, String> texts) {
    return Optional.ofNullable(texts.get("Description"))
        .filter(words -> texts.getOrDefault("Software", "").equals("NovelAI"));
  }

  private static Optional<String> words(String text) {
    if (text == null) {
      return Optional.empty();
    }
    if (text.stripLeading().startsWith("{")) {
      return json(text).flatMap(ForeignPrompt::ofJson);
    }
    return Optional.of(SETTINGS.split(text, 2)[0]);
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(StrictJson.read(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> ofJson(JsonNode json) {
    return FIELDS.stream()
        .map(json::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst()
        .or(() -> ofGraph(json))
        .or(() -> ofWorkflow(json));
  }

  /** ComfyUI's graph as it was run: what the sampler's positive input comes from. */
  private static Optional<String> ofGraph(JsonNode graph) {
    return StreamSupport.stream(graph.spliterator(), false)
        .map(node -> node.at("/inputs/positive"))
        .filter(JsonNode::isArray)
        .findFirst()
        .flatMap(link -> text(graph, link))
        .or(
            () ->
                StreamSupport.stream(graph.spliterator(), false)
                    .map(node -> node.at("/inputs/text"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst());
  }

  private static Optional<String> text(JsonNode graph, JsonNode first) {
    JsonNode link = first;
    for (int i = 0; i < MOST_LINKS && link.isArray(); i++) {
      JsonNode inputs = graph.path(link.path(0).asText()).path("inputs");
      link =
          List.of("text", "text_g", "t5xxl", "value", "string", "conditioning", "positive").stream()
              .map(inputs::path)
              .filter(value -> value.isTextual() || value.isArray())
              .findFirst()
              .orElse(link.path("none"));
    }
    return Optional.of(link).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** ComfyUI's graph as it was drawn: the first node of text. */
  private static Optional<String> ofWorkflow(JsonNode workflow) {
    return StreamSupport.stream(workflow.path("nodes").spliterator(), false)
        .filter(node -> node.path("type").asText().startsWith("CLIPTextEncode"))
        .map(node -> node.at("/widgets_values/0"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  private static String printable(String words) {
    String shorter = words.substring(0, Math.min(words.length(), 4 * LONGEST));
    String line =
        UNPRINTABLE.matcher(LORAS.matcher(shorter).replaceAll(" ")).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
