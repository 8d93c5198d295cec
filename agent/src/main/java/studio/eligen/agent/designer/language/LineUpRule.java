package studio.eligen.agent.designer.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Moves;

/** "line them up", "spread the birds out", "put the cups in a row": one row with even gaps. */
final class LineUpRule implements Rule {

  /** Verbs that say so by themselves. */
  private static final String[] SURELY = {"line up", "spread out", "space out", "distribute"};

  private static final String[] MAYBE = {"line", "spread", "space", "arrange", "align", "put"};

  /** What says so after the things. */
  private static final String[] ROWS = {
    "up in a row", "out evenly", "evenly", "in a row", "in a line", "in one row", "up", "out"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
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
    if (ids.size() < 2) {
      throw new Misunderstanding(
          "a row needs two things or more, and there is only %s.".formatted(context.theNames(ids)));
    }
    String names = context.theNames(ids);
    List<DesignEdit> edits =
        new Moves(context.arrangement)
            .inRow(ids)
            .orElseThrow(
                () ->
                    new Misunderstanding(
                        "%s have no room side by side: make them smaller first.".formatted(names)));
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s are in one row already.".formatted(names));
    }
    return Optional.of(new Outcome(edits, "I put %s in one row.".formatted(names), ids));
  }
}
