package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "another variation", "try again", "same again but different". */
final class ReseedRule implements Rule {

  /** Which part of such a wish a phrase is. */
  private static final Map<String, String> PARTS = WordList.facts("variations");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean hidden =
        context.focus.stream().anyMatch(id -> context.design.entity(id).get().hidden());
    if (hidden && Act.read(reading).filter(act -> act.is(Act.Kind.SHOW)).isPresent()) {
      return Optional.empty();
    }
    reading.back(0);
    String parts = String.join(" ", reading.acceptAll(PARTS)) + " ";
    if (!reading.done()
        || !parts.matches("(verb )?(other (kind|either) |either |whole )(tail )*")) {
      return Optional.empty();
    }
    if (context.design.isBlank()) {
      throw new Misunderstanding(
          "the canvas is blank: say first what the picture shall show. "
              + Unknown.examples(context.model, context.design));
    }
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.Reseed(context.history.freshSeed())),
            "Here is another variation of the same design.",
            context.focus));
  }
}
