package studio.eligen.agent.pairs;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Silhouettes;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;

/**
 * How the pictures of a script are drawn: as a conversation draws them, so that what the edit does
 * not touch is held, to the pixel. Of another background the things stay, as the picture shows
 * them, and all around them is drawn anew.
 */
public final class EditPlans {

  private final RenderPlanner planner;

  public EditPlans(RenderPlanner planner) {
    this.planner = planner;
  }

  /** All of a design. */
  public RenderRequest whole(Design design) {
    return planner.generate(design, "").request();
  }

  /**
   * From a picture to the next, unless nothing would be seen of it.
   *
   * @param picture of the script's first design; it is not changed
   */
  public Optional<PlannedEdit> edit(PairScript script, BufferedImage picture) {
    if (script.wish().kind() == EditKind.BACKGROUND) {
      return Optional.of(background(script, picture));
    }
    RenderPlan plan = planner.plan(script.before(), picture, script.after());
    return plan instanceof RenderPlan.Inpaint inpaint
        ? Optional.of(planned(inpaint.request()))
        : Optional.empty();
  }

  private static PlannedEdit planned(RenderRequest request) {
    return new PlannedEdit(request, free(request), drawn -> drawn);
  }

  private PlannedEdit background(PairScript script, BufferedImage picture) {
    Silhouettes things = Silhouettes.of(script.before(), picture);
    Design there = things.locked().with(new DesignEdit.SetScene(script.after().scene()));
    RenderRequest request = planner.anew(things.locked(), picture, there, "").request();
    return new PlannedEdit(request, things.around(), things::joined);
  }

  /** The pixels that a request is free to change. */
  public static Region.Mask free(RenderRequest request) {
    int width = request.width();
    int height = request.height();
    Optional<GreyMap> levels =
        request
            .edit()
            .flatMap(Edit::release)
            .filter(Edit.Release.Levels.class::isInstance)
            .map(release -> ((Edit.Release.Levels) release).map());
    BitSet free = new BitSet(width * height);
    for (int i = 0; i < width * height; i++) {
      free.set(i, levels.isEmpty() || levels.get().at(i % width, i / width) > 0);
    }
    return new Region.Mask(width, height, free);
  }
}
