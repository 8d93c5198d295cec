package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GenerationDefaults;
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
   * @param reason why, to end the sentence "Drawing the whole picture…"
   */
  public RenderPlan.Generate generate(Design design, String reason) {
    Territory territory = new Territory(design);
    List<RenderRequest.Entity> entities = new ArrayList<>();
    for (Entity entity : design.entities()) {
      if (!territory.shown(entity.id()).isEmpty()) {
        entities.add(new RenderRequest.Entity(entity.prompt(), territory.visible(entity)));
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
      return generate(after, ", as " + whole.get());
    }
    Map<String, Change> changes = Change.between(before, after);
    Territory now = new Territory(after);
    Groundwork work = Groundwork.of(changes, new Territory(before), now, picture);
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
      Design design, Territory territory, BitSet touched) {
    List<RenderRequest.Entity> entities = new ArrayList<>();
    for (Entity entity : design.entities()) {
      if (territory.shown(entity.id()).intersects(touched)) {
        entities.add(new RenderRequest.Entity(entity.prompt(), territory.visible(entity)));
      }
    }
    return entities;
  }

  private static String explanation(Map<String, Change> changes, int touched, int cells) {
    String what =
        changes.isEmpty()
            ? "what is in front of what changes"
            : changes.values().stream().map(Change::described).collect(Collectors.joining(", "));
    return "Redrawing %d %% of the picture: %s; the rest stays as it is."
        .formatted(Math.max(1, Math.round(100.0 * touched / cells)), what);
  }

  private RenderRequest request(
      Design design, List<RenderRequest.Entity> entities, Optional<Edit> edit) {
    return new RenderRequest(
        caption.of(design),
        design.negative().isEmpty() ? settings.negative() : design.negative(),
        design.canvas().width(),
        design.canvas().height(),
        design.seed(),
        settings.steps(),
        settings.cfg(),
        settings.guidance(),
        settings.schedule(),
        entities,
        false,
        edit,
        Optional.empty());
  }
}
