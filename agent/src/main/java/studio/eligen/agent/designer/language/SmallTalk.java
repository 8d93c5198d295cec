package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Edges;

/** Greetings, thanks and praise, which ask for nothing. */
final class SmallTalk {

  private static final Map<String, String> PHRASES = WordList.facts("small-talk");

  private static final String IT =
      "(?:it|this|that|them|(?:the|my|this) (?:picture|image|drawing|design|result|card|postcard|poster|file))";

  /** "how do i print this as a postcard?": what is done with a picture that is ready. */
  private static final String KEEPING =
      "(?:(?:how|where|what|can|could|is|i want|i would like|let me|please|now|ok|and|so)\\b.* )?"
          + "(?:print|save|download|export|share|email|send(?= \\S+(?: \\S+)? (?:to (?!the )|by |via |as ))) "
          + IT
          + "(?: (?:out|as|to|on|with|for|in|via|by|from|off|please|now|somewhere)\\b.*)?";

  private static final String KEPT =
      "On the page, \"Download PNG\" by the picture saves it, to print it or to send it; at a terminal each turn's picture is a file in the conversation's folder.";

  private static final String COMPLAINT =
      "[\\w' ]+ (?:is|are|gets?|looks?) (?:still )?cut off\\b.*";

  private static final String WHOLE =
      "All things are whole within the picture, as the design has them. \"another variation\" draws it anew, and \"make it smaller\" leaves more room around one.";

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
    if (Edges.isAll(words) || !design.isBlank() && said.matches(COMPLAINT)) {
      return Optional.of(WHOLE);
    }
    if (said.matches(KEEPING)) {
      return Optional.of(KEPT);
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
