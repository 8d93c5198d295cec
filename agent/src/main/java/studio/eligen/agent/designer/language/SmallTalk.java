package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;

/** Greetings and thanks, which ask for nothing. */
final class SmallTalk {

  private SmallTalk() {}

  /** The answer, if that is all that was said. */
  static Optional<String> answer(List<String> words, Vocabulary vocabulary, Design design) {
    String said = String.join(" ", words).replaceAll("[ ,.!?]+$", "");
    if (said.matches("(?:hello|hi|hey|good (?:morning|day|evening)|greetings)(?: there)?")) {
      return Optional.of("Hello! " + Unknown.examples(vocabulary, design));
    }
    if (said.matches(
        "(?:ok |great |perfect |, )*(?:thanks|thank you|thx|cheers)(?: (?:so much|a lot|very much))?")) {
      return Optional.of("You are welcome.");
    }
    boolean praise =
        said.matches(
            "(?:wow|(?:it |that |this )?(?:looks?|is) (?:very |really |so )?(?:great|nice|good|perfect|lovely|cool|beautiful)"
                + "|(?:great|perfect|lovely|beautiful|well done|cool|awesome|i (?:like|love) (?:it|this|that)))");
    return praise ? Optional.of("I am glad that you like it.") : Optional.empty();
  }
}
