package studio.eligen.agent.evaluation;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.EverydayThing;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Words;

/** What is behind the boxes of a layout: sky and ground, sky and water, or a room. */
enum Backdrop {
  LAND(0xBFE0F5, 0xEAF5FC, 0xA9CC8B, 0x86B06A),
  WATER(0xBFE0F5, 0xEEF6FA, 0x7FB8D4, 0x4F93B8),
  ROOM(0xF3E9DC, 0xEFE2D0, 0xC9A883, 0xB08D67);

  private static final double HORIZON = 0.62;
  private static final Set<String> WATERS =
      Set.of("lake", "sea", "ocean", "river", "pond", "water");

  private final Color top;
  private final Color above;
  private final Color below;
  private final Color bottom;

  Backdrop(int top, int above, int below, int bottom) {
    this.top = new Color(top);
    this.above = new Color(above);
    this.below = new Color(below);
    this.bottom = new Color(bottom);
  }

  /** By the scene where it tells, else by the things. */
  static Backdrop of(Design design) {
    List<String> scene = Words.of(design.scene());
    if (scene.stream().anyMatch(WATERS::contains)) {
      return WATER;
    }
    boolean inside =
        design.entities().stream()
            .flatMap(entity -> EverydayThings.described(entity.prompt()).stream())
            .anyMatch(Backdrop::isOfARoom);
    return inside ? ROOM : LAND;
  }

  private static boolean isOfARoom(EverydayThing thing) {
    return thing.stands() == Stands.WALL || EverydayThings.isA(thing.name(), "furniture");
  }

  void paint(Graphics2D graphics, int side) {
    int horizon = (int) (HORIZON * side);
    graphics.setPaint(new GradientPaint(0, 0, top, 0, horizon, above));
    graphics.fillRect(0, 0, side, horizon);
    graphics.setPaint(new GradientPaint(0, horizon, below, 0, side, bottom));
    graphics.fillRect(0, horizon, side, side - horizon);
  }
}
