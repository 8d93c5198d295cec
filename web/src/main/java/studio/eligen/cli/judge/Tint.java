package studio.eligen.cli.judge;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** Gives a sprite a colour as the training set of eligen-tiny did: light and shade stay. */
final class Tint {

  /** In the order in which a judge counts them. */
  static final List<String> COLOURS =
      List.of(
          "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white");

  /** Hue in degrees, saturation and value of each colour. */
  private static final double[][] TARGETS = {
    {2, .86, .88}, {27, .92, .97}, {48, .88, .99}, {125, .68, .70}, {215, .80, .90},
    {276, .65, .74}, {332, .48, .98}, {24, .62, .54}, {230, .12, .20}, {215, .05, .97}
  };

  /** Hues so near to the sprite's own are coloured, in degrees. */
  private static final double WIDTH = 34;

  /** The hue that is coloured, in degrees; NaN where the greys are. */
  private final double hue;

  private Tint(double hue) {
    this.hue = hue;
  }

  static Tint ofHue(double degrees) {
    return new Tint(degrees);
  }

  static Tint ofGreys() {
    return new Tint(Double.NaN);
  }

  BufferedImage apply(BufferedImage image, String colour) {
    double[] target = TARGETS[COLOURS.indexOf(colour)];
    int width = image.getWidth();
    int height = image.getHeight();
    double[] middle = middle(image);
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = image.getRGB(x, y);
        double[] hsv = hsv(argb);
        double weight = weight(hsv);
        int painted = painted(hsv, target, middle);
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          double mixed = (argb >> shift & 255) * (1 - weight) + (painted >> shift & 255) * weight;
          rgb |= (int) Math.round(mixed) << shift;
        }
        out.setRGB(x, y, argb & 0xff000000 | rgb);
      }
    }
    return out;
  }

  /** How much a pixel takes the colour, 0 to 1. */
  private double weight(double[] hsv) {
    if (Double.isNaN(hue)) {
      return clip((.24 - hsv[1]) / .08) * clip((hsv[2] - .38) / .12);
    }
    return clip((WIDTH + 10 - Math.abs(away(hsv[0]))) / 14) * clip((hsv[1] - .16) / .14);
  }

  private int painted(double[] hsv, double[] target, double[] middle) {
    if (Double.isNaN(hue)) {
      double saturation = clip(target[1] * (1.12 - .25 * hsv[2]));
      return rgb(target[0], saturation, target[2] * hsv[2] / Math.max(middle[1], .4));
    }
    double saturation =
        target[1] > .2
            ? hsv[1] / Math.max(middle[0], .05) * target[1]
            : Math.min(.25, target[1] + (hsv[1] - middle[0]) * .1);
    double pale = target[1] < .2 ? Math.max(-.5, Math.min(.5, hsv[1] - middle[0])) * .35 : 0;
    double value = target[2] + (hsv[2] - middle[1]) * (target[2] > .35 ? 1 : .7) - pale;
    return rgb(target[0] + away(hsv[0]) * .35, clip(saturation), value);
  }

  /** Degrees from the sprite's hue, -180 to 180. */
  private double away(double degrees) {
    return ((degrees - hue + 540) % 360) - 180;
  }

  /** Mean saturation and value of what is coloured. */
  private double[] middle(BufferedImage image) {
    double saturation = 0;
    double value = 0;
    double all = 1e-6;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = image.getRGB(x, y);
        double[] hsv = hsv(argb);
        if (argb >>> 24 > 100 && weight(hsv) > .5) {
          saturation += hsv[1];
          value += hsv[2];
          all++;
        }
      }
    }
    return new double[] {saturation / all, value / all};
  }

  private static double[] hsv(int rgb) {
    float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
    return new double[] {hsb[0] * 360, hsb[1], hsb[2]};
  }

  private static int rgb(double degrees, double saturation, double value) {
    return Color.HSBtoRGB(
        (float) (degrees / 360), (float) clip(saturation), (float) Math.max(.02, clip(value)));
  }

  private static double clip(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
