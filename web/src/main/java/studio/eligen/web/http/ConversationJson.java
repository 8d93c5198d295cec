package studio.eligen.web.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import studio.eligen.agent.ConversationTitle;
import studio.eligen.agent.Snapshot;
import studio.eligen.agent.VariationSheet;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignDifference;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.designer.language.NextSentences;
import studio.eligen.agent.store.ConversationSummary;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.agent.store.KeptPicture;
import studio.eligen.agent.store.TurnRecord;
import studio.eligen.engine.Seed;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.web.conversation.OpenConversation;

/** Conversations as the page reads them. */
final class ConversationJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Turns that are in memory at once. */
  private static final int PART = 200;

  /** What may be said next to the version that a conversation is at. */
  private record Next(int version, List<String> sentences) {}

  private final String base;
  private final NextSentences sentences;

  /** Each is tried before it is told, and the page reads often. */
  private final Map<OpenConversation, Next> next = Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * @param base path below which the studio lies, or empty
   */
  ConversationJson(String base, NextSentences sentences) {
    this.base = base;
    this.sentences = sentences;
  }

  ArrayNode list(List<ConversationSummary> summaries) {
    ArrayNode list = JSON.arrayNode();
    for (ConversationSummary each : summaries) {
      list.addObject()
          .put("id", each.id())
          .put("begun", each.begun().toEpochMilli())
          .put("changed", each.changed().toEpochMilli())
          .put("name", each.name().orElse(null))
          .put("title", ConversationTitle.of(each))
          .put("pinned", each.pinned())
          .put("versions", each.versions())
          .put("pictures", each.pictures())
          .put("cover", each.pictures() == 0 ? null : at(each.id(), "thumbnails/" + each.cover()));
    }
    return list;
  }

  /**
   * With everything that happened up to an event, and perhaps some of what came after it. Written a
   * version and a few turns at a time, as all of it may be many megabytes.
   */
  void write(OpenConversation conversation, boolean loading, String lastEvent, OutputStream out)
      throws IOException {
    Snapshot now = conversation.studio().snapshot();
    List<TurnRecord> turns = conversation.archived().turns(0, PART);
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.writeStartObject();
      fields(json, state(conversation, now, loading));
      json.writeStringField("lastEvent", lastEvent);
      json.writeArrayFieldStart("versions");
      for (Version version : now.history().versions()) {
        json.writeTree(version(conversation, now.history(), version));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("turns");
      for (int first = 0; !turns.isEmpty(); first += PART) {
        for (int i = 0; i < turns.size(); i++) {
          json.writeTree(turn(first + i, turns.get(i)));
        }
        turns = conversation.archived().turns(first + PART, PART);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void fields(JsonGenerator json, ObjectNode object) throws IOException {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      json.writeFieldName(field.getKey());
      json.writeTree(field.getValue());
    }
  }

  private ObjectNode state(OpenConversation conversation, Snapshot now, boolean loading) {
    String id = conversation.archived().id();
    History history = now.history();
    ObjectNode json = JSON.objectNode().put("id", id);
    json.put("current", history.current().number());
    json.put("canUndo", history.undo().isPresent()).put("canRedo", history.redo().isPresent());
    json.set(
        "busy", conversation.busy(loading, at(id, "preview")).<JsonNode>map(b -> b).orElse(null));
    json.putArray("waiting").addAll(conversation.waiting());
    ArrayNode may = json.putArray("next");
    if (json.path("busy").isNull()) {
      next(conversation, history).forEach(may::add);
    }
    json.set("variations", now.variations().<JsonNode>map(v -> varied(id, v)).orElse(null));
    return json;
  }

  private List<String> next(OpenConversation conversation, History history) {
    int version = history.current().number();
    Next known = next.get(conversation);
    if (known == null || known.version() != version) {
      known = new Next(version, sentences.after(history)); // not within a lock that others wait for
      next.put(conversation, known);
    }
    return known.sentences();
  }

  private ObjectNode version(OpenConversation conversation, History history, Version version) {
    ObjectNode json = JSON.objectNode().put("number", version.number());
    ArrayNode edits = JSON.arrayNode();
    if (version.parent().isPresent()) {
      int parent = version.parent().getAsInt();
      json.put("parent", parent);
      DesignDifference.words(history.versions().get(parent).design(), version.design())
          .forEach(edits::add);
    } else {
      json.putNull("parent");
    }
    json.put("words", version.words()).set("edits", edits);
    json.set("design", design(conversation, version.design()));
    int number = version.number();
    String id = conversation.archived().id();
    json.put("picture", conversation.isPictured(number) ? picture(id, number) : null);
    json.putNull("checked");
    conversation.archived().scorecard(number).ifPresent(card -> addScorecard(json, card));
    return json;
  }

  /** Of a style picture the page shows that there is one: every version has all of its bytes. */
  private static ObjectNode design(OpenConversation conversation, Design design) {
    ObjectNode json = DesignJson.written(design, conversation.masks()::of);
    if (json.get("stylePicture") instanceof ObjectNode told) {
      told.remove("image");
      told.put("sha256", design.stylePicture().orElseThrow().sha256());
    }
    return json;
  }

  private static void addScorecard(ObjectNode json, String card) {
    try {
      JsonNode scorecard = StrictJson.read(card);
      String note = scorecard.path("note").asText();
      json.set("checked", note.isEmpty() ? scorecard.path("checks") : null);
      if (!note.isEmpty()) {
        json.put("checkedNote", note);
      }
    } catch (JsonProcessingException e) {
      json.put("checkedNote", "what was seen cannot be read any more; check again.");
    }
  }

  private static ObjectNode turn(int number, TurnRecord turn) {
    return JSON.objectNode()
        .put("number", number)
        .put("said", turn.exchange().said())
        .put("reply", turn.exchange().reply())
        .put("version", turn.version())
        .put("answered", turn.answered());
  }

  private ObjectNode varied(String id, VariationSheet sheet) {
    ObjectNode json = JSON.objectNode();
    json.put("entity", sheet.entity().orElse(null)).put("asked", sheet.asked());
    ArrayNode ready = json.putArray("ready");
    for (int n = 1; n <= sheet.drawn().size(); n++) {
      // Another address for another picture, so that nobody shows an old one.
      ready
          .addObject()
          .put("n", n)
          .put(
              "picture",
              at(id, "variations/" + n) + "?seed=" + Seed.text(sheet.drawn().get(n - 1).seed()));
    }
    return json;
  }

  ArrayNode gallery(List<KeptPicture> pictures) {
    ArrayNode list = JSON.arrayNode();
    for (KeptPicture each : pictures) {
      list.addObject()
          .put("conversation", each.conversation())
          .put("version", each.version())
          .put("words", each.words())
          .put("made", each.made().toEpochMilli())
          .put("picture", picture(each.conversation(), each.version()))
          .put("width", each.canvas().width())
          .put("height", each.canvas().height());
    }
    return list;
  }

  private String picture(String id, int version) {
    return at(id, "pictures/" + version);
  }

  private String at(String id, String rest) {
    return base + "/api/conversations/" + id + "/" + rest;
  }
}
