package studio.eligen.cli.pictures;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import studio.eligen.cli.judge.Composition;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;

/**
 * What the judge says where the truth is known: of the sprites themselves in their places, and of
 * things that are not there.
 */
final class KnownTruths {

  private static final long UNSEEN = 77;

  private KnownTruths() {}

  static void add(
      List<PictureTrial> trials, Sprites sprites, SpriteJudge judge, PictureTables tables) {
    SplittableRandom random = new SplittableRandom(UNSEEN);
    List<BufferedImage> pictures = new ArrayList<>();
    for (PictureTrial trial : trials) {
      List<Composition.Thing> things =
          trial.things().stream()
              .map(
                  thing ->
                      new Composition.Thing(sprites.of(thing.name()), thing.colour(), thing.box()))
              .toList();
      pictures.add(Composition.of(things, random).picture());
    }
    for (int i = 0; i < trials.size(); i++) {
      BufferedImage own = pictures.get(i);
      BufferedImage other = pictures.get((i + 1) % trials.size());
      tables.add("(the sprites themselves)", Verdict.of(trials.get(i), own, judge));
      tables.add("(another trial's picture)", Verdict.of(trials.get(i), other, judge));
    }
  }
}
