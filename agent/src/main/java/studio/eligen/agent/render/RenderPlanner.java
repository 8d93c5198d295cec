package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.Seed;
import studio.eligen.engine.Style;
import studio.eligen.prompts.Prompts;

/**
 * Plans how to get from one picture to the next: by drawing it anew, or by one pass of graded
 * inpainting that touches only what changed. It draws nothing itself.
 *
 * <p>A cell is touched only if another entity shows in it than before, or one that changed; so the
 * touched cells lie within the old and new regions of the entities that changed.
 */
public final class RenderPlanner {

  private static final String ONE_PASS =
      "But the model draws in one pass here (cfg 1) and cannot leave out \"%s\" by words. Set cfg"
          + " above 1, in the settings of the page or in the model's generation_config.json; or"
          + " remove what shall not be there.";

  private final GenerationDefaults settings;
  private final Caption caption;
  private final Abilities abilities;

  /**
   * @param settings steps, guidance and schedule; sizes come from the designs
   */
  public RenderPlanner(GenerationDefaults settings, Prompts prompts) {
    this(settings, prompts, Abilities.WORDS);
  }

  /** The same for a model that listens to more than words. */
  public RenderPlanner(GenerationDefaults settings, Prompts prompts, Abilities abilities) {
    this.settings = settings;
    this.caption = new Caption(prompts);
    this.abilities = abilities;
  }

  /**
   * The plan for a design of which there is no picture yet: all of it.
   *
   * @param reason what ends the sentence "Drawing the whole picture…"
   */
  public RenderPlan.Generate generate(Design design, String reason) {
    return new RenderPlan.Generate(
        request(design, everything(design, new VisibilityMap(design)), Optional.empty()),
        told("Drawing the whole picture" + reason + ".", design));
  }

  /**
   * The plan for another picture of all of a design, in which what is locked keeps its pixels.
   *
   * @param picture of the design before; it is not changed
   * @param reason what ends the sentence "Drawing the whole picture…"
   */
  public RenderPlan.Generate anew(
      Design before, BufferedImage picture, Design after, String reason) {
    if (!before.canvas().equals(after.canvas())) {
      return generate(after, reason);
    }
    VisibilityMap now = new VisibilityMap(after);
    BitSet held = LockedThings.cells(before, new VisibilityMap(before), now, after);
    if (held.isEmpty()) {
      return generate(after, reason);
    }
    GreyMap levels = InpaintPlan.greys(now, cell -> held.get(cell) ? 0 : 1);
    return new RenderPlan.Generate(
        request(after, everything(after, now), held(picture, levels)),
        told("Drawing the whole picture" + reason + "; what is locked stays as it is.", after));
  }

  /** The plan from one design to another, where no earlier picture is of use. */
  public RenderPlan plan(Design before, BufferedImage picture, Design after) {
    return plan(before, picture, after, List.of());
  }

  /**
   * The plan from one design, of which there is a picture, to another.
   *
   * @param picture of the old design; it is not changed
   * @param earlier what the old design was made from, the nearest first
   */
  public RenderPlan plan(
      Design before, BufferedImage picture, Design after, List<DrawnDesign> earlier) {
    Optional<String> whole =
        abilities.differ(before, after)
            ? Optional.of("the LoRAs changed")
            : whyWhole(before, after);
    if (whole.isPresent()) {
      return anew(
          before, picture, after, " anew, as " + whole.get() + "; things keep their places");
    }
    Map<String, EntityChange> changes = EntityChange.between(before, after);
    VisibilityMap now = new VisibilityMap(after);
    InpaintPlan work =
        InpaintPlan.of(
            changes,
            new VisibilityMap(before),
            now,
            picture,
            Reappearance.of(changes.values(), after, now, earlier));
    BitSet touched = work.touched();
    Optional<Edit> edit = held(work.picture(), work.greys());
    if (!touched.isEmpty()) {
      return new RenderPlan.Inpaint(
          request(after, entities(after, now, touched), edit),
          touched,
          told(explanation(changes, touched.cardinality(), now.size()), after));
    }
    return work.restored().isEmpty()
        ? new RenderPlan.Keep(kept(before, after))
        : new RenderPlan.Restore(
            request(after, List.of(), edit),
            English.sentence(what(changes)) + " as it was; nothing is drawn.");
  }

  private static Optional<Edit> held(BufferedImage picture, GreyMap levels) {
    return Optional.of(new Edit(picture, Optional.of(new Edit.Release.Levels(levels))));
  }

  private String kept(Design before, Design after) {
    if (after.entities().stream().anyMatch(entity -> isStrengthNew(entity, before))) {
      return "The picture stays as it is; the strength counts when the thing changes next.";
    }
    return before.negative().equals(after.negative()) || after.negative().isEmpty()
        ? "The picture stays as it is: nothing that shows has changed."
        : told("The picture stays as it is; the negative prompt is for what is drawn next.", after);
  }

  private static boolean isStrengthNew(Entity entity, Design before) {
    return before
        .entity(entity.id())
        .filter(was -> !was.strength().equals(entity.strength()))
        .isPresent();
  }

