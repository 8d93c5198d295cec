package studio.eligen.cli.judge;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import studio.eligen.cli.judge.Sprites.Sprite;

/**
 * A picture that is put together of sprites, so that what it shows is known.
 *
 * @param things in it, back to front
 */
public record Composition(BufferedImage picture, List<Thing> things) {

  static final int SIDE = 256;

  private static final int SMALLEST = 44;
  private static final int LARGEST = 120;

  /** A thing that has less than this of itself to be seen is no example. */
  private static final double MOST_HIDDEN = .45;

  /**
   * A thing of it.
   *
   * @param colour that it was given; empty where it has its own
   */
  public record Thing(Sprite sprite, String colour, Rectangle box) {}

  /** One to four things by lot in front of shapes by lot. */
  static Composition of(Sprites sprites, SplittableRandom random) {
    List<Thing> things = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      things.add(thing(sprites.all().get(random.nextInt(sprites.all().size())), random));
    }
    return of(things, random);
  }

  /** These things in their places, in front of shapes by lot. */
  public static Composition of(List<Thing> things, SplittableRandom random) {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    background(graphics, random);
    things.forEach(thing -> draw(thing, graphics, random));
    graphics.dispose();
    return new Composition(softened(picture, random), List.copyOf(things));
  }

  private static Thing thing(Sprite sprite, SplittableRandom random) {
    boolean coloured = sprite.takesColours() && random.nextDouble() < .5;
    String colour = coloured ? Tint.COLOURS.get(random.nextInt(Tint.COLOURS.size())) : "";
    int longer = random.nextInt(SMALLEST, LARGEST + 1);
    double aspect = sprite.aspect() * Math.exp(random.nextDouble(-.15, .15));
    int width = (int) Math.round(aspect >= 1 ? longer : longer * aspect);
    int height = (int) Math.round(aspect >= 1 ? longer / aspect : longer);
    return new Thing(
        sprite,
        colour,
        new Rectangle(
            random.nextInt(SIDE - width + 1), random.nextInt(SIDE - height + 1), width, height));
  }

  private static void draw(Thing thing, Graphics2D graphics, SplittableRandom random) {
    Rectangle box = thing.box;
    boolean flipped = random.nextDouble() < .3;
    if (thing.sprite.ground()) {
      graphics.setColor(new Color(0, 0, 0, 50));
      graphics.fillOval(box.x, box.y + box.height - box.height / 12, box.width, box.height / 8);
    }
    graphics.drawImage(
        thing.sprite.in(thing.colour),
        flipped ? box.x + box.width : box.x,
        box.y,
        flipped ? -box.width : box.width,
        box.height,
        null);
  }

  private static void background(Graphics2D graphics, SplittableRandom random) {
    int horizon = random.nextInt(SIDE / 4, SIDE);
    graphics.setPaint(new GradientPaint(0, 0, colour(random), 0, horizon, colour(random)));
    graphics.fillRect(0, 0, SIDE, SIDE);
    graphics.setPaint(new GradientPaint(0, horizon, colour(random), 0, SIDE, colour(random)));
    graphics.fillRect(0, horizon, SIDE, SIDE - horizon);
    for (int i = random.nextInt(10); i > 0; i--) {
      graphics.setColor(colour(random));
      int width = random.nextInt(4, 120);
      int height = random.nextInt(4, 120);
      int x = random.nextInt(-40, SIDE);
      int y = random.nextInt(-40, SIDE);
      switch (random.nextInt(3)) {
        case 0 -> graphics.fillOval(x, y, width, height);
        case 1 -> graphics.fillRect(x, y, width / 3, height);
        default ->
            graphics.fillPolygon(
                new int[] {x, x + width / 2, x + width}, new int[] {y + height, y, y + height}, 3);
      }
    }
  }

  /** Rather pale ones, as places have. */
  private static Color colour(SplittableRandom random) {
    return Color.getHSBColor(
        (float) random.nextDouble(),
        (float) random.nextDouble(.1, .7),
        (float) random.nextDouble(.3, 1));
  }

  /** As an autoencoder leaves it: a little less sharp. */
  private static BufferedImage softened(BufferedImage picture, SplittableRandom random) {
    int side = (int) (SIDE * random.nextDouble(.55, 1));
    BufferedImage small = scaled(picture, side);
    return scaled(small, SIDE);
  }

  private static BufferedImage scaled(BufferedImage picture, int side) {
    BufferedImage out = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = out.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, side, side, null);
    graphics.dispose();
    return out;
  }

  /** Whether enough of a thing shows. */
  boolean shows(Thing thing) {
    double hidden = 0;
    for (Thing front : things.subList(things.indexOf(thing) + 1, things.size())) {
      Rectangle both = thing.box.intersection(front.box);
      hidden += both.isEmpty() ? 0 : (double) both.width * both.height;
    }
    return hidden < MOST_HIDDEN * thing.box.width * thing.box.height;
  }
}
