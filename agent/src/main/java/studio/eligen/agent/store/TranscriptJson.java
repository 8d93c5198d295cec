package studio.eligen.agent.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.StrictJson;

/** What a zip tells of its conversation beside the designs and pictures; see docs/storage.md. */
final class TranscriptJson {

  /** Longest name that a person gives. */
  static final int LONGEST_NAME = 200;

  private static final String FORMAT = "eligen-conversation";
  private static final int FORM = 1;
  private static final int MOST_VERSIONS = 10_000;
  private static final int MOST_TURNS = 20_000;
  private static final int LONGEST_WORDS = 100_000;
  private static final int MOST_IN_FOCUS = 100;
  private static final int LONGEST_ID = 64;

  private final JsonField json;

  private TranscriptJson(JsonField json) {
    this.json = json;
  }

  static ObjectNode of(Optional<String> name, History history, List<TurnRecord> turns) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT).put("form", FORM);
    name.ifPresent(given -> json.put("name", given));
    json.put("current", history.current().number());
    ArrayNode versions = json.putArray("versions");
    for (Version version : history.versions()) {
      ObjectNode item = versions.addObject();
      version.parent().ifPresent(parent -> item.put("parent", parent));
      Optional.ofNullable(history.ahead().get(version.number()))
          .ifPresent(child -> item.put("redo", child));
      item.put("words", version.words());
    }
    ArrayNode list = json.putArray("turns");
    for (TurnRecord turn : turns) {
      ObjectNode item = list.addObject();
      item.put("said", turn.exchange().said()).put("reply", turn.exchange().reply());
      turn.exchange().focus().forEach(item.putArray("focus")::add);
      item.put("version", turn.version()).put("answered", turn.answered());
    }
    return json;
  }

  /**
   * @param name of the document, for messages
   * @throws InvalidInput if it is none of ours
   */
  static TranscriptJson read(byte[] bytes, String name) {
    try {
      JsonField json = JsonField.of(name, StrictJson.read(bytes), InvalidInput::new);
      json.object("format", "form", "name", "current", "versions", "turns");
      JsonField format = json.required("format");
      if (!format.text(LONGEST_NAME).equals(FORMAT)) {
        throw format.mustBe("\"%s\"".formatted(FORMAT));
      }
      if (json.required("form").integer() != FORM) {
        throw new InvalidInput(
            "The conversation was taken out of a newer EliGen Studio (its form is %d, this one knows %d): update this program."
                .formatted(json.required("form").integer(), FORM));
      }
      return new TranscriptJson(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInput("%s is not JSON: %s.".formatted(name, StrictJson.reason(e)), e);
    }
  }

  Optional<String> name() {
    return json.optional("name").map(JsonField::name).map(TranscriptJson::cut);
  }

  private static String cut(String name) {
    return name.substring(
            0,
            name.offsetByCodePoints(
                0, Math.min(name.codePointCount(0, name.length()), LONGEST_NAME)))
        .strip();
  }

  /**
   * @param designs by the number of their version
   */
  History history(IntFunction<Design> designs) {
    List<Version> versions = new ArrayList<>();
    Map<Integer, Integer> redo = new HashMap<>();
    for (JsonField item : json.required("versions").list(MOST_VERSIONS)) {
      item.object("parent", "redo", "words");
      int number = versions.size();
      OptionalInt parent =
          item.optional("parent")
              .map(field -> OptionalInt.of(field.integer()))
              .orElse(OptionalInt.empty());
      item.optional("redo").ifPresent(field -> redo.put(number, field.integer()));
      String words = item.required("words").text(LONGEST_WORDS);
      versions.add(new Version(number, parent, designs.apply(number), words));
    }
    return History.restored(versions, json.required("current").integer(), redo);
  }

  /**
   * @param versions how many there are
   */
  List<TurnRecord> turns(int versions) {
    List<JsonField> items = json.required("turns").list(MOST_TURNS);
    if (items.isEmpty()) {
      throw new InvalidInput("Nothing was said in the conversation; there is nothing to keep.");
    }
    return items.stream().map(item -> turn(item, versions)).toList();
  }

  private static TurnRecord turn(JsonField item, int versions) {
    item.object("said", "reply", "focus", "version", "answered");
    Exchange exchange =
        new Exchange(
            item.required("said").text(LONGEST_WORDS),
            item.required("reply").text(LONGEST_WORDS),
            item.required("focus").list(MOST_IN_FOCUS).stream().map(TranscriptJson::id).toList());
    long answered = item.required("answered").longInteger();
    long now = Clock.systemUTC().millis();
    return new TurnRecord(
        exchange,
        item.required("version").integer(0, versions - 1),
        Math.max(0, Math.min(answered, now)));
  }

  /** Ids are kept with blanks between them. */
  private static String id(JsonField field) {
    String id = field.text(LONGEST_ID);
    if (id.isBlank() || id.contains(" ")) {
      throw field.mustBe("the id of a thing");
    }
    return id;
  }
}
