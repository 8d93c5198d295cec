package studio.eligen.agent.designer.language;

import static java.util.Collections.disjoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Moves;
import studio.eligen.agent.designer.references.Cast.Member;

/** "line them up", "spread the birds out", "put the cups in a row": one row with even gaps. */
final class LineUpRule implements Rule {

  /** Verbs that say so by themselves. */
  private static final String[] SURELY = {"line up", "spread out", "space out", "distribute"};

  private static final String[] MAYBE = {"line", "spread", "space", "arrange", "align", "put"};

  /** What says so after the things. */
  private static final String[] ROWS = {
    "up in a row", "out evenly", "evenly", "in a row", "in a line", "in one row", "up", "out"
  };

  private static final String[] CLOSE = {
    "side by side", "next to each other", "beside each other", "next to one another"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    Optional<Outcome> alone = reading.first(() -> close(them(context), reading, context));
    if (alone.isPresent()) {
      return alone;
    }
    boolean surely = reading.accept(SURELY);
    boolean put = !surely && reading.peek().equals("put");
    boolean verb = surely || reading.accept(MAYBE);
    String end = String.join(" ", reading.rest());
    boolean row = Arrays.stream(ROWS).anyMatch(way -> end.endsWith(" " + way));
    row &= !put || end.contains(" in ");
    if (!verb || !surely && !row || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.read(reading);
    reading.accept(ROWS);
    if (!reading.done()) {
      return Optional.empty();
    }
    return Optional.of(row(ids, false, context));
  }

  private static List<String> them(Context context) {
    boolean spokenOf = context.focus.size() > 1;
    return apart(
        spokenOf ? context.focus : context.cast.members().stream().map(Member::id).toList(),
        context);
  }

  /** These without what others of them stand on: the cats, and not their sofa. */
  static List<String> apart(List<String> ids, Context context) {
    List<String> free =
        ids.stream().filter(id -> disjoint(context.arrangement.on(id), ids)).toList();
    return free.size() > 1 ? free : ids;
  }

  /** "side by side", if that is all that is said of these. */
  static Optional<Outcome> close(List<String> ids, Reading reading, Context context) {
    return ids.size() > 1 && reading.accept(CLOSE) && reading.done()
        ? Optional.of(row(ids, true, context))
        : Optional.empty();
  }

  private static Outcome row(List<String> ids, boolean close, Context context) {
    if (ids.size() < 2) {
      throw new Misunderstanding(
          "a row needs two things or more, and there is only %s.".formatted(context.theNames(ids)));
    }
    String names = context.theNames(ids);
    List<DesignEdit> edits =
        new Moves(context.arrangement)
            .inRow(ids, close)
            .orElseThrow(
                () ->
                    new Misunderstanding(
                        "%s have no room side by side: make them smaller first.".formatted(names)));
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s are in one row already.".formatted(names));
    }
    String how = close ? "side by side" : "in one row";
    return new Outcome(edits, "I put %s %s.".formatted(names, how), ids);
  }
}
