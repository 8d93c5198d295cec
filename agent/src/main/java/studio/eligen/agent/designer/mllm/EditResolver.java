package studio.eligen.agent.designer.mllm;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.engine.Region;

/** Works a model's edits out into edits of the design. They count all together or not at all. */
final class EditResolver {

  private static final double LARGEST_FACTOR = 10;

  private final Things things;
  private final Seating seating;
  private final BoxReader boxes;

  EditResolver(Things things, BoxReader boxes) {
    this.things = things;
    this.seating = new Seating(things);
    this.boxes = boxes;
  }

  /**
   * The design after these edits.
   *
   * @param freshSeed one that no version has had
   * @throws InvalidEdit if one of them does not fit; its message is for the model
   */
  WorkingDesign resolve(List<EditFields> edits, Design design, long freshSeed) {
    WorkingDesign draft = new WorkingDesign(design);
    AddedThings added = new AddedThings(things, seating, boxes, draft);
    for (EditFields edit : edits) {
      if (edit.op().equals("add")) {
        added.add(edit);
        continue;
      }
      added.seat();
      one(edit, draft, freshSeed);
    }
    added.seat();
    return draft;
  }

  private void one(EditFields edit, WorkingDesign draft, long freshSeed) {
    switch (edit.op()) {
      case "remove" -> remove(edit, draft);
      case "move" -> move(edit, draft);
      case "resize" -> resize(edit, draft);
      case "set_box" -> reshape(edit, draft);
      case "reprompt" -> reprompt(edit, draft);
      case "reorder" -> reorder(edit, draft);
      case "swap" -> swap(edit, draft);
      case "duplicate" -> duplicate(edit, draft);
      case "set_scene" -> {
        String scene = things.scene(edit.present("text"));
        draft.apply(
            "",
            new DesignEdit.SetScene(scene),
            "The scene is now \"%s\".".formatted(scene),
            "The scene was that already.");
      }
      case "set_style" ->
          draft.apply(
              "",
              new DesignEdit.SetStyle(edit.present("text")),
              "The style is now \"%s\".".formatted(edit.present("text")),
              "The style was that already.");
      case "set_canvas" -> canvas(edit, draft);
      case "new_variation" ->
          draft.apply("", new DesignEdit.Reseed(freshSeed), "The seed is new.", "");
      default ->
          throw new InvalidEdit(
              "%s cannot be mixed with other edits; send it alone.".formatted(edit.op()));
    }
  }

  private static void remove(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    draft.apply(id, new DesignEdit.RemoveEntity(id), id + " is removed.", "");
  }

  private void move(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    Optional<Spot> spot = PlaceFields.read(edit, draft::idOf);
    if (spot.isPresent()) {
      place(id, spot.get(), draft);
      return;
    }
    if (edit.box().isPresent()) {
      reshape(edit, draft);
      return;
    }
    String direction =
        edit.choice("direction", DesignTools.DIRECTIONS)
            .orElseThrow(
                () ->
                    new InvalidEdit(
                        "move needs a \"direction\", a \"place\", or a \"relation\" with \"of\"."));
    String amount = edit.choice("amount", DesignTools.AMOUNTS).orElse("some");
    double step = amount.equals("a little") ? 0.08 : amount.equals("a lot") ? 0.4 : 0.2;
    Canvas canvas = draft.design().canvas();
    int across = direction.contains("left") ? -1 : direction.contains("right") ? 1 : 0;
    int down = direction.contains("up") ? -1 : direction.contains("down") ? 1 : 0;
    int dx = across * pixels(step, canvas.width());
    int dy = down * pixels(step, canvas.height());
    double clear =
        amount.equals("some")
            ? seating.clearShare(draft.design().entity(id).orElseThrow(), dx, dy, draft.design())
            : 1;
    draft.apply(
        id,
        new DesignEdit.MoveEntity(id, clear * dx / canvas.width(), clear * dy / canvas.height()),
        "%s moves %s%s.".formatted(id, direction, clear < 1 ? ", up to what is in its way" : ""),
        "%s is as far %s as it goes.".formatted(id, direction));
  }

  private void place(String id, Spot spot, WorkingDesign draft) {
    if (spot instanceof Spot.Near near && near.ids().contains(id)) {
      throw new InvalidEdit("%s cannot be placed beside itself.".formatted(id));
    }
    Entity entity = draft.design().entity(id).orElseThrow();
    Bounds from = Bounds.of(entity.region());
    Bounds to = Bounds.of(seating.seat(entity, spot, draft.design()));
    draft.apply(
        id,
        new DesignEdit.MoveEntity(id, to.x0() - from.x0(), to.y0() - from.y0()),
        "%s moves there.".formatted(id),
        "%s is there already.".formatted(id));
    Depth.beside(id, spot, draft.design())
        .ifPresent(order -> draft.apply(id, order, "Its depth changes.", ""));
  }

