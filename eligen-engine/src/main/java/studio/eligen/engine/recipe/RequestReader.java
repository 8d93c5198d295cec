package studio.eligen.engine.recipe;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import studio.eligen.engine.Control;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Reference;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Entity;
import studio.eligen.engine.RenderRequest.Schedule;
import studio.eligen.engine.Style;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.JsonSeed;

/** Turns a request's JSON into a {@link RenderRequest}. */
record RequestReader(Attachments files, GenerationDefaults defaults) {

  private static final int LONGEST_FILE_NAME = 4096;

  RenderRequest read(JsonField json) {
    json.object(
        "prompt",
        "negative",
        "width",
        "height",
        "seed",
        "steps",
        "cfg",
        "guidance",
        "schedule",
        "entities",
        "eligenOnNegative",
        "edit",
        "style",
        "loras",
        "reference",
        "control");
    String prompt = json.required("prompt").text(RenderRequest.LONGEST_PROMPT);
    List<Entity> entities = entities(json);
    Optional<Edit> edit = json.optional("edit").map(this::edit);
    Optional<Reference> reference = json.optional("reference").map(this::reference);
    RenderRequest.Builder request = defaults.request(prompt).seed(randomSeed()).entities(entities);
    Optional<Control> control = json.optional("control").map(field -> new Control(image(field)));
    request.edit(edit).reference(reference).control(control);
    json.optional("negative")
        .ifPresent(field -> request.negative(field.text(RenderRequest.LONGEST_PROMPT)));
    request.size(
        json.optional("width").map(JsonField::integer).orElseGet(() -> width(edit, reference)),
        json.optional("height").map(JsonField::integer).orElseGet(() -> height(edit, reference)));
    json.optional("seed").ifPresent(field -> request.seed(JsonSeed.read(field)));
    json.optional("steps").ifPresent(field -> request.steps(field.integer()));
    json.optional("cfg").ifPresent(field -> request.cfg(field.number()));
    json.optional("guidance").ifPresent(field -> request.guidance(field.number()));
    json.optional("schedule").ifPresent(field -> request.schedule(schedule(field)));
    json.optional("eligenOnNegative").ifPresent(field -> request.eligenOnNegative(field.truth()));
    json.optional("loras").ifPresent(field -> request.loras(loras(field)));
    return request.style(json.optional("style").map(this::style)).build();
  }

  private int width(Optional<Edit> edit, Optional<Reference> reference) {
    return edit.map(e -> e.image().getWidth())
        .or(() -> reference.map(r -> r.widthAt(pixels())))
        .orElse(defaults.width());
  }

  private int height(Optional<Edit> edit, Optional<Reference> reference) {
    return edit.map(e -> e.image().getHeight())
        .or(() -> reference.map(r -> r.heightAt(pixels())))
        .orElse(defaults.height());
  }

  private double pixels() {
    return (double) defaults.width() * defaults.height();
  }

  /** PyTorch's generator looks at 32 bits of a seed; so many are drawn. */
  private static long randomSeed() {
    return ThreadLocalRandom.current().nextLong(1L << 32);
  }

  private static Schedule schedule(JsonField field) {
    for (Schedule schedule : Schedule.values()) {
      if (field.text(RenderRequest.LONGEST_PROMPT).equals(nameOf(schedule))) {
        return schedule;
      }
    }
    throw field.mustBe("\"flux\" or \"diffsynth\"");
  }

  static String nameOf(Schedule schedule) {
    return schedule.name().toLowerCase(Locale.ROOT);
  }

  private List<Entity> entities(JsonField json) {
    Optional<JsonField> list = json.optional("entities");
    List<Entity> entities = new ArrayList<>();
    if (list.isPresent()) {
      for (JsonField item : list.get().list(RenderRequest.MOST_ENTITIES)) {
        item.object("prompt", "region", "seed");
        entities.add(
            new Entity(
                item.required("prompt").text(RenderRequest.LONGEST_PROMPT),
                RegionJson.read(item.required("region"), this::mask),
                item.optional("seed").map(JsonSeed::read)));
      }
    }
    return entities;
  }

  private Region.Mask mask(JsonField field) {
    return Pictures.readMask(content(field), fileName(field));
  }

  private Edit edit(JsonField json) {
    json.object("image", "release");
    BufferedImage picture = picture(json.required("image"));
    return new Edit(picture, json.optional("release").map(this::release));
  }

  private Style style(JsonField json) {
    json.object("image", "scale", "entities");
    return new Style(
        picture(json.required("image")),
        json.optional("scale").map(JsonField::number).orElse(Style.USUAL_SCALE),
        json.optional("entities")
            .map(field -> field.list(RenderRequest.MOST_ENTITIES))
            .map(list -> list.stream().map(JsonField::integer).toList()));
  }

  private static Map<String, Double> loras(JsonField json) {
    Map<String, Double> loras = new TreeMap<>();
    json.fields(RenderRequest.MOST_LORAS).forEach((name, scale) -> loras.put(name, scale.number()));
    return loras;
  }

  private Reference reference(JsonField json) {
    return new Reference(image(json));
  }

  private BufferedImage image(JsonField json) {
    return picture(json.object("image").required("image"));
  }

  private BufferedImage picture(JsonField file) {
    return RegionJson.at(file, () -> Pictures.read(content(file), fileName(file)));
  }

  private Edit.Release release(JsonField field) {
    if (field.value().isArray()) {
      List<Double> levels =
          field.list(RenderRequest.MOST_ENTITIES).stream().map(JsonField::number).toList();
      return RegionJson.at(field, () -> new Edit.Release.PerEntity(levels));
    }
    if (!field.value().isTextual()) {
      throw field.mustBe("a list of levels, one an entity, or the name of a grey picture");
    }
    return RegionJson.at(
        field, () -> new Edit.Release.Levels(Pictures.readGrey(content(field), fileName(field))));
  }

  private byte[] content(JsonField field) {
    return files.content(fileName(field));
  }

  private static String fileName(JsonField field) {
    return field.text(LONGEST_FILE_NAME);
  }
}
