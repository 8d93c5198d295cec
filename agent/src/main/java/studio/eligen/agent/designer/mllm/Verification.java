package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/** Checks whether a picture shows what its design asked for, entity by entity. */
public final class Verification {

  private final MllmClient client;
  private final Prompts prompts;

  public Verification(MllmClient client, Prompts prompts) {
    this.client = client;
    this.prompts = prompts;
  }

  /**
   * What is known of one entity. Empty is "not checked", never "fine".
   *
   * @param found whether it can be seen
   * @param box where, in fractions of the picture
   * @param overlap of that box with the bounds of its region: intersection over union, 0 to 1
   * @param matches whether it is what its prompt says
   * @param colour whether it has the colour that its prompt names
   */
  public record Finding(
      String id,
      Optional<Boolean> found,
      Optional<Region.Box> box,
      OptionalDouble overlap,
      Optional<Boolean> matches,
      Optional<Boolean> colour) {

    static Finding unchecked(String id) {
      return new Finding(
          id,
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * A finding for each entity of the design, in its order.
   *
   * @throws MllmException if the model gives no answer that can be read
   */
  public List<Finding> of(BufferedImage picture, Design design, Cancellation cancellation) {
    if (design.entities().isEmpty()) {
      return List.of();
    }
    SentPicture sent = SentPicture.of(picture);
    Map<String, JsonNode> reports = reports(ask(sent, design, cancellation));
    if (design.entities().stream().noneMatch(entity -> reports.containsKey(entity.id()))) {
      throw new MllmException.Nonsense(
          "The model's report on the picture cannot be read, so nothing was checked.", null);
    }
    BoxReader boxes = new BoxReader(client.settings().boxes(), sent.size());
    return design.entities().stream()
        .map(entity -> finding(entity, reports.get(entity.id()), boxes))
        .toList();
  }

  private String ask(SentPicture sent, Design design, Cancellation cancellation) {
    String entities =
        design.entities().stream()
            .map(entity -> "- %s: %s".formatted(entity.id(), entity.prompt()))
            .collect(Collectors.joining("\n"));
    String words =
        prompts.fill(
            Purpose.VERIFY,
            Map.of(
                "entities", entities, "boxes", client.settings().boxes().explained(sent.size())));
    UserMessage message = UserMessage.from(sent.content(), TextContent.from(words));
    return client.look(ChatRequest.builder().messages(message).build(), cancellation).text();
  }

  private static Map<String, JsonNode> reports(String text) {
    List<JsonNode> all = new ArrayList<>();
    LooseJson.allIn(text).forEach(node -> collect(node, all));
    Map<String, JsonNode> byId = new HashMap<>();
    all.forEach(report -> byId.putIfAbsent(report.path("id").asText(), report));
    return byId;
  }

  private static void collect(JsonNode node, List<JsonNode> all) {
    if (node.isObject() && node.has("id")) {
      all.add(node);
    } else {
      node.forEach(child -> collect(child, all));
    }
  }

  private static Finding finding(Entity entity, JsonNode report, BoxReader boxes) {
    if (report == null) {
      return Finding.unchecked(entity.id());
    }
    Optional<Region.Box> box = box(report, boxes);
    Optional<Boolean> found = truth(report, "found");
    boolean missing = found.equals(Optional.of(false));
    Bounds asked = Bounds.of(entity.region());
    OptionalDouble overlap =
        missing
            ? OptionalDouble.of(0)
            : box.map(b -> OptionalDouble.of(Bounds.of(b).overlap(asked)))
                .orElse(OptionalDouble.empty());
    return new Finding(
        entity.id(),
        found,
        missing ? Optional.empty() : box,
        overlap,
        missing ? Optional.of(false) : truth(report, "matches"),
        missing ? Optional.empty() : truth(report, "colour_right"));
  }

  private static Optional<Region.Box> box(JsonNode report, BoxReader boxes) {
    JsonNode box = report.path("bbox_2d");
    try {
      return box.isMissingNode() || box.isNull() ? Optional.empty() : Optional.of(boxes.box(box));
    } catch (InvalidInput e) {
      return Optional.empty(); // where it is was not said in a way that counts
    }
  }

  private static Optional<Boolean> truth(JsonNode report, String name) {
    return switch (report.path(name).asText("").toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> Optional.of(true);
      case "false", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
