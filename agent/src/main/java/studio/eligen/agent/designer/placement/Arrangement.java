package studio.eligen.agent.designer.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

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

  /** Where everything is, apart from these; what is hidden keeps its place. */
  Map<String, Bounds> boundsWithout(List<String> ids) {
    Map<String, Bounds> bounds = new LinkedHashMap<>();
    for (Entity entity : design.entities()) {
      if (!ids.contains(entity.id())) {
        bounds.put(entity.id(), Bounds.of(entity.region()));
      }
    }
    return bounds;
  }

  /** The boxes of what shows, apart from these: what is hidden is in nobody's way. */
  List<PixelBox> boxesWithout(List<String> ids) {
    return design.visible().entities().stream()
        .map(Entity::id)
        .filter(id -> !ids.contains(id))
        .map(this::box)
        .toList();
  }

  Stands stands(String id) {
    return vocabulary.kind(design.entity(id).orElseThrow().prompt()).stands();
  }

  LayoutSolver layout() {
    return new LayoutSolver(canvas(), new Places(vocabulary).of(design.scene()));
  }
}
