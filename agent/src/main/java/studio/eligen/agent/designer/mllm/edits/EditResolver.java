package studio.eligen.agent.designer.mllm.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.engine.Region;

/** Works a model's edits out into edits of the design. They count all together or not at all. */
public final class EditResolver {

  /** What several entities can be asked for together. */
  private static final Set<String> TOGETHER = Set.of("move", "resize");

  /** What moves nothing, so that things which are added before and after it share the room. */
  private static final Set<String> PLACELESS =
      Set.of(
          "set_scene",
          "set_style",
          "set_style_picture",
          "remove_style_picture",
          "set_negative",
          "new_variation",
          "set_seed",
          "remove_seed",
          "set_strength",
          "remove_strength");

  private static final String NO_PICTURE =
      "There is no picture to draw in the style of; ask the person to attach one.";

  private final KnownThings things;
  private final BoxReader boxes;
  private final Optional<StylePicture> attached;

  public EditResolver(KnownThings things, BoxReader boxes) {
    this(things, boxes, Optional.empty());
  }

  /**
   * @param attached a picture that the person gave with the words
   */
  public EditResolver(KnownThings things, BoxReader boxes, Optional<StylePicture> attached) {
    this.things = things;
    this.boxes = boxes;
    this.attached = attached;
  }

  /**
   * The design after these edits.
   *
   * @param freshSeed one that no version has had
   * @throws InvalidEdit if one of them does not fit; its message is for the model
   */
  WorkingDesign resolve(List<EditFields> edits, Design design, long freshSeed) {
    WorkingDesign working = new WorkingDesign(design);
    AddedThings added = new AddedThings(things, boxes, working);
    for (List<EditFields> run : runs(edits)) {
      EditFields edit = run.get(0);
      if (edit.op().equals("add")) {
        added.add(edit);
        continue;
      }
      if (!PLACELESS.contains(edit.op())) {
        added.seat();
      }
      List<String> ids = run.stream().flatMap(one -> one.text("id").stream()).toList();
      one(edit, ids, working, freshSeed);
    }
    added.seat();
    return working;
  }

  /** Edits one after another that ask the same of several entities are about all of these. */
  private static List<List<EditFields>> runs(List<EditFields> edits) {
    List<List<EditFields>> runs = new ArrayList<>();
    for (EditFields edit : edits) {
      List<EditFields> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
      boolean again =
          TOGETHER.contains(edit.op())
              && !last.isEmpty()
              && last.stream().allMatch(edit::isTheSameOfAnother);
      if (again) {
        last.add(edit);
      } else {
        runs.add(new ArrayList<>(List.of(edit)));
      }
    }
    return runs;
  }

  private void one(EditFields edit, List<String> names, WorkingDesign working, long freshSeed) {
    switch (edit.op()) {
      case "set_scene" -> scene(edit, working);
      case "set_style" ->
          working.apply(
              "",
              new DesignEdit.SetStyle(edit.present("text")),
              "The style is now \"%s\".".formatted(edit.present("text")),
              "The style was that already.");
      case "set_style_picture" -> stylePicture(edit, working);
      case "remove_style_picture" ->
          working.apply(
              "",
              new DesignEdit.SetStylePicture(Optional.empty()),
              "There is no style picture any more.",
              "There was no style picture.");
      case "set_negative" ->
          working.apply(
              "",
              new DesignEdit.SetNegative(edit.present("text")),
              "The negative prompt is now \"%s\"; it is for what is drawn from now on."
                  .formatted(edit.present("text")),
              "The negative prompt was that already.");
      case "set_canvas" -> canvas(edit, working);
      case "new_variation" ->
          working.apply("", new DesignEdit.Reseed(freshSeed), "The seed is new.");
      case "undo", "redo" ->
          throw new InvalidEdit(
              "%s cannot be mixed with other edits; send it alone.".formatted(edit.op()));
      case "set_seed", "remove_seed", "set_strength", "remove_strength" ->
          ids(edit, names, working).forEach(id -> OwnNoise.set(id, edit, working, freshSeed));
      default -> entities(edit, ids(edit, names, working), working);
    }
  }

