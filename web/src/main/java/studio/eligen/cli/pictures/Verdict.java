package studio.eligen.cli.pictures;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import studio.eligen.cli.judge.SpriteJudge;

/**
 * What a judge says of one thing of a trial.
 *
 * @param overlap of where it is with where it should be, as intersection over union; 0 where it is
 *     not in the picture
 * @param colourRight empty where it was asked for in no colour, or is not in its place
 */
record Verdict(PictureTrial trial, double overlap, Optional<Boolean> colourRight) {

  /** A thing is in its place from here on. */
  private static final double IN_PLACE = .5;

  boolean found() {
    return overlap >= IN_PLACE;
  }

  /** Of all things of a picture. */
  static List<Verdict> of(PictureTrial trial, BufferedImage picture, SpriteJudge judge) {
    return trial.things().stream().map(thing -> of(trial, thing, picture, judge)).toList();
  }

  private static Verdict of(
      PictureTrial trial, PictureTrial.Thing thing, BufferedImage picture, SpriteJudge judge) {
    Optional<Rectangle> box =
        judge.find(picture, thing.name(), thing.box()).map(SpriteJudge.Find::box);
    double overlap = box.map(found -> SpriteJudge.overlap(found, thing.box())).orElse(0.0);
    boolean judged = overlap >= IN_PLACE && !thing.colour().isEmpty();
    return new Verdict(
        trial,
        overlap,
        judged
            ? Optional.of(judge.colour(picture, box.get()).equals(thing.colour()))
            : Optional.empty());
  }
}
