package studio.eligen.agent.pairs;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;

/**
 * START HERE: makes the pair of a seed and a number, always the same one on the same machine,
 * whatever was made before it: pairs may be made in any order and in many places.
 */
public final class PairFactory {

  private static final int MOST_TRIES = 50;

  private final Scripts scripts;
  private final EditPlans plans;
  private final Renderer renderer;

  public PairFactory(Scripts scripts, EditPlans plans, Renderer renderer) {
    this.scripts = scripts;
    this.plans = plans;
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
      RenderRequest first = plans.whole(script.before());
      BufferedImage original = drawn(first, cancellation);
      Optional<PlannedEdit> second = plans.edit(script, original);
      if (second.isPresent()) {
        RenderRequest request = second.get().request();
        BufferedImage edited = second.get().finish().apply(drawn(request, cancellation));
        Region.Mask mask = second.get().free();
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
            request.prompt(),
            within.cardinality(),
            outside.cardinality());
      }
    }
    throw new RenderException.BadRequest(
        "No edit of %d changed anything that shows; the model's vocabulary.json names too little."
            .formatted(MOST_TRIES));
  }

  /** Mixed twice: generators whose seeds are near each other would give like numbers. */
  private static SplittableRandom random(long seed, long number) {
    long first = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(first + number).nextLong());
  }

  private BufferedImage drawn(RenderRequest request, Cancellation cancellation) {
    return renderer.render(request, RenderListener.SILENT, cancellation).image();
  }
}
