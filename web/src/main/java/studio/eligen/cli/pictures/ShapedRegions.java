package studio.eligen.cli.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.cli.judge.Interval;
import studio.eligen.cli.judge.Sheet;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.cli.judge.Sprites.Sprite;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.PixelMask;

/**
 * Regions of other shapes than boxes, as in the paper's figure 6: how much of what is drawn before
 * a white background lies within its region, and how much of the region it fills.
 */
final class ShapedRegions {

  private static final int SIDE = PictureTrial.SIDE;

  /** A pixel that differs from white by more, of 255, is the thing's. */
  private static final int DRAWN = 40;

  private static final String SCENE = "on a white background";

  /** Things whose shape is much alike from all sides, and others; none of them pale. */
  private static final List<String> THINGS =
      List.of("dragon", "pumpkin", "couch", "helicopter", "rose");

  /** The shapes, each in a box of its own. */
  private enum Shape {
    BOX("box"),
    ELLIPSE("ellipse"),
    DIAMOND("diamond"),
    LEANING("leaning bar"),
    SILHOUETTE("its own silhouette");

    private final String title;

    Shape(String title) {
      this.title = title;
    }
  }

  private final Sprites sprites;
  private final Ways ways;
  private final GenerationDefaults defaults;
  private final Map<Shape, List<Double>> trained = new LinkedHashMap<>();
  private final Map<Shape, List<Double>> untrained = new LinkedHashMap<>();
  private final Map<Shape, List<Double>> best = new LinkedHashMap<>();

  /** Of how many pictures each shape's figures are. */
  private final int things;

  /**
   * @param things of each shape, at most five
   */
  ShapedRegions(Sprites sprites, Ways ways, GenerationDefaults defaults, int things) {
    this.sprites = sprites;
    this.ways = ways;
    this.defaults = defaults;
    this.things = Math.min(things, THINGS.size());
  }

  /** How many pictures will be drawn. */
  int pictures() {
    return 2 * Shape.values().length * things;
  }

  /** Draws all, and gives them as a sheet: each region, and below what was drawn in it. */
  BufferedImage draw(Runnable drawn) {
    List<BufferedImage> asked = new ArrayList<>();
    List<BufferedImage> without = new ArrayList<>();
    List<BufferedImage> with = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String thing : THINGS.subList(0, things)) {
        Region region = region(shape, sprites.of(thing));
        BitSet pixels = PixelMask.of(region, new PictureGrid(SIDE, SIDE)).pixels();
        RenderRequest request = request(thing, region);
        BufferedImage plain = ways.draw(request, Way.UNTRAINED);
        drawn.run();
        BufferedImage own = ways.draw(request, Way.ELIGEN);
        drawn.run();
        add(untrained, shape, overlap(pixels, drawnOf(plain)));
        add(trained, shape, overlap(pixels, drawnOf(own)));
        add(best, shape, overlap(pixels, stretched(sprites.of(thing), pixels)));
        if (thing.equals(THINGS.get(shape.ordinal() % things))) {
          asked.add(picture(pixels));
          without.add(plain);
          with.add(own);
        }
      }
    }
    Sheet sheet = new Sheet(asked.size(), 3);
    sheet.row("the regions", asked);
    sheet.row(Way.UNTRAINED.title, without);
    sheet.row(Way.ELIGEN.title, with);
    return sheet.image();
  }

  private static void add(Map<Shape, List<Double>> to, Shape shape, double overlap) {
    to.computeIfAbsent(shape, s -> new ArrayList<>()).add(overlap);
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append(
        "| shape | untrained | EliGen | the sprite stretched over it |\n|---|---|---|---|\n");
    for (Shape shape : Shape.values()) {
      out.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  shape.title,
                  Interval.mean(untrained.get(shape)),
                  Interval.mean(trained.get(shape)),
                  Interval.mean(best.get(shape))));
    }
    return out.toString();
  }

  private RenderRequest request(String thing, Region region) {
    return defaults
        .request(English.withArticle(thing) + " " + SCENE)
        .size(SIDE, SIDE)
        .seed(thing.hashCode() & 0xffff)
        .cfg(1)
        .entity(thing, region)
        .build();
  }

  private static Region region(Shape shape, Sprite sprite) {
    return switch (shape) {
      case BOX -> new Region.Box(.25, .3125, .75, .75);
      case ELLIPSE -> new Region.Ellipse(.1875, .25, .8125, .75);
      case DIAMOND -> polygon(.5, .125, .9375, .5, .5, .875, .0625, .5);
      case LEANING -> polygon(.5, .125, .875, .125, .5, .875, .125, .875);
      case SILHOUETTE -> silhouette(sprite);
    };
  }

  private static Region polygon(double... xy) {
    List<Region.Point> points = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new Region.Point(xy[i], xy[i + 1]));
    }
    return new Region.Polygon(points);
  }

  private static Region silhouette(Sprite sprite) {
    int height = (int) (144 / Math.max(1, sprite.aspect()));
    int width = (int) (height * sprite.aspect());
    Rectangle box = new Rectangle((SIDE - width) / 2, (SIDE - height) / 2, width, height);
    return new Region.Mask(SIDE, SIDE, painted(sprite, box));
  }

  private static BitSet painted(Sprite sprite, Rectangle box) {
    BufferedImage layer = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = layer.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(sprite.image(), box.x, box.y, box.width, box.height, null);
    graphics.dispose();
    BitSet pixels = new BitSet(SIDE * SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      pixels.set(i, layer.getRGB(i % SIDE, i / SIDE) >>> 24 > 127);
    }
    return pixels;
  }

  /** The sprite as large as the box around a region. */
  private static BitSet stretched(Sprite sprite, BitSet region) {
    Rectangle box = null;
    for (int i : region.stream().toArray()) {
      Rectangle pixel = new Rectangle(i % SIDE, i / SIDE, 1, 1);
      box = box == null ? pixel : box.union(pixel);
    }
    return painted(sprite, box);
  }

  private static BitSet drawnOf(BufferedImage picture) {
    BitSet pixels = new BitSet(SIDE * SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int rgb = picture.getRGB(i % SIDE, i / SIDE);
      int least = Math.min(rgb >> 16 & 255, Math.min(rgb >> 8 & 255, rgb & 255));
      pixels.set(i, 255 - least > DRAWN);
    }
    return pixels;
  }

  private static double overlap(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    BitSet either = (BitSet) one.clone();
    either.or(other);
    return (double) both.cardinality() / either.cardinality();
  }

  private static BufferedImage picture(BitSet pixels) {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    int paper = new Color(0xf4f4f0).getRGB();
    int ink = new Color(0x2471a3).getRGB();
    for (int i = 0; i < SIDE * SIDE; i++) {
      picture.setRGB(i % SIDE, i / SIDE, pixels.get(i) ? ink : paper);
    }
    return picture;
  }
}
