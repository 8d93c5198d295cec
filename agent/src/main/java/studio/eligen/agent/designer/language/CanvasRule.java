package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "make the picture 512x512", "in portrait format", "a square picture". */
final class CanvasRule implements Rule {

  /** What each makes of the sides: "3 : 4" is their ratio, "1.25 x 1" by how much they grow. */
  private static final Map<String, String> SHAPES = WordList.facts("canvas-shapes");

  /** All that may be said beside a size; with "picture" where it says of what. */
  private static final Map<String, String> WORDS = WordList.facts("canvas-words");

  private static final Set<String> POINTING = Set.of("it", "this", "that");
  private static final Set<String> TIMES = Set.of("x", "by", "times");
  private static final String NUMBER = "[1-9]\\d{0,4}";

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    Canvas now = context.design.canvas();
    Optional<Canvas> wanted = Optional.empty();
    boolean named = false;
    boolean sure = true;
    String before = "";
    while (!reading.done()) {
      String word = reading.peek();
      Optional<Canvas> size =
          wanted.isPresent() ? Optional.empty() : reading.first(() -> size(reading, now));
      if (size.isPresent()) {
        wanted = size;
        // "landscape" alone is a scene, unless it says of what: "make it landscape". And "wider"
        // alone
        // is what was spoken of last.
        boolean shape = !word.equals("landscape") || POINTING.contains(before);
        sure = shape && !SHAPES.getOrDefault(word, "").contains("x");
      } else if (WORDS.containsKey(word)) {
        named |= !WORDS.get(reading.next()).isEmpty();
      } else {
        return Optional.empty();
      }
      before = word;
    }
    return sure || named ? wanted.map(canvas -> resized(canvas, context)) : Optional.empty();
  }

  private static Optional<Canvas> size(Reading reading, Canvas now) {
    String first = reading.next();
    if (SHAPES.containsKey(first)) {
      return Optional.of(shaped(SHAPES.get(first).split(" "), now));
    }
    reading.accept("px", "pixels");
    String sign = reading.next();
    String second = reading.next();
    boolean numbers = first.matches(NUMBER) && second.matches(NUMBER);
    if (numbers && TIMES.contains(sign)) {
      return Optional.of(
          new Canvas(whole(Integer.parseInt(first)), whole(Integer.parseInt(second))));
    }
    return numbers && sign.equals(":")
        ? Optional.of(shaped(new String[] {first, sign, second}, now))
        : Optional.empty();
  }

  private static Canvas shaped(String[] shape, Canvas now) {
    double across = Double.parseDouble(shape[0]);
    double down = Double.parseDouble(shape[2]);
    return shape[1].equals(":")
        ? inRatio(across / down, now)
        : new Canvas(whole(now.width() * across), whole(now.height() * down));
  }

  /** With about as many pixels as before. */
  private static Canvas inRatio(double ratio, Canvas now) {
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
      // Where more is said, that goes on.
      throw Misunderstanding.unfinished(
          "the picture has %s pixels already.".formatted(canvas), context.focus);
    }
    return new Outcome(
        List.of(new DesignEdit.SetCanvas(canvas)),
        "The picture now has %s pixels (sides are whole multiples of %d)."
            .formatted(canvas, Canvas.GRID),
        context.focus);
  }
}
