package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.NumberRange;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.Seed;

/** Plans pictures of one design from several seeds, and draws them one after another. */
public final class Variations {

  /** Most that are drawn at once. */
  public static final int MOST = 16;

  /** Of their files, as they are all in memory: what is more is not drawn. */
  private static final long MOST_BYTES = Math.max(32 << 20, Runtime.getRuntime().maxMemory() / 64);

  private final Optional<String> entity;
  private final List<Sketch> sketches;

  private record Sketch(long seed, Design design, RenderRequest request, RenderPlan plan) {}

  private Variations(Optional<String> entity, List<Sketch> sketches) {
    this.entity = entity;
    this.sketches = sketches;
  }

  /**
   * Of the whole picture, apart from what is locked.
   *
   * @param picture of the design, if it was drawn
   * @param first the first of the seeds
   * @throws InvalidEdit if the number is not 1 to {@value #MOST}
   */
  public static Variations ofDesign(
      RenderPlanner planner, Design design, Optional<Picture> picture, long first, int number) {
    checkNumber(number, MOST);
    List<Sketch> sketches =
        LongStream.range(0, number)
            .map(i -> first + i)
            .mapToObj(seed -> whole(planner, design, picture, seed))
            .toList();
    return new Variations(Optional.empty(), sketches);
  }

  /**
   * Of one thing in its place; the rest stays, to the pixel.
   *
   * @param picture of the design
   * @param first the first of the seeds
   * @throws InvalidEdit if the number is not 1 to {@value #MOST}, if there is no such thing to be
   *     seen, or if it is locked
   */
  public static Variations ofEntity(
      RenderPlanner planner, Design design, Picture picture, String id, long first, int number) {
    checkNumber(number, MOST);
    List<Sketch> sketches = new ArrayList<>();
    for (long seed = first; seed != first + number; seed++) {
      RenderPlan.Inpaint plan = planner.redraw(design, picture.image(), List.of(id), seed);
      sketches.add(new Sketch(seed, design.reseeded(List.of(id), seed), plan.request(), plan));
    }
    return new Variations(Optional.of(id), sketches);
  }

  /** The first of {@value #MOST} seeds from which no earlier version drew a thing. */
  public static long freshSeed(History history) {
    return history.design().seed() + 1 + (long) MOST * history.current().number();
  }

  /**
   * Draws them all. Where one fails or is cancelled, or they fill the memory that there is for
   * them, those before it are the result.
   *
   * @param planned hears of each before it is drawn
   * @param drawn hears of each when it is there
   * @throws RenderException if not even the first could be drawn
   */
  public List<Variation> draw(
      Renderer renderer,
      RenderListener listener,
      Cancellation cancellation,
      Consumer<RenderPlan> planned,
      Consumer<Variation> drawn) {
    List<Variation> all = new ArrayList<>();
    try {
      for (Sketch sketch : sketches) {
        planned.accept(sketch.plan());
        RenderedImage rendered = renderer.render(sketch.request(), listener, cancellation);
        Picture picture = Picture.of(rendered, sketch.design());
        all.add(new Variation(entity, sketch.seed(), sketch.design(), picture));
        drawn.accept(all.get(all.size() - 1));
        if (bytes(all) > MOST_BYTES) {
          break;
        }
      }
    } catch (RenderException | InvalidInput e) {
      if (all.isEmpty()) {
        throw e;
      }
    }
    return all;
  }

  /** Bytes of their pictures, which are held in memory. */
  public static long bytes(List<Variation> variations) {
    return variations.stream().mapToLong(each -> each.picture().bytes()).sum();
  }

  private static Sketch whole(
      RenderPlanner planner, Design design, Optional<Picture> picture, long seed) {
    Design reseeded = design.with(new DesignEdit.Reseed(seed));
    String reason = " from seed " + Seed.text(seed);
    RenderPlan.Generate plan =
        picture
            .map(shown -> planner.anew(design, shown.image(), reseeded, reason))
            .orElseGet(() -> planner.generate(reseeded, reason));
    return new Sketch(seed, reseeded, plan.request(), plan);
  }

  /**
   * @param most that may be drawn at once
   * @throws InvalidEdit if the number is not 1 to that
   */
  public static void checkNumber(int number, int most) {
    if (number < 1 || number > most) {
      throw new InvalidEdit(
          "%d variations cannot be drawn at once; ask for %s."
              .formatted(number, NumberRange.told(1, most)));
    }
  }
}
