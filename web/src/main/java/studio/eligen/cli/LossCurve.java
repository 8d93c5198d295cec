package studio.eligen.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import studio.eligen.engine.training.TrainedStep;

/**
 * The loss over the steps as a picture: each step's in grey, which jumps with its noise level, and
 * the mean of the last {@value #SPAN} in blue.
 */
final class LossCurve {

  /** Steps that a mean is taken over. */
  static final int SPAN = 50;

  private static final int WIDTH = 800;
  private static final int HEIGHT = 400;
  private static final int MARGIN = 48;
  private static final Color EACH = new Color(0xc8ccd0);
  private static final Color MEAN = new Color(0x1f5fbf);

  private LossCurve() {}

  /** The curve of at least one step. */
  static BufferedImage of(List<TrainedStep> steps) {
    double[] losses = steps.stream().mapToDouble(TrainedStep::loss).toArray();
    double most = IntStream.range(0, losses.length).mapToDouble(i -> losses[i]).max().orElse(1);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(EACH);
    graphics.draw(line(losses, most));
    graphics.setColor(MEAN);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(line(means(losses), most));
    graphics.setColor(Color.DARK_GRAY);
    graphics.setStroke(new BasicStroke(1));
    graphics.drawLine(MARGIN, HEIGHT - MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN);
    graphics.drawLine(MARGIN, MARGIN, MARGIN, HEIGHT - MARGIN);
    graphics.drawString(String.format(Locale.ROOT, "loss %.3f", most), 4, MARGIN - 8);
    graphics.drawString("0", MARGIN - 16, HEIGHT - MARGIN + 4);
    graphics.drawString("step " + losses.length, WIDTH - MARGIN - 40, HEIGHT - MARGIN + 20);
    graphics.dispose();
    return image;
  }

  private static double[] means(double[] losses) {
    double[] means = new double[losses.length];
    double sum = 0;
    for (int i = 0; i < losses.length; i++) {
      sum += losses[i] - (i < SPAN ? 0 : losses[i - SPAN]);
      means[i] = sum / Math.min(SPAN, i + 1);
    }
    return means;
  }

  private static Path2D line(double[] values, double most) {
    Path2D line = new Path2D.Double();
    for (int i = 0; i < values.length; i++) {
      double x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / Math.max(1, values.length - 1);
      double y = HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * values[i] / most;
      if (i == 0) {
        line.moveTo(x, y);
      }
      line.lineTo(x, y);
    }
    return line;
  }
}
