package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException;
import studio.eligen.web.conversation.Discretion;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.RenderSettings;
import studio.eligen.web.conversation.Visitor;

/** What the studio is and how it is set. Nothing secret is in it. */
final class StudioApi {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> STYLES =
      List.of("photo", "watercolour", "oil painting", "pencil sketch", "flat illustration");

  private final OpenConversations conversations;
  private final Authentication authentication;
  private final Path data;
  private final String version;

  /**
   * @param data where everything is kept
   * @param version of the program
   */
  StudioApi(
      OpenConversations conversations, Authentication authentication, Path data, String version) {
    this.conversations = conversations;
    this.authentication = authentication;
    this.data = data;
    this.version = version;
  }

  void studio(Context ctx) {
    Visitor visitor = Authentication.of(ctx);
    StudioFactory factory = conversations.factory();
    ObjectNode json = JSON.objectNode().put("version", version);
    json.set("model", model(factory, visitor.owner()));
    json.set("mllm", mllm(factory.server(), visitor));
    json.set("settings", conversations.settings().of(visitor.owner()).json());
    json.put("data", visitor.isHost() ? data.toString() : null);
    json.put("bound", visitor.isHost());
    json.put("password", authentication.hasPassword());
    json.set("room", room(visitor));
    ArrayNode examples = json.putArray("examples");
    Examples.of(factory.vocabulary()).forEach(examples::add);
    Responses.json(ctx, json);
  }

  void set(Context ctx) {
    String owner = Authentication.owner(ctx);
    RenderSettings next =
        conversations
            .settings()
            .of(owner)
            .with(
                RequestBody.object(
                    ctx, RequestBody.SMALL, "steps", "cfg", "guidance", "width", "height"));
    conversations.settings().set(owner, next);
    Responses.json(ctx, next.json());
  }

  private ObjectNode room(Visitor visitor) {
    ObjectNode json =
        JSON.objectNode().put("taken", conversations.allowances().kept(visitor.owner()));
    return json.put(
        "most", visitor.isHost() ? null : (Long) conversations.allowances().limits().storedBytes());
  }

  private ObjectNode model(StudioFactory factory, String owner) {
    GenerationDefaults usual = factory.defaults();
    ObjectNode json = JSON.objectNode();
    json.put("name", factory.model().map(folder -> folder.getFileName().toString()).orElse("none"));
    json.put("width", usual.width()).put("height", usual.height()).put("steps", usual.steps());
    json.put("cfg", usual.cfg()).put("guidance", usual.guidance());
    ArrayNode loras = json.putArray("loras");
    factory
        .loras()
        .forEach((name, scale) -> loras.addObject().put("name", name).put("scale", scale));
    json.put("draws", conversations.renderService().draws())
        .put("takesStyle", takesStyle(factory))
        .put("state", conversations.renderService().state());
    String message = Discretion.told(owner, conversations.renderService().message());
    if (!message.isEmpty()) {
      json.put("message", message);
    }
    Vocabulary vocabulary = factory.vocabulary();
    if (!vocabulary.isOpen()) {
      json.set("vocabulary", words(vocabulary));
    }
    return json;
  }

  /** Of a model that cannot be read its state tells why. */
  private static boolean takesStyle(StudioFactory factory) {
    try {
      return factory.takesStyle();
    } catch (RenderException e) {
      return false;
    }
  }

  private static ObjectNode words(Vocabulary vocabulary) {
    ObjectNode json = JSON.objectNode();
    ArrayNode things = json.putArray("things");
    vocabulary.things().forEach(thing -> things.add(thing.name()));
    ArrayNode kinds = json.putArray("kinds");
    Map<String, List<String>> byKind =
        vocabulary.things().stream()
            .map(Vocabulary.Thing::name)
            .sorted()
            .collect(Collectors.groupingBy(Headings::of));
    Headings.all()
        .filter(byKind::containsKey)
        .forEach(
            heading -> {
              ObjectNode kind = kinds.addObject().put("name", heading);
              byKind.get(heading).forEach(kind.putArray("things")::add);
            });
    ArrayNode colours = json.putArray("colours");
    vocabulary.colours().forEach(colours::add);
    ArrayNode uncoloured = json.putArray("uncoloured");
    vocabulary.things().stream()
        .filter(thing -> !thing.colours())
        .flatMap(StudioApi::names)
        .forEach(uncoloured::add);
    ArrayNode scenes = json.putArray("scenes");
    vocabulary.places().forEach(place -> scenes.add(place.phrases().get(0)));
    ArrayNode places = json.putArray("places");
    vocabulary.places().stream().flatMap(place -> place.phrases().stream()).forEach(places::add);
    ArrayNode styles = json.putArray("styles");
    STYLES.forEach(styles::add);
    return json;
  }

  private static Stream<String> names(Vocabulary.Thing thing) {
    return Stream.of(Stream.of(thing.name()), thing.plural().stream(), thing.aliases().stream())
        .flatMap(names -> names);
  }

  /** Where the server is concerns whoever set it alone. */
  private static ObjectNode mllm(Optional<MllmSettings> server, Visitor visitor) {
    ObjectNode json = JSON.objectNode().put("configured", server.isPresent());
    server.ifPresentOrElse(
        settings -> {
          json.put("model", settings.model());
          if (visitor.isHost()) {
            json.put("server", host(settings.baseUrl()));
          }
        },
        () ->
            json.put(
                "message",
                "No model server is set, so plain English is followed by rules; see docs/mllm.md."));
    return json;
  }

  /** Neither a path nor a name and password that stand before the host. */
  private static String host(URI server) {
    String host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT);
    return server.getPort() < 0 ? host : host + ":" + server.getPort();
  }
}