  /**
   * Refuses what the model cannot draw at all.
   *
   * @throws InvalidEdit if the later design has a style picture or a LoRA that is new and cannot be
   */
  public void requireDrawable(Design before, Design after) {
    abilities.require(before, after);
  }

  /** What of a design cannot be drawn with these settings, and what to do, if that is so. */
  public Optional<String> caveat(Design design) {
    return settings.cfg() == 1 && !design.negative().isEmpty()
        ? Optional.of(ONE_PASS.formatted(DesignRules.shown(design.negative())))
        : Optional.empty();
  }

  /** An explanation with a reminder of the same. */
  private String told(String explanation, Design design) {
    String negative =
        caveat(design).isEmpty() ? "" : " The negative prompt has no effect at cfg 1.";
    return explanation + negative + abilities.lost(design);
  }

  /**
   * The plan to draw some things once more in their places, from other noise.
   *
   * @param picture of the design; it is not changed
   * @param ids of the things; what hides them stays
   * @param seed of the noise
   * @throws InvalidEdit if there is no such thing, if one is locked, or if none of them shows
   */
  public RenderPlan.Inpaint redraw(
      Design design, BufferedImage picture, Collection<String> ids, long seed) {
    Design reseeded = design.reseeded(ids, seed).with(new DesignEdit.Reseed(seed));
    VisibilityMap visibility = new VisibilityMap(reseeded);
    BitSet touched = new BitSet(visibility.size());
    for (String id : ids) {
      touched.or(visibility.shown(design.requireUnlocked(id).id()));
    }
    if (touched.isEmpty()) {
      throw new InvalidEdit(
          "Nothing of %s shows; show it, or bring it to the front, to draw it anew."
              .formatted(String.join(", ", ids)));
    }
    GreyMap levels =
        InpaintPlan.greys(
            visibility,
            cell -> touched.get(cell) ? visibility.owner(cell).strength().orElse(1.0) : 0);
    return new RenderPlan.Inpaint(
        request(reseeded, entities(reseeded, visibility, touched), held(picture, levels)),
        touched,
        told(
            "Drawing %s anew from seed %s; the rest stays as it is."
                .formatted(English.list(named(design, ids)), Seed.text(seed)),
            design));
  }

  private static List<String> named(Design design, Collection<String> ids) {
    return ids.stream().map(id -> "the " + design.entity(id).orElseThrow().prompt()).toList();
  }

  /** Why a picture of the one design has to be drawn anew to become one of the other, if it has. */
  static Optional<String> whyWhole(Design before, Design after) {
    if (!before.canvas().equals(after.canvas())) {
      return Optional.of("its size changed");
    }
    if (!before.scene().equals(after.scene())) {
      return Optional.of("the scene changed");
    }
    if (!before.wholeStyle().equals(after.wholeStyle())) {
      return Optional.of("the style picture changed");
    }
    if (!before.style().equals(after.style())) {
      return Optional.of("the style changed");
    }
    return before.seed() == after.seed() ? Optional.empty() : Optional.of("the seed changed");
  }

  /**
   * Whatever shows in a touched cell. A place that was left needs no entity of its own: the caption
   * names the scene, and an entity would be drawn as a thing.
   */
  private static List<Entity> entities(Design design, VisibilityMap visibility, BitSet touched) {
    return design.visible().entities().stream()
        .filter(entity -> visibility.shown(entity.id()).intersects(touched))
        .map(entity -> entity.withRegion(visibility.visible(entity)))
        .toList();
  }

  private static List<Entity> everything(Design design, VisibilityMap visibility) {
    BitSet all = new BitSet(visibility.size());
    all.set(0, visibility.size());
    return entities(design, visibility, all);
  }

  private static String explanation(Map<String, EntityChange> changes, int touched, int cells) {
    return "Redrawing %d %% of the picture: %s; the rest stays as it is."
        .formatted(Math.max(1, Math.round(100.0 * touched / cells)), what(changes));
  }

  private static String what(Map<String, EntityChange> changes) {
    return changes.isEmpty()
        ? "what is in front of what changes"
        : EntityChange.described(changes.values());
  }

  private RenderRequest request(Design design, List<Entity> entities, Optional<Edit> edit) {
    return settings
        .request(caption.of(design))
        .negative(design.negative().isEmpty() ? settings.negative() : design.negative())
        .size(design.canvas().width(), design.canvas().height())
        .seed(design.seed())
        .entities(entities.stream().map(RenderPlanner::drawn).toList())
        .edit(edit)
        .style(abilities.style(design).flatMap(picture -> style(picture, entities)))
        .loras(abilities.chosen(design))
        .build();
  }

  private static RenderRequest.Entity drawn(Entity entity) {
    return new RenderRequest.Entity(entity.prompt(), entity.region(), entity.seed());
  }

  /** Where a picture is for some things alone, none of them may be among what is drawn. */
  private static Optional<Style> style(StylePicture picture, List<Entity> drawn) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      if (picture.things().contains(drawn.get(i).id())) {
        positions.add(i);
      }
    }
    boolean all = picture.things().isEmpty();
    return all || !positions.isEmpty()
        ? Optional.of(
            new Style(
                StyleFile.image(picture),
                picture.scale(),
                all ? Optional.empty() : Optional.of(positions)))
        : Optional.empty();
  }
}
