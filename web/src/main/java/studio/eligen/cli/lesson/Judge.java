package studio.eligen.cli.lesson;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import studio.eligen.cli.lesson.Lesson.Layout;

/**
 * Whether a drawn picture shows the lesson's thing in its box: by the colours where the thing
 * should be, and by where the pixels are that have its colour. What is drawn around it does not
 * count.
 *
 * @param colours what the histograms of the thing's pixels, as they should be and as they are, have
 *     in common, 0 to 1
 * @param place the box around what is red in common with where it should be, over both together, 0
 *     to 1
 */
public record Judge(double colours, double place) {

  /** A thing is found whose colours and place agree at least so far. */
  private static final double ENOUGH = 0.5;

  private static final int LEVELS = 3;
  private static final int OPAQUE = 128;

  /** Pixels of a row or column that must have the thing's colour before it counts. */
  private static final int FEWEST = 3;

  /** Looks at a picture. */
  public static Judge of(BufferedImage drawn, Layout layout) {
    BufferedImage thing = Lesson.thing(layout);
    double[] expected = histogram(thing, thing);
    double[] seen = histogram(drawn, thing);
    double common = 0;
    for (int i = 0; i < seen.length; i++) {
      common += Math.min(seen[i], expected[i]);
    }
    return new Judge(common, place(drawn, Lesson.picture(layout)));
  }

  public boolean found() {
    return colours >= ENOUGH && place >= ENOUGH;
  }

  /** Shares of the pixels that a thing covers by their colour, each channel in three levels. */
  private static double[] histogram(BufferedImage picture, BufferedImage thing) {
    double[] counts = new double[LEVELS * LEVELS * LEVELS];
    double all = 0;
    for (int y = 0; y < Lesson.SIDE; y++) {
      for (int x = 0; x < Lesson.SIDE; x++) {
        if (thing.getRGB(x, y) >>> 24 >= OPAQUE) {
          counts[bin(picture.getRGB(x, y))]++;
          all++;
        }
      }
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] /= all;
    }
    return counts;
  }

  private static int bin(int rgb) {
    int red = (rgb >> 16 & 255) * LEVELS / 256;
    int green = (rgb >> 8 & 255) * LEVELS / 256;
    int blue = (rgb & 255) * LEVELS / 256;
    return (red * LEVELS + green) * LEVELS + blue;
  }

  private static double place(BufferedImage drawn, BufferedImage expected) {
    Rectangle seen = extent(drawn);
    Rectangle asked = extent(expected);
    Rectangle both = seen.intersection(asked);
    double common = both.isEmpty() ? 0 : area(both);
    return common / (area(seen) + area(asked) - common);
  }

  private static double area(Rectangle box) {
    return (double) box.width * box.height;
  }

  /** The box around what is red: no background of the lesson is, and the thing is all around. */
  private static Rectangle extent(BufferedImage picture) {
    int[] rows = new int[Lesson.SIDE];
    int[] columns = new int[Lesson.SIDE];
    for (int y = 0; y < Lesson.SIDE; y++) {
      for (int x = 0; x < Lesson.SIDE; x++) {
        if (isRed(picture.getRGB(x, y))) {
          rows[y]++;
          columns[x]++;
        }
      }
    }
    int left = first(columns);
    int top = first(rows);
    return new Rectangle(left, top, last(columns) + 1 - left, last(rows) + 1 - top);
  }

  private static boolean isRed(int rgb) {
    int red = rgb >> 16 & 255;
    return red > 160 && red - (rgb >> 8 & 255) > 90 && red - (rgb & 255) > 60;
  }

  /** The first row or column that counts; 0 where none does. */
  private static int first(int[] counts) {
    return IntStream.range(0, counts.length).filter(i -> counts[i] >= FEWEST).findFirst().orElse(0);
  }

  /** The last one; -1 where none does. */
  private static int last(int[] counts) {
    return IntStream.range(0, counts.length).filter(i -> counts[i] >= FEWEST).max().orElse(-1);
  }
}
