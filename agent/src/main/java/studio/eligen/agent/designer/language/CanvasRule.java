package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "make the picture 512x512", "in portrait format", "a square picture". */
final class CanvasRule implements Rule {

  /** By how much a side grows when no number is said. */
  private static final double STEP = 1.25;

  private static final Pattern SIZE =
      Pattern.compile("\\b(\\d{2,5}) (?:px |pixels )?(?:x|by|times) (\\d{2,5})(?: px| pixels)?\\b");

  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:(?:make|set|change|turn|resize|switch|use|have|in|into|to|be|should|a|an|the|is|of|as|it|this|that|"
              + "picture|image|canvas|bit|ratio|aspect|much|size|whole|thing|format|mode|orientation|resolution|pixels|px|go|for) ?)*");

  private static final Pattern SHAPE =
      Pattern.compile(
          "\\b(portrait|landscape|square|upright|vertical|horizontal|widescreen|wider|taller|higher|bigger|larger|smaller|narrower)\\b");

  private static final Pattern RATIO = Pattern.compile("\\b([1-9]\\d?) (?:: )?([1-9]\\d?)\\b");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    String said = String.join(" ", reading.rest());
    Matcher size = SIZE.matcher(said);
    Matcher ratio = RATIO.matcher(said);
    Matcher shape = SHAPE.matcher(said);
    Optional<Canvas> wanted = Optional.empty();
    if (size.find() && isAbout(said, size)) {
      wanted =
          Optional.of(
              new Canvas(
                  whole(Integer.parseInt(size.group(1))), whole(Integer.parseInt(size.group(2)))));
    } else if (ratio.find() && said.contains(":") && isAbout(said, ratio)) {
      wanted = Optional.of(shaped(number(ratio, 1) / number(ratio, 2), context.design.canvas()));
    } else if (shape.find() && isAbout(said, shape) && speaksOfPicture(said)) {
      wanted = Optional.of(shaped(shape.group(1), context.design.canvas()));
    }
    return wanted.map(
        canvas -> {
          reading.skip(reading.rest().size());
          return resized(canvas, context);
        });
  }

  private static boolean isAbout(String said, Matcher found) {
    String rest = said.substring(0, found.start()) + said.substring(found.end()).strip();
    return ABOUT.matcher(rest.strip()).matches();
  }

  /** "landscape" alone is a scene. */
  private static boolean speaksOfPicture(String said) {
    return !said.matches(".*\\b(landscape|\\w+er)\\b.*")
        || said.matches(".*\\b(format|mode|orientation|picture|image|canvas|size)\\b.*");
  }

  private static double number(Matcher ratio, int group) {
    return Integer.parseInt(ratio.group(group));
  }

  /** About as many pixels as before, unless more or fewer were asked for. */
  private static Canvas shaped(String shape, Canvas now) {
    return switch (shape) {
      case "wider" -> new Canvas(whole(now.width() * STEP), now.height());
      case "narrower" -> new Canvas(whole(now.width() / STEP), now.height());
      case "taller", "higher" -> new Canvas(now.width(), whole(now.height() * STEP));
      case "bigger", "larger" -> new Canvas(whole(now.width() * STEP), whole(now.height() * STEP));
      case "smaller" -> new Canvas(whole(now.width() / STEP), whole(now.height() / STEP));
      case "portrait", "upright", "vertical" -> shaped(3 / 4.0, now);
      case "widescreen" -> shaped(16 / 9.0, now);
      case "square" -> shaped(1, now);
      default -> shaped(4 / 3.0, now);
    };
  }

  private static Canvas shaped(double ratio, Canvas now) {
    double area = (double) now.width() * now.height();
    boolean turned = ratio < 1 == now.width() > now.height() && now.width() != now.height();
    if (turned && ratio != 1) {
      return new Canvas(now.height(), now.width());
    }
    return new Canvas(whole(Math.sqrt(area * ratio)), whole(Math.sqrt(area / ratio)));
  }

  private static int whole(double pixels) {
    return (int) Math.max(Canvas.GRID, Math.round(pixels / Canvas.GRID) * Canvas.GRID);
  }

  private static Outcome resized(Canvas canvas, Context context) {
    if (canvas.equals(context.design.canvas())) {
      throw new Misunderstanding("the picture has %s pixels already.".formatted(canvas));
    }
    return new Outcome(
        List.of(new DesignEdit.SetCanvas(canvas)),
        "The picture now has %s pixels (sides are whole multiples of %d)."
            .formatted(canvas, Canvas.GRID),
        context.focus);
  }
}
