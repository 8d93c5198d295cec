package studio.eligen.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import studio.eligen.agent.PlainWords;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.lexicon.Recolouring;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.phrases.Naming;
import studio.eligen.agent.render.RecipeDesign;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Style;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.JsonSeed;
import studio.eligen.engine.json.StrictJson;

/** Edits as the canvas sends them. */
final class EditJson {

  /** More than one gesture makes. */
  static final int MOST_EDITS = 64;

  /** A thing can be moved across the picture and back, but not out of all numbers. */
  private static final double FARTHEST = 10;

  private static final double LARGEST_FACTOR = 100;

  private static final String STYLE_PICTURE = "stylePicture";

  private final Recolouring recolouring;
  private final UnaryOperator<String> naming;

  private EditJson(Vocabulary vocabulary, UnaryOperator<String> naming) {
    this.recolouring = new Recolouring(vocabulary);
    this.naming = naming;
  }

  /** Edits that are drawn, so that what they name becomes what the model can draw of it. */
  static EditJson drawn(Vocabulary vocabulary) {
    return new EditJson(vocabulary, new Naming(vocabulary)::of);
  }

  /** Edits that tell what a picture shows already, which may be anything. */
  static EditJson described(Vocabulary vocabulary) {
    return new EditJson(vocabulary, UnaryOperator.identity());
  }

  /**
   * The design after these edits, each of which is read for the design that those before it made.
   *
   * @param cancellation ends it between two edits, as each may bring a large mask
   * @throws InvalidInput if one is none or does not fit the design
   * @throws RefusedNames if some call things what the model cannot draw
   */
  Design applied(JsonField json, Design design, Cancellation cancellation) {
    List<JsonField> asked = json.list(MOST_EDITS);
    if (asked.isEmpty()) {
      throw new InvalidInput("\"edits\" must be a list of 1 to %d edits.".formatted(MOST_EDITS));
    }
    requireFewMasks(asked, design.canvas());
    requireOneStylePicture(asked);
    AskedNames names = new AskedNames(naming);
    Design after = applied(asked, design, names, cancellation);
    names.requireKnown();
    return after;
  }

  private Design applied(
      List<JsonField> asked, Design design, AskedNames names, Cancellation cancellation) {
    Design sofar = design;
    for (JsonField each : asked) {
      cancellation.throwIfCancelled();
      try {
        sofar = sofar.with(edit(each, sofar, names));
      } catch (InvalidInput e) {
        // It may be no more than what comes of a name before.
        names.requireKnown();
        throw e;
      }
    }
    return sofar;
  }

  /** Counted before one of them is decoded. */
  private static void requireFewMasks(List<JsonField> asked, Canvas before) {
    Canvas canvas = before;
    long masks = 0;
    for (JsonField each : asked) {
      if (each.value().path("type").asText().equals("canvas")) {
        canvas = canvas(each);
      }
      masks += isMasked(each) ? 1 : 0;
      DesignRules.requireMasks(masks, canvas);
    }
  }

  /** One of them takes long to decode, and of several the last counts alone. */
  private static void requireOneStylePicture(List<JsonField> asked) {
    long pictures =
        asked.stream()
            .filter(each -> each.value().path("type").asText().equals(STYLE_PICTURE))
            .count();
    if (pictures > 1) {
      throw new InvalidInput(
          "There are %d style pictures in one list of edits; give one.".formatted(pictures));
    }
  }

  static boolean bringsPicture(JsonField edits) {
    return edits.value().findValuesAsText("type").contains(STYLE_PICTURE);
  }

  private static boolean isMasked(JsonField edit) {
    JsonNode json = edit.value();
    return json.at("/region/mask").isTextual() || json.at("/entity/region/mask").isTextual();
  }

  private DesignEdit edit(JsonField json, Design design, AskedNames names) {
    String type = json.required("type").text(20);
    return switch (type) {
      case "add" -> new DesignEdit.AddEntity(entity(json.required("entity"), design, names));
      case "remove" -> new DesignEdit.RemoveEntity(id(json));
      case "move" ->
          new DesignEdit.MoveEntity(
              id(json),
              json.required("dx").number(-FARTHEST, FARTHEST),
              json.required("dy").number(-FARTHEST, FARTHEST));
      case "resize" ->
          new DesignEdit.ResizeEntity(
              id(json),
              json.required("widthFactor").number(0, LARGEST_FACTOR),
              json.required("heightFactor").number(0, LARGEST_FACTOR),
              anchor(json));
      case "reshape" ->
          new DesignEdit.ReshapeEntity(
              id(json), DesignJson.region(json.required("region"), design.canvas()));
      case "reprompt" ->
          new DesignEdit.RepromptEntity(id(json), names.of(id(json), words(json, "prompt")));
      case "recolour" ->
          recolouring.edit(
              design.entities().get(design.indexOf(id(json))), json.required("colour").text(40));
      case "reorder" ->
          new DesignEdit.Reorder(
              id(json), json.required("index").integer(0, DesignRules.MOST_ENTITIES));
      case "lock" -> new DesignEdit.SetLocked(id(json), json.required("locked").truth());
      case "hide" -> new DesignEdit.SetHidden(id(json), json.required("hidden").truth());
      case "seed" -> new DesignEdit.SetSeed(id(json), own(json, "seed").map(EditJson::seedOf));
      case "strength" ->
          new DesignEdit.SetStrength(id(json), own(json, "strength").map(JsonField::number));
      default -> whole(type, json);
    };
  }

