package studio.eligen.agent.designer.language;

import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** "blur the background", "more contrast": what is done to pixels is no edit of a design. */
final class LimitRule implements Rule {

  /** Each with what can be said instead. */
  private static final Map<String, String> ADVICE = WordList.facts("pixel-edits");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (Act.read(reading).isEmpty()) {
      Act.passAdding(reading);
    }
    if (!reading.peek().matches("it|them|both")) {
      reading.acceptWhole();
    }
    SceneRule.passDeterminers(reading);
    Optional<String> advice =
        context.design.isBlank() || context.references.isHere(reading)
            ? Optional.empty()
            : reading.accept(ADVICE);
    if (advice.isPresent()
        && !reading.token(0).is(Tag.NOUN)
        && Weather.of(reading.rest()).isEmpty()) {
      throw new Misunderstanding("a design tells what is drawn, and no pixels. " + advice.get());
    }
    return Optional.empty();
  }
}
