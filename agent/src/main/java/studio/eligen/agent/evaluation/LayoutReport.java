package studio.eligen.agent.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.evaluation.Layouts.Layout;

/** What can be told of layouts without looking at them, as a table in Markdown. */
public final class LayoutReport {

  /** A box may be so many times as high for its width as the thing is, or as wide. */
  private static final double MOST_STRETCHED = 2;

  /** Of two things, the one with so many times the other's area has the larger box. */
  private static final double SURELY_LARGER = 2;

  private final Vocabulary vocabulary;

  /**
   * @param vocabulary that tells how large things are
   */
  public LayoutReport(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A row a layout. Sizes are in percent of the picture's sides. */
  public String of(List<Layout> layouts) {
    String rows = layouts.stream().map(this::row).collect(Collectors.joining("\n"));
    return """
        | sentence | things, width × height in %% | stretched | on each other | most hidden | sizes out of order |
        |---|---|---|---|---|---|
        %s
        """
        .formatted(rows);
  }

  private String row(Layout layout) {
    Design design = layout.design();
    List<Shown> shown = design.entities().stream().map(entity -> shown(entity, design)).toList();
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            layout.sentence(),
            listed(shown.stream().map(Shown::size).toList()),
            listed(shown.stream().filter(Shown::isStretched).map(Shown::name).toList()),
            listed(touching(shown)),
            hidden(shown),
            listed(disordered(shown)));
  }

  private Shown shown(Entity entity, Design design) {
    PixelBox box = PixelBox.of(Bounds.of(entity.region()), design.canvas());
    return new Shown(entity.prompt(), vocabulary.kind(entity.prompt()), box, design);
  }

  private static String listed(List<String> words) {
    return words.isEmpty() ? "–" : words.stream().distinct().collect(Collectors.joining(", "));
  }

  /** Those whose foot is on another, or in it. */
  private static List<String> touching(List<Shown> shown) {
    List<String> pairs = new ArrayList<>();
    for (Shown upper : shown) {
      for (Shown lower : shown) {
        if (upper != lower && upper.isOn(lower)) {
          pairs.add(upper.name() + " on " + lower.name());
        }
      }
    }
    return pairs;
  }

  private static String hidden(List<Shown> shown) {
    double most = 0;
    String pair = "–";
    for (int i = 0; i < shown.size(); i++) {
      for (Shown front : shown.subList(i + 1, shown.size())) {
        double share = shown.get(i).box().hiddenBy(front.box());
        if (share > most) {
          most = share;
          pair =
              String.format(
                  Locale.ROOT,
                  "%.0f %% of %s by %s",
                  100 * share,
                  shown.get(i).name(),
                  front.name());
        }
      }
    }
    return pair;
  }

  private static List<String> disordered(List<Shown> shown) {
    List<String> pairs = new ArrayList<>();
    for (Shown large : shown) {
      for (Shown small : shown) {
        if (large.metres() >= SURELY_LARGER * small.metres() && large.area() < small.area()) {
          pairs.add("%s under %s".formatted(large.name(), small.name()));
        }
      }
    }
    return pairs;
  }

  /** A thing in its box. */
  private record Shown(String name, Thing thing, PixelBox box, Design design) {

    String size() {
      return String.format(
          Locale.ROOT,
          "%s %d × %d",
          name,
          Math.round(100.0 * box.width() / design.canvas().width()),
          Math.round(100.0 * box.height() / design.canvas().height()));
    }

    boolean isStretched() {
      double asked = thing.height() / thing.width();
      double drawn = (double) box.height() / box.width();
      return Math.abs(Math.log(drawn / asked)) > Math.log(MOST_STRETCHED);
    }

    boolean isOn(Shown other) {
      return box.width() < 1.2 * other.box.width()
          && box.centreX() > other.box.x()
          && box.centreX() < other.box.right()
          && box.y() < other.box.y()
          && box.bottom() >= other.box.y()
          && box.bottom() <= other.box.centreY();
    }

    double metres() {
      return thing.height() * thing.width();
    }

    double area() {
      return (double) box.width() * box.height();
    }
  }
}
