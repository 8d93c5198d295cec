package studio.eligen.agent.designer.lexicon;

import java.util.List;

/** What a thing may be called by a hand that types it: what the conversation would draw. */
public final class Naming {

  private final Vocabulary vocabulary;

  public Naming(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Goes by the word that names the thing: "cat" in "white cat with a hat".
   *
   * @throws UnknownName if the model cannot draw it; the message says what it can
   */
  public void check(String prompt) {
    List<String> words = Words.of(prompt);
    if (vocabulary.isOpen() || words.isEmpty()) {
      return;
    }
    List<String> name = words.subList(0, Nouns.headIndex(words) + 1);
    for (int from = 0; from < name.size(); from++) {
      if (vocabulary.thing(String.join(" ", name.subList(from, name.size()))).isPresent()) {
        return;
      }
    }
    boolean article = name.size() > 1 && Words.isArticle(name.get(0));
    String said = String.join(" ", name.subList(article ? 1 : 0, name.size()));
    throw new UnknownName(
        English.sentence(Unknown.thing(said, vocabulary)) + " Nothing was changed.",
        Unknown.instead(said, vocabulary));
  }
}
