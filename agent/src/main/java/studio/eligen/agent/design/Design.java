package studio.eligen.agent.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the picture shall show, as a value. A design can always be drawn: its texts and numbers are
 * within limits, its ids are unique and its regions lie within the canvas, because making one
 * {@linkplain DesignRules#fitted fits} them.
 *
 * @param canvas the picture's size
 * @param scene where everything is, as it ends a caption: "on a beach"; may be empty
 * @param style how it is drawn: "watercolour"; may be empty
 * @param negative what the picture shall not show; may be empty
 * @param seed of the noise that the picture starts from
 * @param entities back to front
 * @param stylePicture what else says how it is drawn, where there is one
 * @param loras scales of LoRAs, by name, that were chosen for this picture; the others have those
 *     that they were given to the program with
 */
public record Design(
    Canvas canvas,
    String scene,
    String style,
    String negative,
    long seed,
    List<Entity> entities,
    Optional<StylePicture> stylePicture,
    Map<String, Double> loras) {

  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth");

  public Design {
    scene = DesignRules.checkText("scene", scene.strip());
    style = DesignRules.checkText("style", style.strip());
    negative = DesignRules.checkText("negative prompt", negative.strip());
    entities = DesignRules.settled(entities, canvas);
    Set<String> ids = entities.stream().map(Entity::id).collect(Collectors.toSet());
    stylePicture = stylePicture.flatMap(picture -> picture.among(ids));
    loras = DesignRules.checkLoras(loras);
  }

  /** One with neither a style picture nor LoRAs of its own. */
  public Design(
      Canvas canvas,
      String scene,
      String style,
      String negative,
      long seed,
      List<Entity> entities) {
    this(canvas, scene, style, negative, seed, entities, Optional.empty(), Map.of());
  }

  /** A canvas with nothing on it. */
  public static Design blank(Canvas canvas, long seed) {
    return new Design(canvas, "", "", "", seed, List.of());
  }

  /** Whether it says nothing yet of what the picture shall show. */
  public boolean isBlank() {
    return entities.isEmpty() && scene.isEmpty();
  }

  /** This design without what is hidden: what a picture of it shows. */
  public Design visible() {
    List<Entity> shown = entities.stream().filter(entity -> !entity.hidden()).toList();
    return shown.size() == entities.size() ? this : withEntities(shown);
  }

  public Optional<Entity> entity(String id) {
    return entities.stream().filter(entity -> entity.id().equals(id)).findFirst();
  }

  /** How far from the back an entity is: 0 is the rearmost. */
  public int indexOf(String id) {
    for (int i = 0; i < entities.size(); i++) {
      if (entities.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new InvalidEdit(
        "There is no \"%s\" in the design; it holds %s."
            .formatted(DesignRules.shown(id), entities.isEmpty() ? "nothing" : ids()));
  }

  /** This design after one edit. */
  public Design with(DesignEdit edit) {
    return edit.applyTo(this);
  }

  /** This design after several edits, in order. */
  public Design with(List<DesignEdit> edits) {
    Design design = this;
    for (DesignEdit edit : edits) {
      design = design.with(edit);
    }
    return design;
  }

  /** The first of "cat", "cat-2", "cat-3", … that no entity has. */
  public String freeId(String word) {
    String id = word;
    for (int n = 2; entity(id).isPresent(); n++) {
      id = word + "-" + n;
    }
    return id;
  }

  /** This design where those of these things that have noise of their own have that of a seed. */
  public Design reseeded(Collection<String> ids, long ownSeed) {
    Design reseeded = this;
    for (String id : ids) {
      if (require(id).seed().isPresent()) {
        reseeded = reseeded.with(new DesignEdit.SetSeed(id, Optional.of(ownSeed)));
      }
    }
    return reseeded;
  }

  /** The picture in whose style a thing is drawn, if it alone is and not everything. */
  public Optional<StylePicture> styleOf(String id) {
    return stylePicture.filter(picture -> picture.things().contains(id));
  }

  /** The picture in whose style everything is drawn. */
  public Optional<StylePicture> wholeStyle() {
    return stylePicture.filter(picture -> picture.things().isEmpty());
  }

  Design withEntities(List<Entity> changed) {
    return new Design(canvas, scene, style, negative, seed, changed, stylePicture, loras);
  }

  Design withScene(String changed) {
    return new Design(canvas, changed, style, negative, seed, entities, stylePicture, loras);
  }

  Design withStyle(String changed) {
    return new Design(canvas, scene, changed, negative, seed, entities, stylePicture, loras);
  }

  Design withNegative(String changed) {
    return new Design(canvas, scene, style, changed, seed, entities, stylePicture, loras);
  }

  Design withSeed(long changed) {
    return new Design(canvas, scene, style, negative, changed, entities, stylePicture, loras);
  }

  Design withStylePicture(Optional<StylePicture> changed) {
    return new Design(canvas, scene, style, negative, seed, entities, changed, loras);
  }

  Design withLoras(Map<String, Double> changed) {
    return new Design(canvas, scene, style, negative, seed, entities, stylePicture, changed);
  }

  /** This design with the entity of the same id exchanged for this one. */
  Design withEntity(Entity changed) {
    List<Entity> all = new ArrayList<>(entities);
    all.set(indexOf(changed.id()), changed);
    return withEntities(all);
  }

  /** The entity of this id, or a refusal that names those there are. */
  Entity require(String id) {
    return entities.get(indexOf(id));
  }

  /**
   * The entity of this id, which may be changed.
   *
   * @throws InvalidEdit if there is none, or it is locked
   */
  public Entity requireUnlocked(String id) {
    Entity entity = require(id);
    if (entity.locked()) {
      throw new InvalidEdit(
          "The %s is locked and stays as it is; unlock it first.".formatted(told(entity)));
    }
    return entity;
  }

  /** What a person is told that a thing is: one of several alike by its place in their row. */
  public String told(Entity entity) {
    List<Entity> row =
        entities.stream()
            .filter(e -> e.prompt().equals(entity.prompt()))
            .sorted(Comparator.comparingDouble(e -> Bounds.of(e.region()).x0()))
            .toList();
    String prompt = DesignRules.shown(entity.prompt());
    int at = row.indexOf(entity);
    return row.size() == 1 || at < 0 || at >= ORDINALS.size()
        ? prompt
        : "%s %s from the left".formatted(ORDINALS.get(at), prompt);
  }

  /** What a person calls a thing: by its prompt, unless there is another of the same. */
  public String name(Entity entity) {
    boolean alone = entities.stream().filter(e -> e.prompt().equals(entity.prompt())).count() == 1;
    return alone ? DesignRules.shown(entity.prompt()) : entity.id();
  }

  private String ids() {
    return String.join(", ", entities.stream().map(Entity::id).toList());
  }
}
