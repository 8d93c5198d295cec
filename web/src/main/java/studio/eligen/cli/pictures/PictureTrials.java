package studio.eligen.cli.pictures;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.pairs.Scripts;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.cli.judge.Sprites.Sprite;
import studio.eligen.cli.pictures.PictureTrial.Overlap;
import studio.eligen.cli.pictures.PictureTrial.Thing;

/** PictureTrials by lot: one to four things, that overlap not, a little, or much. */
final class PictureTrials {

  private static final int TOKEN = 16;
  private static final int TOKENS = PictureTrial.SIDE / TOKEN;
  private static final int MOST = 4;
  private static final double COLOURED = .5;

  /** Of the longer side, in tokens, for so many things. */
  private static final int[] LARGEST = {0, 9, 7, 6, 5};

  private static final int SMALLEST = 5;
  private static final int TRIES = 400;

  private final Sprites sprites;
  private final List<String> scenes;
  private final List<String> colours;
  private final SplittableRandom random;

  PictureTrials(Sprites sprites, Vocabulary vocabulary, long seed) {
    this.sprites = sprites;
    this.scenes =
        vocabulary.places().isEmpty()
            ? Scripts.scenes(vocabulary)
            : vocabulary.places().stream().map(place -> place.phrases().get(0)).toList();
    this.colours = sprites.colours();
    this.random = new SplittableRandom(seed);
  }

  /** So many of each number of things and each overlap. */
  List<PictureTrial> of(int each) {
    List<PictureTrial> trials = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (int things = 1; things <= MOST; things++) {
        for (Overlap overlap : Overlap.values()) {
          if (things > 1 || overlap == Overlap.NONE) {
            trials.add(one(things, overlap));
          }
        }
      }
    }
    return trials;
  }

  /** One with so many things. */
  PictureTrial one(int number, Overlap overlap) {
    Optional<List<Thing>> things = Optional.empty();
    while (things.isEmpty()) {
      things = things(number, overlap);
    }
    return new PictureTrial(
        overlap, scenes.get(random.nextInt(scenes.size())), things.get(), random.nextInt(1 << 30));
  }

  private Optional<List<Thing>> things(int number, Overlap overlap) {
    List<Thing> things = new ArrayList<>();
    for (int tries = 0; things.size() < number; tries++) {
      if (tries == TRIES) {
        return Optional.empty();
      }
      Thing next = thing(LARGEST[number]);
      if (fits(next, things, overlap)) {
        things.add(next);
      }
    }
    return Optional.of(things);
  }

  /** It overlaps the one before it as it should, and no other more. */
  private static boolean fits(Thing next, List<Thing> there, Overlap overlap) {
    for (int i = 0; i < there.size(); i++) {
      double shared = SpriteJudge.overlap(next.box(), there.get(i).box());
      boolean neighbour = i == there.size() - 1;
      if (shared > overlap.most
          || neighbour && shared < overlap.least
          || next.name().equals(there.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  private Thing thing(int largest) {
    Sprite sprite = sprites.all().get(random.nextInt(sprites.all().size()));
    boolean coloured = sprite.takesColours() && random.nextDouble() < COLOURED;
    String colour = coloured ? colours.get(random.nextInt(colours.size())) : "";
    int longer = random.nextInt(SMALLEST, largest + 1);
    double aspect = sprite.aspect();
    int width = Math.max(2, (int) Math.round(aspect >= 1 ? longer : longer * aspect));
    int height = Math.max(2, (int) Math.round(aspect >= 1 ? longer / aspect : longer));
    return new Thing(
        sprite.name(),
        colour,
        new Rectangle(
            TOKEN * random.nextInt(TOKENS - width + 1),
            TOKEN * random.nextInt(TOKENS - height + 1),
            TOKEN * width,
            TOKEN * height));
  }
}
