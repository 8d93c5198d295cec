package studio.eligen.agent.designer.mllm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.placement.Layout;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Wanted;
import studio.eligen.engine.Region;

/** Finds boxes in a design: all the arithmetic that a model is spared. */
final class Seating {

  private final Things things;

  Seating(Things things) {
    this.things = things;
  }

  /** Boxes for several new things at once, so that they share the room. */
  Map<String, Region.Box> seats(List<Wanted> wanted, Design design) {
    return layout(design)
        .place(wanted, standing(design, ""))
        .orElseThrow(
            () ->
                new InvalidEdit(
                    "There is no room for %s there; choose another place, or make others smaller or remove them first."
                        .formatted(String.join(", ", wanted.stream().map(Wanted::id).toList()))));
  }

  /** Where an entity is when it stands in a place, at its present size. */
  Region.Box seat(Entity entity, Spot spot, Design design) {
    Canvas canvas = design.canvas();
    PixelBox from = PixelBox.of(Bounds.of(entity.region()), canvas);
    Map<String, Bounds> others = standing(design, entity.id());
    if (spot instanceof Spot.Side side) {
      PixelBox direct = alongSide(from, side, canvas);
      boolean free =
          others.values().stream().allMatch(b -> PixelBox.of(b, canvas).gap(direct) >= 0);
      return free
          ? direct.box(canvas)
          : near(entity, from, spot, design).orElse(direct.box(canvas));
    }
    return near(entity, from, spot, design)
        .orElseThrow(
            () ->
                new InvalidEdit(
                    "There is no room there for %s; choose another place, or make it smaller first."
                        .formatted(entity.id())));
  }

  /** The place of a thing of this entity's size and kind, though not of this entity. */
  Optional<Region.Box> beside(Entity entity, String id, Spot spot, Design design) {
    PixelBox size = PixelBox.of(Bounds.of(entity.region()), design.canvas());
    Wanted wanted = wanted(id, entity.prompt(), size, spot, design.canvas());
    return layout(design).place(List.of(wanted), standing(design, "")).map(all -> all.get(id));
  }

  /**
   * The part of a way that an entity can go before something is in it that was not before; all of
   * it where it stands right before such a thing, for then it is meant to pass.
   */
  double clearShare(Entity entity, int dx, int dy, Design design) {
    Canvas canvas = design.canvas();
    PixelBox from = PixelBox.of(Bounds.of(entity.region()), canvas);
    List<PixelBox> others =
        standing(design, entity.id()).values().stream()
            .map(bounds -> PixelBox.of(bounds, canvas))
            .filter(other -> other.gap(from) >= 0)
            .toList();
    int cells = Math.max(Math.abs(dx), Math.abs(dy)) / Canvas.GRID;
    for (int i = 1; i <= cells; i++) {
      PixelBox there =
          new PixelBox(
              from.x() + dx * i / cells, from.y() + dy * i / cells, from.width(), from.height());
      if (others.stream().anyMatch(other -> other.gap(there) < 0)) {
        return i == 1 ? 1 : (i - 1.0) / cells;
      }
    }
    return 1;
  }

  private Optional<Region.Box> near(Entity entity, PixelBox size, Spot spot, Design design) {
    Wanted wanted = wanted(entity.id(), entity.prompt(), size, spot, design.canvas());
    return layout(design)
        .place(List.of(wanted), standing(design, entity.id()))
        .map(all -> all.get(entity.id()));
  }

  private Wanted wanted(String id, String prompt, PixelBox size, Spot spot, Canvas canvas) {
    double shorter = Math.min(canvas.width(), canvas.height());
    return new Wanted(
        id,
        things.kind(prompt).stands(),
        size.width() / shorter,
        size.height() / shorter,
        false,
        spot);
  }

  private Layout layout(Design design) {
    return new Layout(design.canvas(), things.place(design.scene()));
  }

  private static Map<String, Bounds> standing(Design design, String without) {
    Map<String, Bounds> standing = new LinkedHashMap<>();
    for (Entity entity : design.entities()) {
      if (!entity.id().equals(without)) {
        standing.put(entity.id(), Bounds.of(entity.region()));
      }
    }
    return standing;
  }

  /** To a side in a straight line: what was not said stays as it is. */
  private static PixelBox alongSide(PixelBox from, Spot.Side side, Canvas canvas) {
    return new PixelBox(
        side.across() == null ? from.x() : along(side.across(), from.width(), canvas.width()),
        side.down() == null ? from.y() : along(side.down(), from.height(), canvas.height()),
        from.width(),
        from.height());
  }

  private static int along(int direction, int size, int room) {
    int margin = Math.max(0, Math.min(Canvas.GRID, room - size));
    return direction == 0 ? (room - size) / 2 : direction < 0 ? margin : room - size - margin;
  }
}
