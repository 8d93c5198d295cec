package studio.eligen.agent.terminal;

/** How many colours a terminal shows. */
enum ColourDepth {
  NONE,
  /** The cube of 6 × 6 × 6 and the grey ramp that terminals share since xterm. */
  PALETTE,
  TRUE;

  private static final String RESET = "\u001b[0m";

  /** The sequence after which text has this colour (0xRRGGBB). */
  String foreground(int rgb) {
    return sequence(38, rgb);
  }

  /** The sequence after which text stands on this colour (0xRRGGBB). */
  String background(int rgb) {
    return sequence(48, rgb);
  }

  /** The sequence after which text looks as usual. */
  String reset() {
    return this == NONE ? "" : RESET;
  }

  String painted(String text, int rgb) {
    return foreground(rgb) + text + reset();
  }

  private String sequence(int layer, int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return switch (this) {
      case NONE -> "";
      case PALETTE -> "\u001b[%d;5;%dm".formatted(layer, paletteIndex(red, green, blue));
      case TRUE -> "\u001b[%d;2;%d;%d;%dm".formatted(layer, red, green, blue);
    };
  }

  /** JLine's {@code Colors.roundRgbColor} is no nearer, and takes twenty times as long. */
  private static int paletteIndex(int red, int green, int blue) {
    boolean grey = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) < 10;
    int level = (red + green + blue) / 3;
    if (grey && level >= 8 && level < 243) {
      return 232 + (level - 3) / 10; // 24 greys: 8, 18, …, 238
    }
    return 16 + 36 * cubeStep(red) + 6 * cubeStep(green) + cubeStep(blue);
  }

  /** The nearest of the cube's levels 0, 95, 135, 175, 215 and 255. */
  private static int cubeStep(int value) {
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
  }
}
