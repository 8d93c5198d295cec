package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Mirror;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Subjects;

/** "mirror it", "flip the picture vertically", "swap left and right". */
final class MirrorRule implements Rule {

  private static final String[] UPSIDE_DOWN = {
    "vertically", "upside down", "top to bottom", "bottom to top", "on its head", "up and down"
  };

  private static final String[] SIDEWAYS = {
    "horizontally",
    "left to right",
    "right to left",
    "sideways",
    "left and right",
    "the other way around",
    "the other way round",
    "around",
    "over"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (reading.accept("swap left and right", "switch left and right", "mirror image")) {
      return Optional.of(mirrored(true, context));
    }
    int mark = reading.mark();
    if (Subjects.all(reading) && reading.accept("mirrored", "flipped", "reversed")) {
      reading.accept(SIDEWAYS);
      return Optional.of(mirrored(!reading.accept(UPSIDE_DOWN), context));
    }
    reading.back(mark);
    boolean turns = reading.accept("turn");
    if (!turns && !reading.accept("mirror", "flip", "reflect", "reverse", "invert")) {
      return Optional.empty();
    }
    boolean all = reading.done() || Subjects.all(reading) || startsDirection(reading);
    if (turns && !all || turns && !String.join(" ", reading.rest()).matches("upside down|around")) {
      return Optional.empty();
    }
    if (!all) {
      String names = context.theNames(context.references.read(reading));
      throw new Misunderstanding(
          "I can mirror only the whole picture (\"mirror it\"), not %s alone: ask for its other side in words instead, or move it."
              .formatted(names));
    }
    reading.accept("all", "vertical", "along the");
    boolean down = reading.accept(UPSIDE_DOWN);
    reading.accept(SIDEWAYS);
    return Optional.of(mirrored(!down, context));
  }

  private static boolean startsDirection(Reading reading) {
    int mark = reading.mark();
    boolean found = reading.accept(UPSIDE_DOWN) || reading.accept(SIDEWAYS);
    reading.back(mark);
    return found;
  }

  private static Outcome mirrored(boolean across, Context context) {
    List<DesignEdit> edits = Mirror.edits(context.design, across);
    if (edits.isEmpty()) {
      throw new Misunderstanding(
          context.design.entities().isEmpty()
              ? "there is nothing in the picture yet."
              : "everything is in the middle already.");
    }
    String said =
        across ? "Left and right have changed places." : "Top and bottom have changed places.";
    return new Outcome(edits, said, context.focus);
  }
}
