package studio.eligen.agent.annotation;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.annotation.Annotation.Dropped;
import studio.eligen.agent.annotation.Annotation.Entity;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.mllm.parsing.WrittenBox;
import studio.eligen.engine.Region;

/** Which of the boxes that a model wrote are learnt from, and why the others are not. */
final class BoxRules {

  /** Whoever changes a rule counts it up: pictures are then asked about anew. */
  static final int VERSION = 1;

  /** How far a box may overshoot the border, in fractions: models round, or are one pixel off. */
  private static final double OVERSHOOT = 0.03;

  /** A token of a picture of 512 pixels is this share of its side: less is not told apart. */
  private static final double LEAST_SIDE = 1.0 / 32;

  /** A box of more of the picture than this is a scene and no thing in it. */
  private static final double MOST_AREA = 0.9;

  /** From this intersection over union on, two boxes hold one thing, whatever they are called. */
  private static final double SAME_PLACE = 0.9;

  /** The same for boxes of one name. */
  private static final double SAME_THING = 0.7;

  /** Colours of one channel that differ by no more look alike. */
  private static final int ALIKE = 3;

  /** Pixels across and down that a box is looked at. */
  private static final int SAMPLES = 32;

  private static final Set<String> NO_THINGS =
      Set.of(
          "",
          "background",
          "foreground",
          "scene",
          "image",
          "picture",
          "photo",
          "object",
          "thing",
          "entity",
          "unknown",
          "none",
          "label",
          "n/a");

  private BoxRules() {}

  /** What is left, in the order in which it was written, and what is not. */
  record Sorted(List<Entity> entities, List<Dropped> dropped) {}

  static Sorted sort(List<WrittenBox> written, BufferedImage picture) {
    List<Entity> entities = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    for (WrittenBox one : written) {
      Optional<Doubt> doubt = aboutNumbers(one);
      if (doubt.isEmpty()) {
        Entity entity = new Entity(prompt(one.label()), box(one));
        doubt = aboutPlace(entity, entities, picture);
        if (doubt.isEmpty()) {
          entities.add(entity);
        }
      }
      doubt.ifPresent(why -> dropped.add(new Dropped(one.label(), why)));
    }
    return new Sorted(entities, dropped);
  }

  private static Optional<Doubt> aboutNumbers(WrittenBox one) {
    double left = Math.min(one.x0(), one.x1());
    double right = Math.max(one.x0(), one.x1());
    double top = Math.min(one.y0(), one.y1());
    double bottom = Math.max(one.y0(), one.y1());
    if (!Double.isFinite(left + right + top + bottom)) {
      return Optional.of(Doubt.NO_NUMBER);
    }
    if (left >= 1 || right <= 0 || top >= 1 || bottom <= 0) {
      return Optional.of(Doubt.OUTSIDE);
    }
    if (Math.min(left, top) < -OVERSHOOT || Math.max(right, bottom) > 1 + OVERSHOOT) {
      return Optional.of(Doubt.BEYOND);
    }
    boolean thin =
        Math.min(1, right) - Math.max(0, left) < LEAST_SIDE
            || Math.min(1, bottom) - Math.max(0, top) < LEAST_SIDE;
    return thin ? Optional.of(Doubt.SMALL) : Optional.empty();
  }

  private static Optional<Doubt> aboutPlace(
      Entity entity, List<Entity> before, BufferedImage picture) {
    if (entity.box().width() * entity.box().height() > MOST_AREA) {
      return Optional.of(Doubt.WHOLE);
    }
    if (NO_THINGS.contains(entity.prompt().toLowerCase(Locale.ROOT))
        || entity.prompt().chars().noneMatch(Character::isLetter)) {
      return Optional.of(Doubt.NAMELESS);
    }
    if (before.stream().anyMatch(other -> isSame(entity, other))) {
      return Optional.of(Doubt.TWICE);
    }
    return isEmpty(picture, entity.box()) ? Optional.of(Doubt.EMPTY) : Optional.empty();
  }

  private static boolean isSame(Entity one, Entity other) {
    double overlap = Bounds.of(one.box()).overlap(Bounds.of(other.box()));
    return overlap > SAME_PLACE
        || overlap > SAME_THING && one.prompt().equalsIgnoreCase(other.prompt());
  }

  private static Region.Box box(WrittenBox one) {
    return new Region.Box(
        Math.max(0, Math.min(one.x0(), one.x1())),
        Math.max(0, Math.min(one.y0(), one.y1())),
        Math.min(1, Math.max(one.x0(), one.x1())),
        Math.min(1, Math.max(one.y0(), one.y1())));
  }

  /** On one line, without what an article adds and what would steer a terminal. */
  private static String prompt(String label) {
    return label
        .replaceAll("[\\s\\p{Cntrl}]+", " ")
        .strip()
        .replaceFirst("(?i)^(an?|the)\\s+", "")
        .replaceFirst("[.,;:\\s]+$", "");
  }

  private static boolean isEmpty(BufferedImage picture, Region.Box box) {
    int[] least = {255, 255, 255};
    int[] most = {0, 0, 0};
    for (int row = 0; row < SAMPLES; row++) {
      for (int column = 0; column < SAMPLES; column++) {
        int rgb =
            picture.getRGB(
                at(box.x0(), box.x1(), column, picture.getWidth()),
                at(box.y0(), box.y1(), row, picture.getHeight()));
        for (int channel = 0; channel < 3; channel++) {
          int value = rgb >> 8 * channel & 255;
          least[channel] = Math.min(least[channel], value);
          most[channel] = Math.max(most[channel], value);
        }
      }
    }
    return most[0] - least[0] <= ALIKE
        && most[1] - least[1] <= ALIKE
        && most[2] - least[2] <= ALIKE;
  }

  private static int at(double from, double to, int sample, int size) {
    return (int) Math.min(size - 1, (from + (to - from) * (sample + 0.5) / SAMPLES) * size);
  }
}
