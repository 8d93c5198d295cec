package studio.eligen.cli.pictures;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.pairs.Difference;
import studio.eligen.agent.pairs.EditPlans;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.cli.judge.Sheet;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.engine.RenderRequest;

/**
 * Several things put into a picture of a place, as in the paper's figure 7: all in one pass, or one
 * after another.
 */
final class Insertions {

  private final Ways ways;
  private final RenderPlanner planner;
  private final SpriteJudge judge;
  private final List<PictureTrial> trials;
  private final List<BufferedImage> places = new ArrayList<>();
  private final List<BufferedImage> atOnce = new ArrayList<>();
  private final List<BufferedImage> inTurn = new ArrayList<>();
  private final List<Verdict> saidAtOnce = new ArrayList<>();
  private final List<Verdict> saidInTurn = new ArrayList<>();
  private int outsideAtOnce;
  private int outsideInTurn;

  /**
   * @param trials with two things and more
   */
  Insertions(Ways ways, RenderPlanner planner, SpriteJudge judge, List<PictureTrial> trials) {
    this.ways = ways;
    this.planner = planner;
    this.judge = judge;
    this.trials = trials;
  }

  /** How many pictures will be drawn. */
  int pictures() {
    return trials.stream().mapToInt(trial -> 2 + trial.things().size()).sum();
  }

  /** Draws all, and gives them as a sheet. */
  BufferedImage draw(Runnable drawn) {
    for (PictureTrial trial : trials) {
      Design empty =
          new Design(
              new Canvas(PictureTrial.SIDE, PictureTrial.SIDE),
              trial.scene(),
              "",
              "",
              trial.seed(),
              List.of());
      BufferedImage place = ways.draw(planner.generate(empty, "").request(), Way.ELIGEN);
      drawn.run();
      places.add(place);
      atOnce.add(inserted(trial, empty, place, all(trial), drawn));
      inTurn.add(inserted(trial, empty, place, eachAlone(trial), drawn));
      outsideAtOnce += outside(trial, empty, place, atOnce.get(atOnce.size() - 1));
      outsideInTurn += outside(trial, empty, place, inTurn.get(inTurn.size() - 1));
      saidAtOnce.addAll(Verdict.of(trial, atOnce.get(atOnce.size() - 1), judge));
      saidInTurn.addAll(Verdict.of(trial, inTurn.get(inTurn.size() - 1), judge));
    }
    Sheet sheet = new Sheet(trials.size(), 4);
    sheet.row("what shall be put in, and where", trials.stream().map(PlacesPicture::of).toList());
    sheet.row("the picture before", places);
    sheet.row("all in one pass", atOnce);
    sheet.row("one after another", inTurn);
    return sheet.image();
  }

  private static List<List<DesignEdit>> all(PictureTrial trial) {
    return List.of(eachAlone(trial).stream().flatMap(List::stream).toList());
  }

  private static List<List<DesignEdit>> eachAlone(PictureTrial trial) {
    return IntStream.range(0, trial.things().size())
        .mapToObj(
            i ->
                List.<DesignEdit>of(
                    new DesignEdit.AddEntity(
                        new Entity(
                            "thing-" + (i + 1),
                            trial.things().get(i).prompt(),
                            trial.things().get(i).region()))))
        .toList();
  }

  private BufferedImage inserted(
      PictureTrial trial,
      Design empty,
      BufferedImage place,
      List<List<DesignEdit>> steps,
      Runnable drawn) {
    Design design = empty;
    BufferedImage picture = place;
    for (List<DesignEdit> step : steps) {
      Design next = design.with(step);
      picture = ways.draw(request(design, picture, next), Way.ELIGEN);
      design = next;
      drawn.run();
    }
    return picture;
  }

  private RenderRequest request(Design before, BufferedImage picture, Design after) {
    return ((RenderPlan.Inpaint) planner.plan(before, picture, after)).request();
  }

  /** Pixels that differ from the picture before where nothing was put. */
  private int outside(
      PictureTrial trial, Design empty, BufferedImage place, BufferedImage picture) {
    Design full = empty.with(all(trial).get(0));
    BitSet differs = Difference.of(place, picture);
    differs.andNot(EditPlans.free(request(empty, place, full)).pixels());
    return differs.cardinality();
  }

  String markdown() {
    return """
        | put in | passes for each | in its place | mean overlap | colour right | pixels that differ elsewhere |
        |---|---|---|---|---|---|
        | all in one pass | 1 | %s | %s | %s | %d |
        | one after another | %d | %s | %s | %s | %d |
        """
        .formatted(
            PictureTables.found(saidAtOnce),
            PictureTables.overlap(saidAtOnce),
            PictureTables.colour(saidAtOnce),
            outsideAtOnce,
            trials.get(0).things().size(),
            PictureTables.found(saidInTurn),
            PictureTables.overlap(saidInTurn),
            PictureTables.colour(saidInTurn),
            outsideInTurn);
  }
}