  private void resize(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    if (edit.box().isPresent()) {
      reshape(edit, draft);
      return;
    }
    double factor = edit.number("factor").orElse(0);
    double[] factors = factor != 0 ? new double[] {factor, factor} : factors(edit);
    if (!(factors[0] >= 1 / LARGEST_FACTOR && factors[0] <= LARGEST_FACTOR)) {
      throw new InvalidEdit(
          "resize: the factor is %s; give one from 0.1 to 10, where 2 is twice as large."
              .formatted(factors[0]));
    }
    Entity entity = draft.design().entity(id).orElseThrow();
    boolean stands = things.kind(entity.prompt()).stands() == Stands.GROUND;
    draft.apply(
        id,
        new DesignEdit.ResizeEntity(
            id, factors[0], factors[1], stands ? Anchor.FOOT : Anchor.CENTRE),
        "%s changes its size.".formatted(id),
        "%s cannot change its size any further.".formatted(id));
  }

  private static double[] factors(EditFields edit) {
    String change =
        edit.choice("change", DesignTools.CHANGES)
            .orElseThrow(() -> new InvalidEdit("resize needs a \"change\" or a \"factor\"."));
    return switch (change) {
      case "a little bigger" -> new double[] {1.15, 1.15};
      case "bigger" -> new double[] {1.35, 1.35};
      case "much bigger" -> new double[] {1.7, 1.7};
      case "a little smaller" -> new double[] {1 / 1.15, 1 / 1.15};
      case "smaller" -> new double[] {1 / 1.35, 1 / 1.35};
      case "much smaller" -> new double[] {1 / 1.7, 1 / 1.7};
      case "wider" -> new double[] {1.35, 1};
      case "narrower" -> new double[] {1 / 1.35, 1};
      case "taller" -> new double[] {1, 1.35};
      default -> new double[] {1, 1 / 1.35};
    };
  }

  private void reshape(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    Region box =
        boxes.box(edit.box().orElseThrow(() -> new InvalidEdit("set_box needs a \"box\".")));
    draft.apply(
        id,
        new DesignEdit.ReshapeEntity(id, box),
        "%s gets its new box.".formatted(id),
        "%s has that box already.".formatted(id));
  }

  private void reprompt(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    String prompt = things.prompt(edit.required("prompt"));
    draft.apply(
        id,
        new DesignEdit.RepromptEntity(id, prompt),
        "%s is now \"%s\".".formatted(id, prompt),
        "%s was \"%s\" already.".formatted(id, prompt));
  }

  private static void reorder(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    Optional<String> depth = edit.choice("depth", List.of("front", "back"));
    Optional<DesignEdit> order =
        depth.isPresent()
            ? Optional.of(
                new DesignEdit.Reorder(id, depth.get().equals("front") ? Integer.MAX_VALUE : 0))
            : Depth.beside(
                id,
                PlaceFields.read(edit, draft::idOf)
                    .orElseThrow(
                        () ->
                            new InvalidEdit(
                                "reorder needs a \"depth\", or \"behind\" or \"in front of\" with \"of\".")),
                draft.design());
    draft.apply(
        id,
        order.orElse(new DesignEdit.Reorder(id, draft.design().indexOf(id))),
        "%s changes its depth.".formatted(id),
        "%s has that depth already.".formatted(id));
  }

  private static void swap(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    List<String> of = edit.texts("of");
    if (of.size() != 1) {
      throw new InvalidEdit("swap needs one id in \"of\".");
    }
    String other = draft.idOf(of.get(0));
    Bounds here = Bounds.of(draft.design().entity(id).orElseThrow().region());
    Bounds there = Bounds.of(draft.design().entity(other).orElseThrow().region());
    double dx = there.centreX() - here.centreX();
    double dy = there.centreY() - here.centreY();
    draft.apply(id, new DesignEdit.MoveEntity(id, dx, dy), id + " moves there,", "");
    draft.apply(other, new DesignEdit.MoveEntity(other, -dx, -dy), other + " moves here.", "");
  }

  private void duplicate(EditFields edit, WorkingDesign draft) {
    String id = draft.idOf(edit.required("id"));
    Entity entity = draft.design().entity(id).orElseThrow();
    String copy = draft.design().freeId(things.idWord(entity.prompt()));
    Spot spot =
        PlaceFields.read(edit, draft::idOf)
            .orElse(new Spot.Near(Spot.Relation.NEXT_TO, List.of(id)));
    Region.Box box =
        seating
            .beside(entity, copy, spot, draft.design())
            .or(() -> seating.beside(entity, copy, Spot.ANYWHERE, draft.design()))
            .orElseThrow(() -> new InvalidEdit("There is no room for another %s.".formatted(id)));
    draft.apply(
        copy,
        new DesignEdit.AddEntity(new Entity(copy, entity.prompt(), box)),
        "%s is a copy of %s.".formatted(copy, id),
        "");
  }

  private static void canvas(EditFields edit, WorkingDesign draft) {
    Canvas canvas = new Canvas(side(edit, "width"), side(edit, "height"));
    draft.apply(
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

  /** Whole cells, at least one. */
  private static int pixels(double fraction, int side) {
    return (int) Math.max(1, Math.rint(fraction * side / Canvas.GRID)) * Canvas.GRID;
  }
}
