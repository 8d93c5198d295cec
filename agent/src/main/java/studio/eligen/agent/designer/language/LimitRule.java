package studio.eligen.agent.designer.language;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "blur the background", "more contrast": what is done to pixels is no edit of a design. */
final class LimitRule implements Rule {

  /** Each with what can be said instead. */
  private static final Map<String, String> ADVICE = WordList.facts("pixel-edits");

  private static final String[] EDITS = WordList.phrases("pixel-edits");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    Act.read(reading);
    if (!reading.peek().matches("it|them|both")) {
      reading.acceptWhole();
    }
    SceneRule.passDeterminers(reading);
    int mark = reading.mark();
    boolean limit =
        !context.design.isBlank() && !context.references.isHere(reading) && reading.accept(EDITS);
    if (limit && (reading.done() || !reading.token(0).is(Tag.NOUN))) {
      String said = String.join(" ", reading.since(mark));
      throw new Misunderstanding(
          "a design tells what is drawn, and no pixels. " + ADVICE.get(said));
    }
    return Optional.empty();
  }
}
