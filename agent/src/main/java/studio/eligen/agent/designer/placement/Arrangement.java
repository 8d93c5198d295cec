package studio.eligen.agent.designer.placement;

import java.util.List;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** How the things of a design lie, and what is known of them and of the place they are in. */
public record Arrangement(Design design, Vocabulary vocabulary) {

  /** The picture's size. */
  public Canvas canvas() {
    return design.canvas();
  }

  /** Where an entity is. */
  public PixelBox box(String id) {
    return PixelBox.of(Bounds.of(design.entity(id).orElseThrow().region()), canvas());
  }

  /** All in their places, apart from these; what is hidden keeps its place. */
  List<Placed> without(List<String> ids) {
    return design.entities().stream()
        .filter(entity -> !ids.contains(entity.id()))
        .map(entity -> placed(entity.id()))
        .toList();
  }

  /** The boxes of what shows, apart from these: what is hidden is in nobody's way. */
  List<PixelBox> boxesWithout(List<String> ids) {
    return shownWithout(ids).stream().map(Placed::box).toList();
  }

  /** What shows in its places, apart from these. */
  List<Placed> shownWithout(List<String> ids) {
    Design shown = design.visible();
    return without(ids).stream().filter(placed -> shown.entity(placed.id()).isPresent()).toList();
  }

  Thing thing(String id) {
    return vocabulary.kind(design.entity(id).orElseThrow().prompt());
  }

  Stands stands(String id) {
    return thing(id).stands();
  }

  LayoutSolver layout() {
    return new LayoutSolver(canvas(), new Places(vocabulary).of(design.scene()));
  }

  /** What stands on an entity. */
  public List<String> on(String id) {
    Placed under = placed(id);
    return without(List.of(id)).stream().filter(o -> o.isOn(under)).map(Placed::id).toList();
  }

  private Placed placed(String id) {
    return new Placed(id, thing(id), box(id));
  }

  /** Whether an entity is in a part of the picture, or lies so to others. */
  public boolean isAt(String id, Spot spot) {
    PixelBox box = box(id);
    if (spot instanceof Spot.Side side) {
      return side.holds(box, canvas());
    }
    if (!(spot instanceof Spot.Near near) || near.ids().contains(id)) {
      return false;
    }
    PixelBox other = box(near.ids().get(0));
    boolean before = design.indexOf(id) > design.indexOf(near.ids().get(0));
    boolean inLine = box.x() < other.right() && other.x() < box.right();
    return switch (near.relation()) {
      case LEFT_OF -> box.centreX() < other.x();
      case RIGHT_OF -> box.centreX() > other.right();
      case ABOVE -> inLine && box.centreY() < other.y();
      case BELOW -> inLine && box.centreY() > other.centreY();
      case NEXT_TO ->
          box.gap(other) < canvas().width() / 5.0 && !on(near.ids().get(0)).contains(id);
      case IN -> inLine && box.bottom() > other.y() && box.y() < other.bottom();
      case ON -> inLine && box.centreY() < other.centreY() && box.bottom() >= other.y();
      case BEHIND -> box.overlap(other) > 0 && !before;
      case IN_FRONT_OF -> box.overlap(other) > 0 && before;
      case BETWEEN -> near.ids().size() > 1 && isBetween(box, other, box(near.ids().get(1)));
    };
  }

  private static boolean isBetween(PixelBox box, PixelBox one, PixelBox other) {
    double first = Math.min(one.centreX(), other.centreX());
    double last = Math.max(one.centreX(), other.centreX());
    return box.centreX() > first && box.centreX() < last;
  }
}
