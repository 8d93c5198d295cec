package studio.eligen.cli.judge;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.eligen.cli.judge.Composition.Thing;

/**
 * Says which of the sprites' things is in a picture and where, and in which colour. It learns from
 * sprites before shapes alone, and has never seen what a model drew.
 */
public final class SpriteJudge {

  private static final int EXAMPLES = 1500;
  private static final long SEEN = 1;

  /** A window that a thing fills less than this shows no thing. */
  private static final double OFF = .35;

  private static final double[] SCALES = {.8, 1, 1.25};
  private static final int STEP = 16;

  /** Windows that overlap by more show the same thing. */
  private static final double APART = .2;

  private final Sprites sprites;
  private final Ridge things;
  private final Ridge colours;
  private final int nothing;

  private SpriteJudge(Sprites sprites) {
    this.sprites = sprites;
    this.nothing = sprites.all().size();
    this.things = new Ridge(Features.SHAPE, nothing + 1);
    this.colours = new Ridge(Features.COLOUR, Tint.COLOURS.size());
  }

  /**
   * Where a thing was found.
   *
   * @param sure how much more the window looks like it than like anything else, above 0
   */
  public record Find(Rectangle box, double sure) {}

  /** Trains one; it takes some seconds. */
  public static SpriteJudge trained(Sprites sprites) {
    return trained(sprites, EXAMPLES);
  }

  /** The same from so many pictures. */
  public static SpriteJudge trained(Sprites sprites, int examples) {
    SpriteJudge judge = new SpriteJudge(sprites);
    SplittableRandom random = new SplittableRandom(SEEN);
    for (int i = 0; i < examples; i++) {
      judge.learn(Composition.of(sprites, random), random);
    }
    judge.things.solve();
    judge.colours.solve();
    return judge;
  }

  private void learn(Composition composition, SplittableRandom random) {
    PixelView view = PixelView.of(composition.picture());
    for (Thing thing : composition.things()) {
      if (composition.shows(thing)) {
        Rectangle near = shaken(thing.box(), .06, random);
        things.add(Features.shape(view, near), sprites.index(thing.sprite().name()));
        if (!thing.colour().isEmpty()) {
          colours.add(Features.colour(view, near), Tint.COLOURS.indexOf(thing.colour()));
        }
      }
      Rectangle off = shaken(thing.box(), .6, random);
      if (composition.things().stream().allMatch(one -> overlap(one.box(), off) < OFF)) {
        things.add(Features.shape(view, off), nothing);
      }
    }
  }

  private static Rectangle shaken(Rectangle box, double share, SplittableRandom random) {
    double scale = Math.exp(random.nextDouble(-share, share));
    int width = Math.max(8, (int) Math.round(box.width * scale));
    int height = Math.max(8, (int) Math.round(box.height * scale));
    double right = random.nextDouble(-share, share) * box.width;
    double down = random.nextDouble(-share, share) * box.height;
    return new Rectangle(
        (int) (box.x + right + (box.width - width) / 2.0),
        (int) (box.y + down + (box.height - height) / 2.0),
        width,
        height);
  }

  /** The name of what fills a box; empty where it is none of the things. */
  public Optional<String> thing(BufferedImage picture, Rectangle box) {
    int best = best(things.scores(Features.shape(PixelView.of(picture), box)));
    return best == nothing ? Optional.empty() : Optional.of(sprites.all().get(best).name());
  }

  /** The colour of what fills a box, of the ten. */
  public String colour(BufferedImage picture, Rectangle box) {
    return Tint.COLOURS.get(best(colours.scores(Features.colour(PixelView.of(picture), box))));
  }

  /**
   * Where in the picture a thing is: the window, as high by its width as the box that is asked for
   * and about as large, that looks more like it than like any other thing, and most.
   *
   * @param asked the box in which it should be
   */
  public Optional<Find> find(BufferedImage picture, String name, Rectangle asked) {
    return finds(picture, name, asked).stream().max(Comparator.comparing(Find::sure));
  }

  /** All windows of such a thing that have no better one over them. */
  public List<Find> all(BufferedImage picture, String name, Rectangle asked) {
    List<Find> kept = new ArrayList<>();
    finds(picture, name, asked).stream()
        .sorted(Comparator.comparing(Find::sure).reversed())
        .filter(find -> kept.stream().allMatch(one -> overlap(one.box(), find.box()) < APART))
        .forEach(kept::add);
    return kept;
  }

  private List<Find> finds(BufferedImage picture, String name, Rectangle asked) {
    int wanted = sprites.index(name);
    PixelView view = PixelView.of(picture);
    List<Find> finds = new ArrayList<>();
    for (double scale : SCALES) {
      int width = (int) Math.round(asked.width * scale);
      int height = (int) Math.round(asked.height * scale);
      int left = Math.floorMod(asked.x + (asked.width - width) / 2, STEP);
      int top = Math.floorMod(asked.y + (asked.height - height) / 2, STEP);
      for (int y = top; y + height <= picture.getHeight(); y += STEP) {
        for (int x = left; x + width <= picture.getWidth(); x += STEP) {
          Rectangle window = new Rectangle(x, y, width, height);
          double sure = margin(things.scores(Features.shape(view, window)), wanted);
          if (sure > 0) {
            finds.add(new Find(window, sure));
          }
        }
      }
    }
    return finds;
  }

  private static double margin(double[] scores, int wanted) {
    double other = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      other = c == wanted ? other : Math.max(other, scores[c]);
    }
    return scores[wanted] - other;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  /** Intersection over union. */
  public static double overlap(Rectangle one, Rectangle other) {
    Rectangle both = one.intersection(other);
    if (both.isEmpty()) {
      return 0;
    }
    double common = (double) both.width * both.height;
    return common
        / ((double) one.width * one.height + (double) other.width * other.height - common);
  }
}
