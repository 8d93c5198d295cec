package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.placement.Limits;
import studio.eligen.agent.designer.placement.Limits.Limit;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Step;
import studio.eligen.agent.designer.references.Sides;

/**
 * Says what edits have done, in figures: "I moved the cat 12 % to the left."; and why it is less
 * than was asked, where one thing alone is concerned.
 */
final class EditReport {

  private final Context context;
  private final Design after;
  private final Limits limits;

  EditReport(List<DesignEdit> edits, Context context) {
    this.context = context;
    this.after = context.design.with(edits);
    this.limits = new Limits(context.arrangement, after);
  }

  /** By how much these things went. */
  String moved(List<String> ids, Step asked) {
    List<String> ways = ids.stream().map(this::way).distinct().toList();
    String way = ways.size() == 1 ? ways.get(0) : Heading.words(asked);
    Optional<Limit> limit = one(ids).flatMap(id -> limits.ofStep(id, asked));
    return "I moved %s %s.%s"
        .formatted(context.theNames(ids), way, limit.map(this::limit).orElse(""));
  }

  private String limit(Limit limit) {
    return limit instanceof Limit.Other other
        ? " No further, as %s is there.".formatted(context.theNames(List.of(other.id())))
        : " No further: the picture ends there.";
  }

  private static Optional<String> one(List<String> ids) {
    return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
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
            : ids.size() == 1 ? Sides.where(now(ids.get(0))) : "there";
    String limit =
        one(ids)
            .flatMap(id -> limits.overlapped(id, spot))
            .map(
                id ->
                    " They overlap, as there is no more room beside %s."
                        .formatted(context.theNames(List.of(id))))
            .orElse("");
    return English.sentence("%s %s now %s.".formatted(context.theNames(ids), be, where))
        + limit
        + roomMade(ids, limit.isEmpty());
  }

  /** What was done to others, or to themselves, so that they have room. */
  private String roomMade(List<String> ids, boolean unsaid) {
    List<String> smaller = ids.stream().filter(limits::shrank).toList();
    List<String> shoved = limits.shoved(ids);
    String shrank =
        smaller.isEmpty()
            ? ""
            : " I made %s smaller%s."
                .formatted(context.theNames(smaller), unsaid ? ", as there is no more room" : "");
    return shoved.isEmpty()
        ? shrank
        : shrank + " I moved %s aside to make room.".formatted(context.theNames(shoved));
  }

  static String relation(Spot.Relation relation) {
    return switch (relation) {
      case LEFT_OF -> "to the left of";
      case RIGHT_OF -> "to the right of";
      case IN_FRONT_OF -> "in front of";
      case NEXT_TO -> "next to";
      case ABOVE, BELOW, ON, IN, BEHIND, BETWEEN -> relation.name().toLowerCase(Locale.ROOT);
    };
  }

  /**
   * How these things have grown or shrunk.
   *
   * @param grows whether they were to grow
   */
  String resized(List<String> ids, boolean grows) {
    List<String> changes = ids.stream().map(this::change).distinct().toList();
    String change =
        changes.size() == 1 ? changes.get(0) : changes.get(0).replaceFirst("^\\d+ % ", "");
    boolean ends = grows && one(ids).filter(limits::fills).isPresent();
    return "I made %s %s.%s"
        .formatted(context.theNames(ids), change, ends ? " More would leave the picture." : "");
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