  /** Edits of the picture as a whole. */
  private static DesignEdit whole(String type, JsonField json) {
    return switch (type) {
      case "scene" -> new DesignEdit.SetScene(words(json, "scene"));
      case "style" -> new DesignEdit.SetStyle(words(json, "style"));
      case STYLE_PICTURE -> new DesignEdit.SetStylePicture(stylePicture(json));
      case "lora" -> new DesignEdit.SetLora(words(json, "name"), json.required("scale").number());
      case "negative" -> new DesignEdit.SetNegative(words(json, "negative"));
      case "canvas" -> new DesignEdit.SetCanvas(canvas(json));
      case "reseed" -> new DesignEdit.Reseed(seed(json));
      default ->
          throw new InvalidInput(
              "There is no edit \"%s\"; there are add, remove, move, resize, reshape, reprompt, recolour, reorder, lock, hide, seed, strength, scene, style, stylePicture, lora, negative, canvas and reseed."
                  .formatted(type));
    };
  }

  private static Optional<StylePicture> stylePicture(JsonField json) {
    JsonField image = json.required("image");
    if (image.value().isNull()) {
      return Optional.empty();
    }
    double scale =
        json.optional("scale")
            .map(field -> field.number(0, Style.LARGEST_SCALE))
            .orElse(Style.USUAL_SCALE);
    return Optional.of(styled(image, scale, "or null").on(DesignJson.things(json)));
  }

  /** A picture that comes with words, to draw in the style of. */
  static StylePicture attached(JsonField image) {
    return styled(image, Style.USUAL_SCALE, "or left out");
  }

  private static StylePicture styled(JsonField image, double scale, String otherwise) {
    try {
      byte[] file = Base64.getDecoder().decode(image.text(StrictJson.MOST_BYTES));
      return StyleFile.read(file, "The style picture", scale);
    } catch (IllegalArgumentException e) {
      throw image.mustBe("a picture's file in Base64, " + otherwise);
    }
  }

  private static Entity entity(JsonField json, Design design, AskedNames names) {
    String prompt = words(json, "prompt");
    String id =
        json.optional("id")
            .map(field -> field.text(64))
            .orElseGet(() -> design.freeId(RecipeDesign.word(prompt)));
    return new Entity(
            id, names.of(id, prompt), DesignJson.region(json.required("region"), design.canvas()))
        .withSeed(json.optional("seed").map(EditJson::seedOf))
        .withStrength(json.optional("strength").map(JsonField::number));
  }

  /** What a thing has of its own from now on; null is nothing. */
  private static Optional<JsonField> own(JsonField json, String name) {
    return Optional.of(json.required(name)).filter(field -> !field.value().isNull());
  }

  private static DesignEdit.Anchor anchor(JsonField json) {
    Optional<JsonField> field = json.optional("anchor");
    String anchor = field.map(f -> f.text(20)).orElse("centre");
    return switch (anchor) {
      case "centre" -> DesignEdit.Anchor.CENTRE;
      case "foot" -> DesignEdit.Anchor.FOOT;
      default -> throw field.get().mustBe("\"centre\" or \"foot\"");
    };
  }

  private static Canvas canvas(JsonField json) {
    return new Canvas(side(json, "width"), side(json, "height"));
  }

  private static int side(JsonField json, String name) {
    return json.required(name).integer(Canvas.GRID, 4096);
  }

  private static long seed(JsonField json) {
    return json.optional("seed")
        .map(EditJson::seedOf)
        .orElseGet(() -> ThreadLocalRandom.current().nextLong(1L << 31));
  }

  /** Files of older programs have seeds below 0; elsewhere -1 means another one each time. */
  private static long seedOf(JsonField field) {
    if (field.value().asText().startsWith("-")) {
      throw field.mustBe("a whole number from 0 to 18446744073709551615");
    }
    return JsonSeed.read(field);
  }

  private static String id(JsonField json) {
    return json.required("id").text(64);
  }

  private static String words(JsonField json, String name) {
    String words = json.required(name).text(DesignRules.LONGEST_TEXT);
    return Printable.words(PlainWords.of(words)).strip();
  }
}
