package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;

/** Greetings, thanks and praise, which ask for nothing. */
final class SmallTalk {

  private static final Map<String, String> PHRASES = WordList.facts("small-talk");

  private SmallTalk() {}

  /** The answer, if that is all that was said. */
  static Optional<String> answer(List<String> words, Vocabulary vocabulary, Design design) {
    String said = String.join(" ", words).replaceAll("[ ,.!?]+$", "");
    int comma = said.lastIndexOf(" , ");
    if (comma > 0) {
      List<String> more = List.of(said.substring(comma + 3).split(" "));
      return answer(more, vocabulary, design)
          .flatMap(
              also -> answer(List.of(said.substring(0, comma).split(" ")), vocabulary, design));
    }
    if (is("greeting", said.replaceFirst(" there$", ""))) {
      return Optional.of("Hello! " + Unknown.examples(vocabulary, design));
    }
    String plain = said.replaceFirst("^(?:(?:ok|okay|oh|hmm|great|perfect|wow|yes|,) )+", "");
    if (is("thanks", plain.replaceFirst(" (?:so much|a lot|very much)$", ""))) {
      return Optional.of("You are welcome.");
    }
    if (is("nothing", plain.replaceFirst(" (?:for now|now|please|then|thanks)$", ""))) {
      return Optional.of("Nothing was changed.");
    }
    String quality =
        plain.replaceFirst("^(?:it |that |this )?(?:looks?|is) (?:very |really |so |much )?", "");
    boolean praise =
        is("praise", said) || is(quality.equals(plain) ? "praise" : "quality", quality);
    return praise ? Optional.of("I am glad that you like it.") : Optional.empty();
  }

  private static boolean is(String kind, String said) {
    return PHRASES.getOrDefault(said, "").contains(kind);
  }
}
