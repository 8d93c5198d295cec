package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.RenderRequest;
import studio.eligen.prompts.Prompts;

/**
 * Plans how to get from one picture to the next: by drawing it anew, or by one pass of graded
 * inpainting that touches only what changed. It draws nothing itself.
 *
 * <p>A cell is touched only if another entity shows in it than before, or one that changed; so the
 * touched cells lie within the old and new regions of the entities that changed.
 */
public final class RenderPlanner {

  private final GenerationDefaults settings;
  private final Caption caption;

  /**
   * @param settings steps, guidance and schedule; sizes come from the designs
   */
  public RenderPlanner(GenerationDefaults settings, Prompts prompts) {
    this.settings = settings;
    this.caption = new Caption(prompts);
  }

  /**
   * The plan for a design of which there is no picture yet: all of it.
   *
   * @param reason what ends the sentence "Drawing the whole picture…"
   */
  public RenderPlan.Generate generate(Design design, String reason) {
    VisibilityMap visibility = new VisibilityMap(design);
    List<RenderRequest.Entity> entities = new ArrayList<>();
    for (Entity entity : design.entities()) {
      if (!visibility.shown(entity.id()).isEmpty()) {
        entities.add(new RenderRequest.Entity(entity.prompt(), visibility.visible(entity)));
      }
    }
    return new RenderPlan.Generate(
        request(design, entities, Optional.empty()), "Drawing the whole picture" + reason + ".");
  }

  /**
   * The plan from one design, of which there is a picture, to another.
   *
   * @param picture of the old design; it is not changed
   */
  public RenderPlan plan(Design before, BufferedImage picture, Design after) {
    Optional<String> whole = whyWhole(before, after);
    if (whole.isPresent()) {
      return generate(after, " anew, as " + whole.get() + "; things keep their places");
    }
    Map<String, EntityChange> changes = EntityChange.between(before, after);
    VisibilityMap now = new VisibilityMap(after);
    InpaintPlan work = InpaintPlan.of(changes, new VisibilityMap(before), now, picture);
    BitSet touched = work.touched();
    if (touched.isEmpty()) {
      return new RenderPlan.Keep("The picture stays as it is: nothing that shows has changed.");
    }
    Edit edit = new Edit(work.picture(), Optional.of(new Edit.Release.Levels(work.greys())));
    return new RenderPlan.Inpaint(
        request(after, entities(after, now, touched), Optional.of(edit)),
        touched,
        explanation(changes, touched.cardinality(), now.size()));
  }

  /**
   * The plan to draw some things once more in their places, from other noise.
   *
   * @param picture of the design; it is not changed
   * @param ids of the things; what hides them stays
   * @param seed of the noise
   * @throws InvalidEdit if there is no such thing, or if others hide them all
   */
  public RenderPlan.Inpaint redraw(
      Design design, BufferedImage picture, Collection<String> ids, long seed) {
    VisibilityMap visibility = new VisibilityMap(design);
    BitSet touched = new BitSet(visibility.size());
    for (String id : ids) {
      touched.or(visibility.shown(design.entities().get(design.indexOf(id)).id()));
    }
    if (touched.isEmpty()) {
      throw new InvalidEdit(
          "Nothing of %s shows; bring it to the front to draw it anew."
              .formatted(String.join(", ", ids)));
    }
    GreyMap levels = InpaintPlan.greys(visibility, cell -> touched.get(cell) ? 1 : 0);
    Edit edit = new Edit(picture, Optional.of(new Edit.Release.Levels(levels)));
    Design reseeded = design.with(new DesignEdit.Reseed(seed));
    return new RenderPlan.Inpaint(
        request(reseeded, entities(reseeded, visibility, touched), Optional.of(edit)),
        touched,
        "Drawing %s anew from seed %d; the rest stays as it is."
            .formatted(English.list(named(design, ids)), seed));
  }

  private static List<String> named(Design design, Collection<String> ids) {
    return ids.stream().map(id -> "the " + design.entity(id).orElseThrow().prompt()).toList();
  }

  private static Optional<String> whyWhole(Design before, Design after) {
    if (!before.canvas().equals(after.canvas())) {
      return Optional.of("its size changed");
    }
    if (!before.scene().equals(after.scene())) {
      return Optional.of("the scene changed");
    }
    if (!before.style().equals(after.style())) {
      return Optional.of("the style changed");
    }
    if (!before.negative().equals(after.negative())) {
      return Optional.of("the negative prompt changed");
    }
    return before.seed() == after.seed() ? Optional.empty() : Optional.of("the seed changed");
  }

  /**
   * Whatever shows in a touched cell. A place that was left needs no entity of its own: the caption
   * names the scene, and an entity would be drawn as a thing.
   */
  private static List<RenderRequest.Entity> entities(
      Design design, VisibilityMap visibility, BitSet touched) {
    List<RenderRequest.Entity> entities = new ArrayList<>();
    for (Entity entity : design.entities()) {
      if (visibility.shown(entity.id()).intersects(touched)) {
        entities.add(new RenderRequest.Entity(entity.prompt(), visibility.visible(entity)));
      }
    }
    return entities;
  }

  private static String explanation(Map<String, EntityChange> changes, int touched, int cells) {
    String what =
        changes.isEmpty()
            ? "what is in front of what changes"
            : changes.values().stream()
                .map(EntityChange::described)
                .collect(Collectors.joining(", "));
    return "Redrawing %d %% of the picture: %s; the rest stays as it is."
        .formatted(Math.max(1, Math.round(100.0 * touched / cells)), what);
  }

  private RenderRequest request(
      Design design, List<RenderRequest.Entity> entities, Optional<Edit> edit) {
    return settings
        .request(caption.of(design))
        .negative(design.negative().isEmpty() ? settings.negative() : design.negative())
        .size(design.canvas().width(), design.canvas().height())
        .seed(design.seed())
        .entities(entities)
        .edit(edit)
        .build();
  }
}
