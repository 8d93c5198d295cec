package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.Amounts.Amount;
import studio.eligen.agent.designer.Vocabulary.Stands;
import studio.eligen.engine.Region;

/** "make it bigger", "make the car twice as big", "shrink the tree a little". */
final class ResizeRule implements Rule {

  private static final Map<String, Factors> KINDS =
      Map.ofEntries(
          Map.entry("bigger", new Factors(1, 1)),
          Map.entry("larger", new Factors(1, 1)),
          Map.entry("smaller", new Factors(-1, -1)),
          Map.entry("littler", new Factors(-1, -1)),
          Map.entry("taller", new Factors(0, 1)),
          Map.entry("shorter", new Factors(0, -1)),
          Map.entry("wider", new Factors(1, 0)),
          Map.entry("narrower", new Factors(-1, 0)),
          Map.entry("thinner", new Factors(-1, 0)));

  private static final Map<String, Double> TIMES =
      Map.of(
          "twice",
          2.0,
          "two times",
          2.0,
          "double",
          2.0,
          "three times",
          3.0,
          "triple",
          3.0,
          "half",
          0.5);

  /** Which sides grow (1), shrink (-1) or stay (0). */
  private record Factors(int across, int down) {}

  /** By how much the sides are multiplied. */
  private record Change(double across, double down) {}

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (reading.accept("make", "resize", "scale")) {
      return made(reading, context);
    }
    int way = reading.accept("enlarge", "grow") ? 1 : reading.accept("shrink", "reduce") ? -1 : 0;
    if (way != 0) {
      List<String> ids = context.references.read(reading);
      double factor = factor(way, Amounts.read(reading));
      return Optional.of(resized(ids, new Change(factor, factor), context));
    }
    if (reading.accept("double", "halve")) {
      boolean half = reading.since(0).contains("halve");
      reading.accept("the size of");
      List<String> ids = context.references.read(reading);
      return Optional.of(resized(ids, new Change(half ? 0.5 : 2, half ? 0.5 : 2), context));
    }
    Optional<Change> alone = change(reading);
    return alone.map(
        change -> resized(context.references.read(new Reading(List.of("it"))), change, context));
  }

  private static Optional<Outcome> made(Reading reading, Context context) {
    if (!context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.read(reading);
    return change(reading).map(change -> resized(ids, change, context));
  }

  private static Optional<Change> change(Reading reading) {
    int mark = reading.mark();
    for (Map.Entry<String, Double> times : TIMES.entrySet()) {
      if (reading.accept(times.getKey())) {
        if (reading.accept(
            "as big",
            "as large",
            "the size",
            "its size",
            "as big as it is",
            "bigger",
            "larger",
            "as small",
            "smaller")) {
          boolean smaller = reading.since(mark).get(reading.mark() - mark - 1).startsWith("small");
          double factor = smaller && times.getValue() > 1 ? 1 / times.getValue() : times.getValue();
          return Optional.of(new Change(factor, factor));
        }
        reading.back(mark);
      }
    }
    Amount amount = Amounts.read(reading);
    Factors kind = KINDS.get(reading.peek());
    if (kind == null) {
      reading.back(mark);
      return Optional.empty();
    }
    reading.next();
    amount = amount.isUsual() ? Amounts.read(reading) : amount;
    return Optional.of(new Change(factor(kind.across(), amount), factor(kind.down(), amount)));
  }

  private static double factor(int way, Amount amount) {
    double larger =
        switch (amount.degree()) {
          case LITTLE -> 1.15;
          case USUAL, PIXELS -> 1.35;
          case LOT -> 1.7;
          case PERCENT -> 1 + amount.number() / 100;
        };
    return way == 0 ? 1 : way > 0 ? larger : 1 / larger;
  }

  private static Outcome resized(List<String> ids, Change change, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : ids) {
      DesignEdit edit = edit(id, change, context);
      Design after = context.design.with(edit);
      if (!after.equals(context.design)) {
        edits.add(edit);
      }
    }
    String names = context.theNames(ids);
    boolean grows = change.across() * change.down() > 1;
    if (edits.isEmpty()) {
      throw new Misunderstanding(
          "%s cannot get any %s here.".formatted(names, grows ? "bigger" : "smaller"));
    }
    return new Outcome(edits, "I made %s %s.".formatted(names, grows ? "bigger" : "smaller"), ids);
  }

  private static DesignEdit edit(String id, Change change, Context context) {
    Region region = context.design.entity(id).orElseThrow().region();
    boolean flies = context.cast.member(id).thing().stands() == Stands.SKY;
    Anchor anchor = flies ? Anchor.CENTRE : Anchor.FOOT;
    if (!(region instanceof Region.Box)) {
      return new DesignEdit.ResizeEntity(id, change.across(), change.down(), anchor);
    }
    Canvas canvas = context.design.canvas();
    PixelBox from = Moves.rect(id, context);
    int width = side(from.width(), change.across(), canvas.width());
    int height = side(from.height(), change.down(), canvas.height());
    int top = anchor == Anchor.FOOT ? from.bottom() - height : cell(from.centreY() - height / 2.0);
    PixelBox to =
        new PixelBox(
            Math.max(0, Math.min(cell(from.centreX() - width / 2.0), canvas.width() - width)),
            Math.max(0, Math.min(top, canvas.height() - height)),
            width,
            height);
    return new DesignEdit.ReshapeEntity(id, Room.slidFree(to, from, id, context).box(canvas));
  }

  /** In whole cells, at least one more or fewer than before. */
  private static int side(int pixels, double factor, int room) {
    if (factor == 1) {
      return pixels;
    }
    int least = pixels + (factor > 1 ? Canvas.GRID : -Canvas.GRID);
    int wanted = cell(pixels * factor);
    int changed = factor > 1 ? Math.max(wanted, least) : Math.min(wanted, least);
    return Math.max(Canvas.GRID, Math.min(changed, room));
  }

  private static int cell(double pixels) {
    return (int) Math.round(pixels / Canvas.GRID) * Canvas.GRID;
  }
}
