package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Mirror;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "mirror it", "flip the picture vertically", "turn it upside down": all of it at once. */
final class MirrorRule implements Rule {

  /** Each with "down" where it changes top and bottom. */
  private static final Map<String, String> WAYS = WordList.facts("mirrorings");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    Optional<Act> begun = Act.read(reading);
    boolean all = reading.acceptWhole();
    Optional<Act> act = begun.map(verb -> verb.with(reading)).or(() -> Act.read(reading));
    if (act.filter(a -> a.is(Act.Kind.MIRROR)).isEmpty() || begun.isEmpty() && !all) {
      return Optional.empty();
    }
    if (!all && isOfPlaces(reading, context)) {
      return Optional.empty();
    }
    Optional<String> way = reading.accept(WAYS);
    if (!all && way.isEmpty() && !reading.done()) {
      Optional<Outcome> overturned =
          reading.first(
              () -> {
                List<String> ids = context.references.read(reading);
                return reading.accept("upside down", "on its head", "vertically")
                    ? overturned(ids, context)
                    : Optional.empty();
              });
      if (overturned.isPresent()) {
        return overturned;
      }
      throw new Misunderstanding(
          "I can mirror only the whole picture (\"mirror it\"), not %s alone: ask for its other side in words instead, or move it."
              .formatted(context.theNames(context.references.read(reading))));
    }
    boolean down = act.get().usual().contains("down") || way.filter("down"::equals).isPresent();
    return Optional.of(mirrored(!down, context));
  }

  /** "turn the tractor upside down": how it is drawn. */
  static Optional<Outcome> overturned(List<String> ids, Context context) {
    return context.model.isOpen()
        ? Optional.of(
            Looks.said(ids, context, prompt -> Looks.with(prompt, List.of("upside", "down"))))
        : Optional.empty();
  }

  /** "the positions of the cat and the dog", "the cat and the dog's places": they are swapped. */
  private static boolean isOfPlaces(Reading reading, Context context) {
    return reading.would(
        () -> {
          Optional<Attribute> about = Attribute.read(reading);
          if (about.isEmpty() && context.references.isHere(reading)) {
            context.references.skip(reading);
            about = Attribute.named(reading);
          }
          return about.filter(Attribute.PLACE::equals).isPresent();
        });
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
