package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.phrases.Reading;

/** "write "OPEN" on the sign": words on a thing are words of its prompt. */
final class WritingRule implements Rule {

  private static final String[] KINDS = {
    "the word", "the words", "the text", "the message", "the name"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean writes =
        reading.accept("write", "print", "engrave", "carve", "stamp", "put", "add", "paint");
    reading.accept(KINDS);
    if (!writes || !Quotes.isOne(reading.peek())) {
      return Optional.empty();
    }
    String words = reading.next();
    if (reading.accept("on", "onto", "across", "over") && context.references.isHere(reading)) {
      List<String> says = List.of("that", "says", Quotes.shown(words));
      List<String> ids = context.references.read(reading);
      return Optional.of(Looks.said(ids, context, prompt -> Looks.with(prompt, says)));
    }
    return Optional.empty();
  }
}
