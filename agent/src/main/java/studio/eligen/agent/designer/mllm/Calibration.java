package studio.eligen.agent.designer.mllm;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.mllm.parsing.BoxReader.Found;
import studio.eligen.agent.designer.mllm.parsing.SentSize;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** Shows a model a picture whose answer is known, and compares its boxes in every dialect. */
public final class Calibration {

  /** From this overlap on, boxes are taken to be right. */
  private static final double RIGHT = 0.7;

  private static final int WIDTH = 896;
  private static final int HEIGHT = 1120;

  private static final Map<String, Region.Box> KNOWN =
      Map.of(
          "red", new Region.Box(0.125, 0.5, 0.5, 0.75),
          "blue", new Region.Box(0.625, 0.1, 0.875, 0.3));

  private final MllmClient client;
  private final Prompts prompts;

  public Calibration(MllmClient client, Prompts prompts) {
    this.client = client;
    this.prompts = prompts;
  }

  /**
   * How well the boxes fit.
   *
   * @param configured mean overlap in the dialect of the settings, 0 to 1
   * @param best the dialect that fits best, which is the configured one if none is better
   * @param overlap mean overlap in the best, 0 to 1
   */
  public record Fit(double configured, BoxDialect best, double overlap) {

    public boolean isRight() {
      return configured >= RIGHT;
    }

    /** Whether another dialect would be right where the configured one is not. */
    public boolean asksForAnother() {
      return !isRight() && overlap >= RIGHT;
    }
  }

  /**
   * @throws MllmException if the model gives no answer
   */
  public Fit measure(Cancellation cancellation) {
    SentPicture sent = SentPicture.of(picture());
    Vocabulary anything = Vocabulary.open(List.of(), List.of(), List.of());
    String answer = new Grounding(client, anything, prompts).ask(sent, cancellation);
    BoxDialect configured = client.settings().boxes();
    double own = fit(answer, configured, sent.size());
    BoxDialect best = configured;
    double most = own;
    for (BoxDialect dialect : BoxDialect.values()) {
      double fit = fit(answer, dialect, sent.size());
      if (fit > most) {
        best = dialect;
        most = fit;
      }
    }
    return new Fit(own, best, most);
  }

  private static double fit(String answer, BoxDialect dialect, SentSize size) {
    List<Found> found = new BoxReader(dialect, size).read(answer).found();
    double sum = 0;
    for (Map.Entry<String, Region.Box> known : KNOWN.entrySet()) {
      sum +=
          found.stream()
              .filter(one -> one.label().toLowerCase(Locale.ROOT).contains(known.getKey()))
              .mapToDouble(one -> Bounds.of(one.box()).overlap(Bounds.of(known.getValue())))
              .max()
              .orElse(0);
    }
    return sum / KNOWN.size();
  }

  /** A red rectangle and a blue one, on white. */
  private static BufferedImage picture() {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    KNOWN.forEach(
        (colour, box) -> {
          canvas.setColor(colour.equals("red") ? Color.RED : Color.BLUE);
          canvas.fillRect(
              (int) (box.x0() * WIDTH),
              (int) (box.y0() * HEIGHT),
              (int) (box.width() * WIDTH),
              (int) (box.height() * HEIGHT));
        });
    canvas.dispose();
    return picture;
  }
}
