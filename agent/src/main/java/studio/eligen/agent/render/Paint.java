package studio.eligen.agent.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A colour that a prompt names, and how to give it to the pixels of a thing: light and shade stay,
 * the hue is another.
 */
record Paint(float hue, float saturation, float brightness) {

  /** Half the width of the hues that count as one colour, of 1 for the whole circle. */
  private static final float SPREAD = 0.1f;

  /** Fainter pixels have no colour of their own. */
  private static final float FAINT = 0.25f;

  /** A thing has a colour if so many of its pixels do. */
  private static final double ENOUGH = 0.1;

  private static final int BINS = 36;

  private static final Map<String, Paint> NAMED =
      Map.ofEntries(
          Map.entry("red", new Paint(0.0f, 0.85f, 0.85f)),
          Map.entry("orange", new Paint(0.08f, 0.9f, 0.97f)),
          Map.entry("yellow", new Paint(0.135f, 0.85f, 0.97f)),
          Map.entry("green", new Paint(0.35f, 0.75f, 0.65f)),
          Map.entry("turquoise", new Paint(0.48f, 0.7f, 0.8f)),
          Map.entry("blue", new Paint(0.6f, 0.75f, 0.85f)),
          Map.entry("purple", new Paint(0.77f, 0.65f, 0.75f)),
          Map.entry("pink", new Paint(0.92f, 0.45f, 0.95f)),
          Map.entry("brown", new Paint(0.07f, 0.6f, 0.5f)),
          Map.entry("white", new Paint(0, 0.03f, 0.96f)),
          Map.entry("grey", new Paint(0, 0.03f, 0.55f)),
          Map.entry("black", new Paint(0, 0.05f, 0.15f)));

  /** The colour that a prompt names: "red car". */
  static Optional<Paint> in(String prompt) {
    return Arrays.stream(prompt.toLowerCase(java.util.Locale.ROOT).split(" "))
        .filter(NAMED::containsKey)
        .findFirst()
        .map(NAMED::get);
  }

  /**
   * Gives this colour to all of a layer's pixels that have the old one.
   *
   * @param old what the thing was asked to be; without it, or where it is not to be found, the
   *     colour that it has most of
   * @return whether the layer has enough of a colour to change; else it is as it was
   */
  boolean apply(BufferedImage layer, Optional<Paint> old) {
    return old.filter(paint -> paint.saturation > FAINT)
            .map(paint -> shift(layer, paint.hue))
            .orElse(false)
        || shift(layer, commonest(layer));
  }

  private boolean shift(BufferedImage layer, float from) {
    double opaque = 0;
    double count = 0;
    double saturations = 0;
    double brightnesses = 0;
    for (int rgb : pixels(layer)) {
      float[] hsb = hsb(rgb);
      opaque += isOpaque(rgb) ? 1 : 0;
      if (isOpaque(rgb) && isOf(hsb, from)) {
        count++;
        saturations += hsb[1];
        brightnesses += hsb[2];
      }
    }
    if (count < opaque * ENOUGH || count == 0) {
      return false;
    }
    float deeper = (float) (saturation * count / saturations);
    float brighter = (float) (brightness * count / brightnesses);
    for (int y = 0; y < layer.getHeight(); y++) {
      for (int x = 0; x < layer.getWidth(); x++) {
        int rgb = layer.getRGB(x, y);
        float[] hsb = hsb(rgb);
        if (isOf(hsb, from)) {
          int painted =
              Color.HSBtoRGB(hue, Math.min(1, hsb[1] * deeper), Math.min(1, hsb[2] * brighter));
          layer.setRGB(x, y, rgb & 0xff000000 | painted & 0xffffff);
        }
      }
    }
    return true;
  }

  /** The middle of the hues that most of the opaque pixels have. */
  private static float commonest(BufferedImage layer) {
    int[] bins = new int[BINS];
    for (int rgb : pixels(layer)) {
      float[] hsb = hsb(rgb);
      if (isOpaque(rgb) && hsb[1] > FAINT) {
        bins[Math.min(BINS - 1, (int) (hsb[0] * BINS))]++;
      }
    }
    int best = 0;
    for (int i = 1; i < BINS; i++) {
      best = bins[i] > bins[best] ? i : best;
    }
    return (best + 0.5f) / BINS;
  }

  private static boolean isOf(float[] hsb, float hue) {
    float apart = Math.abs(hsb[0] - hue);
    return hsb[1] > FAINT && hsb[2] > 0.1f && Math.min(apart, 1 - apart) < SPREAD;
  }

  private static boolean isOpaque(int argb) {
    return argb >>> 24 > 127;
  }

  private static float[] hsb(int rgb) {
    return Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
  }

  private static int[] pixels(BufferedImage layer) {
    return layer.getRGB(0, 0, layer.getWidth(), layer.getHeight(), null, 0, layer.getWidth());
  }
}
