package studio.eligen.agent.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.eligen.engine.Region;

/**
 * A change to a design, as a value. Conversation, canvas and terminal all make the same ones.
 *
 * <p>Each throws {@link InvalidEdit} with a sentence that says what to do where it does not fit the
 * design, and then nothing is changed.
 */
public sealed interface DesignEdit {

  /** The design after this edit. */
  Design applyTo(Design design);

  /** Puts a new thing in front of all others. Its id must be free. */
  record AddEntity(Entity entity) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      if (design.entity(entity.id()).isPresent()) {
        throw new InvalidEdit(
            "The design already has a \"%s\"; \"%s\" is free."
                .formatted(entity.id(), design.freeId(entity.id())));
      }
      List<Entity> all = new ArrayList<>(design.entities());
      all.add(entity);
      return design.withEntities(all);
    }
  }

  record RemoveEntity(String id) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      List<Entity> all = new ArrayList<>(design.entities());
      all.remove(design.requireUnlocked(id));
      return design.withEntities(all);
    }
  }

  /**
   * Moves a thing, as far as the canvas goes.
   *
   * @param dx to the right, in picture widths
   * @param dy down, in picture heights
   */
  record MoveEntity(String id, double dx, double dy) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      Entity entity = design.requireUnlocked(id);
      Bounds moved = Bounds.of(entity.region()).movedWithin(dx, dy);
      return design.withEntity(
          entity.withRegion(Shapes.stretched(entity.region(), moved, design.canvas())));
    }
  }

  /**
   * Makes a thing larger or smaller, as far as the canvas goes.
   *
   * @param widthFactor above 1 is wider
   * @param heightFactor above 1 is taller
   */
  record ResizeEntity(String id, double widthFactor, double heightFactor, Anchor anchor)
      implements DesignEdit {
    public ResizeEntity {
      checkFactor(widthFactor);
      checkFactor(heightFactor);
    }

    @Override
    public Design applyTo(Design design) {
      Entity entity = design.requireUnlocked(id);
      Bounds resized = Bounds.of(entity.region()).resizedWithin(widthFactor, heightFactor, anchor);
      return design.withEntity(
          entity.withRegion(Shapes.stretched(entity.region(), resized, design.canvas())));
    }

    private static void checkFactor(double factor) {
      if (!(factor > 0 && factor <= 100)) {
        throw new InvalidEdit(
            "A size cannot be multiplied by %s; give a factor above 0 and up to 100."
                .formatted(factor));
      }
    }
  }

  /** Which point of a thing stays where it is while its size changes. */
  enum Anchor {
    CENTRE,
    /** The middle of its bottom edge: what stands keeps standing. */
    FOOT
  }

  record ReshapeEntity(String id, Region region) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withEntity(design.requireUnlocked(id).withRegion(region));
    }
  }

  record RepromptEntity(String id, String prompt) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withEntity(design.requireUnlocked(id).withPrompt(prompt));
    }
  }

  /**
   * Puts a thing in front of or behind others.
   *
   * @param index its new place from the back; 0 is the rearmost, large numbers mean the front
   */
  record Reorder(String id, int index) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      List<Entity> all = new ArrayList<>(design.entities());
      Entity entity = design.requireUnlocked(id);
      all.remove(entity);
      all.add(Math.max(0, Math.min(index, all.size())), entity);
      return design.withEntities(all);
    }
  }

  record SetScene(String scene) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withScene(scene);
    }
  }

  record SetStyle(String style) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withStyle(style);
    }
  }

  /** Draws all, or what the picture names, in the style of another picture, or of none. */
  record SetStylePicture(Optional<StylePicture> picture) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      Design styled = design.withStylePicture(picture);
      picture.ifPresent(given -> given.things().forEach(design::require));
      design.entities().stream()
          .map(Entity::id)
          .filter(id -> !design.styleOf(id).equals(styled.styleOf(id)))
          .forEach(design::requireUnlocked);
      return styled;
    }
  }

  /**
   * Draws with a LoRA that the program was given.
   *
   * @param scale 1 is as trained, 0 without it
   */
  record SetLora(String name, double scale) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      Map<String, Double> loras = new TreeMap<>(design.loras());
      loras.put(name, scale);
      return design.withLoras(loras);
    }
  }

  /**
   * What shall not be drawn from now on; empty is nothing in particular. The picture that is there
   * stays.
   */
  record SetNegative(String negative) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withNegative(negative);
    }
  }

  /**
   * Lets a thing's words, place and pixels stay, whatever else changes, or ends that. What is
   * locked refuses every other edit of it, also one of many things or of all; taking a turn back is
   * no edit.
   */
  record SetLocked(String id, boolean locked) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withEntity(design.require(id).withLocked(locked));
    }
  }

  /**
   * Lets a thing's place show what is behind it, or shows it again. A hidden thing can be edited:
   * it is shown again as it is then.
   */
  record SetHidden(String id, boolean hidden) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withEntity(design.requireUnlocked(id).withHidden(hidden));
    }
  }

  /**
   * Gives a thing noise of its own, which nothing else changes, or lets it have the picture's
   * again. Where it has another then, it is drawn anew in its place.
   */
  record SetSeed(String id, Optional<Long> seed) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withEntity(design.requireUnlocked(id).withSeed(seed));
    }
  }

  /**
   * Says how strongly a thing is drawn anew from now on where it changes; empty is as each change
   * asks for. The picture that is there stays.
   */
  record SetStrength(String id, Optional<Double> strength) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withEntity(design.requireUnlocked(id).withStrength(strength));
    }
  }

  /**
   * Another picture size; things keep their places as fractions of it. One that is locked cannot
   * keep its pixels there, so it refuses.
   */
  record SetCanvas(Canvas canvas) implements DesignEdit {
    @Override
    public Design applyTo(Design d) {
      if (!canvas.equals(d.canvas())) {
        d.entities().forEach(entity -> d.requireUnlocked(entity.id()));
      }
      List<Entity> rescaled =
          d.entities().stream()
              .map(entity -> entity.withRegion(Shapes.onCanvas(entity.region(), canvas)))
              .toList();
      return new Design(
          canvas,
          d.scene(),
          d.style(),
          d.negative(),
          d.seed(),
          rescaled,
          d.stylePicture(),
          d.loras());
    }
  }

  /** The same design drawn anew from other noise. */
  record Reseed(long seed) implements DesignEdit {
    @Override
    public Design applyTo(Design design) {
      return design.withSeed(seed);
    }
  }
}