  private static List<String> ids(EditFields edit, List<String> names, WorkingDesign working) {
    if (names.isEmpty()) {
      edit.required("id");
    }
    return names.stream().map(working::idOf).toList();
  }

  private void entities(EditFields edit, List<String> ids, WorkingDesign working) {
    String id = ids.get(0);
    MovedThings moved = new MovedThings(things, working);
    switch (edit.op()) {
      case "remove" ->
          working.apply(id, new DesignEdit.RemoveEntity(id), "%s is removed.".formatted(id));
      case "lock", "unlock" ->
          state(new DesignEdit.SetLocked(id, edit.op().equals("lock")), id, edit, working);
      case "hide", "show" ->
          state(new DesignEdit.SetHidden(id, edit.op().equals("hide")), id, edit, working);
      case "reprompt" -> reprompt(id, edit, working);
      case "set_box" -> reshape(ids, edit, working);
      case "reorder" -> moved.reorder(id, edit);
      case "swap" -> moved.swap(id, edit);
      case "duplicate" -> moved.duplicate(id, edit);
      case "move" -> {
        Optional<Spot> spot = PlaceFields.read(edit, working::idOf);
        if (spot.isPresent()) {
          moved.put(ids, spot.get());
        } else if (edit.box().isPresent()) {
          reshape(ids, edit, working);
        } else {
          moved.step(ids, edit);
        }
      }
      default -> {
        if (edit.box().isPresent()) {
          reshape(ids, edit, working);
        } else {
          moved.resize(ids, edit);
        }
      }
    }
  }

  private void stylePicture(EditFields edit, WorkingDesign working) {
    StylePicture picture =
        attached.or(working.design()::stylePicture).orElseThrow(() -> new InvalidEdit(NO_PICTURE));
    Set<String> ids =
        Stream.concat(edit.text("id").stream(), edit.texts("of").stream())
            .map(working::idOf)
            .collect(Collectors.toSet());
    String what = ids.isEmpty() ? "Everything" : String.join(", ", ids);
    working.apply(
        "",
        new DesignEdit.SetStylePicture(Optional.of(picture.on(ids))),
        what + ": in the style of the picture that was given.",
        what + ": in that style already.");
  }

  private void scene(EditFields edit, WorkingDesign working) {
    String scene = things.scene(edit.present("text"));
    working.apply(
        "",
        new DesignEdit.SetScene(scene),
        "The scene is now \"%s\".".formatted(scene),
        "The scene was that already.");
  }

  private void reprompt(String id, EditFields edit, WorkingDesign working) {
    String prompt = things.prompt(edit.required("prompt"));
    working.apply(
        id,
        new DesignEdit.RepromptEntity(id, prompt),
        "%s is now \"%s\".".formatted(id, prompt),
        "%s was \"%s\" already.".formatted(id, prompt));
  }

  private static void state(DesignEdit state, String id, EditFields edit, WorkingDesign working) {
    working.apply(
        id,
        state,
        "%s: %s.".formatted(edit.op(), id),
        "%s: %s is so already.".formatted(edit.op(), id));
  }

  private void reshape(List<String> ids, EditFields edit, WorkingDesign working) {
    Region box =
        boxes.box(edit.box().orElseThrow(() -> new InvalidEdit("set_box needs a \"box\".")));
    for (String id : ids) {
      working.apply(
          id,
          new DesignEdit.ReshapeEntity(id, box),
          "%s gets its new box.".formatted(id),
          "%s has that box already.".formatted(id));
    }
  }

  private static void canvas(EditFields edit, WorkingDesign working) {
    Canvas canvas = new Canvas(side(edit, "width"), side(edit, "height"));
    working.apply(
        "",
        new DesignEdit.SetCanvas(canvas),
        "The picture is now %s pixels.".formatted(canvas),
        "The picture has that size already.");
  }

  /** The nearest size that a canvas can have. */
  private static int side(EditFields edit, String name) {
    double pixels =
        edit.number(name)
            .orElseThrow(
                () -> new InvalidEdit("set_canvas needs \"width\" and \"height\" in pixels."));
    return (int) Math.max(0, Math.min(100_000, Math.rint(pixels / Canvas.GRID) * Canvas.GRID));
  }
}
