package studio.eligen.cli.pictures;

import java.awt.Rectangle;
import java.util.List;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;

/**
 * A picture to be drawn, with the places of its things.
 *
 * @param overlap how much neighbours shall overlap
 * @param scene as it ends the caption
 * @param things back to front
 */
record PictureTrial(Overlap overlap, String scene, List<Thing> things, long seed) {

  static final int SIDE = 256;

  /**
   * How much two neighbours overlap, as intersection over union. OverLayBench (Li et al. 2025) adds
   * up the overlaps of all pairs, each by how alike the two are in words; here all count alike.
   */
  enum Overlap {
    NONE(0, 0),
    LITTLE(.02, .12),
    MUCH(.12, .35);

    final double least;
    final double most;

    Overlap(double least, double most) {
      this.least = least;
      this.most = most;
    }
  }

  /**
   * A thing of it.
   *
   * @param colour empty where it has its own
   */
  record Thing(String name, String colour, Rectangle box) {

    String prompt() {
      return colour.isEmpty() ? name : colour + " " + name;
    }

    Region.Box region() {
      double side = SIDE;
      return new Region.Box(
          box.x / side, box.y / side, (box.x + box.width) / side, (box.y + box.height) / side);
    }
  }

  String caption() {
    List<String> named = things.stream().map(thing -> English.withArticle(thing.prompt())).toList();
    return English.list(named) + " " + scene;
  }

  /** The sum of the overlaps of all pairs. */
  double overlaps() {
    double sum = 0;
    for (int i = 0; i < things.size(); i++) {
      for (int k = i + 1; k < things.size(); k++) {
        sum += SpriteJudge.overlap(things.get(i).box(), things.get(k).box());
      }
    }
    return sum;
  }

  /** With the regions, or by the caption alone. */
  RenderRequest request(GenerationDefaults defaults, boolean regions) {
    RenderRequest.Builder request = defaults.request(caption()).size(SIDE, SIDE).seed(seed).cfg(1);
    if (regions) {
      things.forEach(thing -> request.entity(thing.prompt(), thing.region()));
    }
    return request.build();
  }
}
