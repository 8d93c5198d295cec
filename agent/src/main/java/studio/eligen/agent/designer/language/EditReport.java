package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.placement.Spot;

/** Says what edits have done, in figures: "I moved the cat 12 % to the left." */
final class EditReport {

  private final Context context;
  private final Design after;

  EditReport(List<DesignEdit> edits, Context context) {
    this.context = context;
    this.after = context.design.with(edits);
  }

  /** By how much these things went. */
  String moved(List<String> ids, Heading asked) {
    List<String> ways = ids.stream().map(this::way).distinct().toList();
    String way = ways.size() == 1 ? ways.get(0) : asked.words();
    return "I moved %s %s.".formatted(context.theNames(ids), way);
  }

  private String way(String id) {
    Bounds from = before(id);
    Bounds to = now(id);
    return English.list(
        Stream.of(
                way(to.centreX() - from.centreX(), "to the left", "to the right"),
                way(to.centreY() - from.centreY(), "up", "down"))
            .filter(part -> !part.isEmpty())
            .toList());
  }

  private static String way(double distance, String less, String more) {
    long percent = Math.round(Math.abs(distance) * 100);
    return percent == 0 ? "" : "%d %% %s".formatted(percent, distance < 0 ? less : more);
  }

  /** Where these things are now. */
  String placed(List<String> ids, Spot spot) {
    String be = ids.size() == 1 ? "is" : "are";
    String where =
        spot instanceof Spot.Near near
            ? relation(near.relation()) + " " + context.theNames(near.ids())
            : ids.size() == 1 ? Sides.where(now(ids.get(0)), spot) : "there";
    return English.sentence("%s %s now %s.".formatted(context.theNames(ids), be, where));
  }

  static String relation(Spot.Relation relation) {
    return switch (relation) {
      case LEFT_OF -> "to the left of";
      case RIGHT_OF -> "to the right of";
      case IN_FRONT_OF -> "in front of";
      case NEXT_TO -> "next to";
      case ABOVE, BELOW, ON, BEHIND, BETWEEN -> relation.name().toLowerCase(Locale.ROOT);
    };
  }

  /** How these things have grown or shrunk. */
  String resized(List<String> ids) {
    List<String> changes = ids.stream().map(this::change).distinct().toList();
    String change =
        changes.size() == 1 ? changes.get(0) : changes.get(0).replaceFirst("^\\d+ % ", "");
    return "I made %s %s.".formatted(context.theNames(ids), change);
  }

  private String change(String id) {
    double across = now(id).width() / before(id).width();
    double down = now(id).height() / before(id).height();
    boolean wide = Math.abs(down - 1) < 0.01;
    boolean tall = Math.abs(across - 1) < 0.01;
    double factor = wide ? across : tall ? down : Math.sqrt(across * down);
    long percent = Math.round(Math.abs(factor - 1) * 100);
    String bigger = wide ? "wider" : tall ? "taller" : "bigger";
    String smaller = wide ? "narrower" : tall ? "shorter" : "smaller";
    return "%d %% %s".formatted(percent, factor > 1 ? bigger : smaller);
  }

  private Bounds before(String id) {
    return Bounds.of(context.design.entity(id).orElseThrow().region());
  }

  private Bounds now(String id) {
    return Bounds.of(after.entity(id).orElseThrow().region());
  }
}
