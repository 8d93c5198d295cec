package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.Amounts.Amount;
import studio.eligen.agent.designer.Sizes.Change;
import studio.eligen.agent.designer.Sizes.Factors;
import studio.eligen.agent.designer.Vocabulary.Stands;
import studio.eligen.engine.Region;

/** "enlarge the cup", "shrink the tree a little", "double the size of the ball". */
final class ResizeRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int way =
        reading.accept("enlarge", "grow", "scale up", "blow up", "magnify", "embiggen", "increase")
            ? 1
            : reading.accept("shrink", "reduce", "scale down", "minimise", "minimize", "decrease")
                ? -1
                : 0;
    if (way != 0) {
      reading.accept("the size of");
      List<String> ids = context.references.read(reading);
      Optional<Double> share = share(reading);
      if (share.isPresent()) {
        return Optional.of(scaled(ids, share.get(), context));
      }
      Amount amount = Amounts.read(reading);
      double factor = Sizes.factor(way, amount);
      boolean exact = amount.degree() == Amounts.Degree.PERCENT;
      return Optional.of(resized(ids, from -> new Factors(factor, factor, exact), context));
    }
    double times =
        reading.accept("double")
            ? 2
            : reading.accept("triple") ? 3 : reading.accept("halve") ? 0.5 : 0;
    if (times == 0) {
      return Optional.empty();
    }
    reading.accept("the size of");
    List<String> ids = context.references.read(reading);
    reading.accept("in size");
    return Optional.of(scaled(ids, times, context));
  }

  /** "to half", "to 80 %": the size that is left. */
  private static Optional<Double> share(Reading reading) {
    if (reading.accept("to half its size", "to half the size", "to half", "by half")) {
      return Optional.of(0.5);
    }
    int mark = reading.mark();
    if (reading.accept("to") && reading.peek().matches("\\d{1,3}")) {
      double percent = Double.parseDouble(reading.next());
      if (reading.accept("%", "percent") && percent > 0) {
        return Optional.of(percent / 100);
      }
    }
    reading.back(mark);
    return Optional.empty();
  }

  private static Outcome scaled(List<String> ids, double factor, Context context) {
    return resized(ids, from -> new Factors(factor, factor, true), context);
  }

  /** These things with another size, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    return new Sizes(context).read(reading).map(change -> resized(ids, change, context));
  }

  private static Outcome resized(List<String> ids, Change change, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    boolean grows = false;
    for (String id : ids) {
      Factors factors = change.of(Moves.rect(id, context));
      grows = factors.grows();
      DesignEdit edit = edit(id, factors, context);
      Design after = context.design.with(edit);
      if (!after.equals(context.design)) {
        edits.add(edit);
      }
    }
    String names = context.theNames(ids);
    if (edits.isEmpty()) {
      throw new Misunderstanding(
          "%s cannot get any %s here.".formatted(names, grows ? "bigger" : "smaller"));
    }
    return new Outcome(edits, "I made %s %s.".formatted(names, grows ? "bigger" : "smaller"), ids);
  }

  private static DesignEdit edit(String id, Factors change, Context context) {
    Region region = context.design.entity(id).orElseThrow().region();
    boolean flies = context.cast.member(id).thing().stands() == Stands.SKY;
    Anchor anchor = flies ? Anchor.CENTRE : Anchor.FOOT;
    if (!(region instanceof Region.Box)) {
      return new DesignEdit.ResizeEntity(
          id, within(change.across()), within(change.down()), anchor);
    }
    Canvas canvas = context.design.canvas();
    PixelBox from = Moves.rect(id, context);
    int width = side(from.width(), change.across(), canvas.width(), change.exact());
    int height = side(from.height(), change.down(), canvas.height(), change.exact());
    int top = anchor == Anchor.FOOT ? from.bottom() - height : cell(from.centreY() - height / 2.0);
    PixelBox to =
        new PixelBox(
            Math.max(0, Math.min(cell(from.centreX() - width / 2.0), canvas.width() - width)),
            Math.max(0, Math.min(top, canvas.height() - height)),
            width,
            height);
    return new DesignEdit.ReshapeEntity(id, Room.slidFree(to, from, id, context).box(canvas));
  }

  /** A factor that an edit takes. */
  private static double within(double factor) {
    return Math.max(0.01, Math.min(factor, 100));
  }

  /** To the pixel where a number was said; otherwise in whole cells, at least one more or fewer. */
  private static int side(int pixels, double factor, int room, boolean exact) {
    if (factor == 1) {
      return pixels;
    }
    if (exact) {
      return (int) Math.max(Canvas.GRID, Math.min(Math.round(pixels * factor), room));
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
