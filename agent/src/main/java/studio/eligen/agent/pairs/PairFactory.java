package studio.eligen.agent.pairs;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Silhouettes;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Edit;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;

/**
 * START HERE: makes the pair of a seed and a number, always the same one on the same machine,
 * whatever was made before it: pairs may be made in any order and in many places.
 *
 * <p>Both pictures are drawn as a conversation draws them: the second by the plan that leads from
 * the first design to the second, so that what the edit does not touch is held, to the pixel.
 */
public final class PairFactory {

  private static final int MOST_TRIES = 50;

  private final Scripts scripts;
  private final RenderPlanner planner;
  private final Renderer renderer;

  public PairFactory(Scripts scripts, RenderPlanner planner, Renderer renderer) {
    this.scripts = scripts;
    this.planner = planner;
    this.renderer = renderer;
  }

  /**
   * Makes a pair. The kinds of edit come in turn.
   *
   * @param number from 0
   * @throws RenderException if a picture cannot be drawn
   */
  public Pair pair(long seed, long number, Cancellation cancellation) {
    EditKind[] kinds = EditKind.values();
    EditKind kind = kinds[(int) Math.floorMod(number, (long) kinds.length)];
    SplittableRandom random = random(seed, number);
    for (int i = 0; i < MOST_TRIES; i++) {
      PairScript script = scripts.script(kind, random);
      RenderRequest first = planner.generate(script.before(), "").request();
      BufferedImage original = drawn(first, cancellation);
      Optional<RenderRequest> second = request(script, original);
      if (second.isPresent()) {
        BufferedImage edited = drawn(second.get(), cancellation);
        return pair(seed, number, script, first, second.get(), edited, original);
      }
    }
    throw new IllegalStateException("No edit of %d changed anything that shows.".formatted(MOST_TRIES));
  }

  /** Mixed twice: generators whose seeds are near each other would give like numbers. */
  private static SplittableRandom random(long seed, long number) {
    long first = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(first + number).nextLong());
  }

  private BufferedImage drawn(RenderRequest request, Cancellation cancellation) {
    return renderer.render(request, RenderListener.SILENT, cancellation).image();
  }

  /** The way to the second picture, unless nothing would be seen of it. */
  private Optional<RenderRequest> request(PairScript script, BufferedImage original) {
    RenderPlan plan =
        script.wish().kind() == EditKind.BACKGROUND
            ? background(script, original)
            : planner.plan(script.before(), original, script.after());
    if (plan instanceof RenderPlan.Generate whole) {
      return Optional.of(whole.request());
    }
    return plan instanceof RenderPlan.Inpaint inpaint
        ? Optional.of(inpaint.request())
        : Optional.empty();
  }

  /** The things stay, as the picture shows them; all around them becomes another scene. */
  private RenderPlan background(PairScript script, BufferedImage original) {
    Design held = Silhouettes.locked(script.before(), original);
    Design there = held.with(new DesignEdit.SetScene(script.after().scene()));
    return planner.anew(held, original, there, "");
  }

  private static Pair pair(
      long seed,
      long number,
      PairScript script,
      RenderRequest first,
      RenderRequest second,
      BufferedImage edited,
      BufferedImage original) {
    Region.Mask mask = free(second);
    BitSet within = Difference.of(original, edited);
    BitSet outside = (BitSet) within.clone();
    within.and(mask.pixels());
    outside.andNot(mask.pixels());
    return new Pair(
        seed,
        number,
        script,
        original,
        edited,
        mask,
        first.prompt(),
        second.prompt(),
        within.cardinality(),
        outside.cardinality());
  }

  /** The pixels that a request is free to change. */
  static Region.Mask free(RenderRequest request) {
    int width = request.width();
    int height = request.height();
    BitSet free = new BitSet(width * height);
    Optional<GreyMap> levels =
        request
            .edit()
            .flatMap(Edit::release)
            .filter(Edit.Release.Levels.class::isInstance)
            .map(release -> ((Edit.Release.Levels) release).map());
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      free.set(i, levels.isEmpty() || levels.get().at(x, y) > 0);
    }
    return new Region.Mask(width, height, free);
  }
}
