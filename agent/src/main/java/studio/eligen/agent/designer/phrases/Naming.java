package studio.eligen.agent.designer.phrases;

import java.util.List;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Fitting.Fitted;

/** What a thing is called by a hand that types it: what the conversation would draw of it. */
public final class Naming {

  private final Vocabulary vocabulary;
  private final Fitting fitting;

  public Naming(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.fitting = new Fitting(vocabulary, new NounPhrases(vocabulary.opened(), false));
  }

  /**
   * As much of a name as the model can draw: "tree" of "a big oak tree", and "white cat" of "white
   * cat with a hat", as what is named is one thing. A model that draws any words is told all of
   * them.
   *
   * @throws UnknownName if the model can draw nothing of it; the message says what it can
   */
  public String of(String typed) {
    List<String> words = Words.of(typed);
    return vocabulary.isOpen() || words.isEmpty()
        ? typed
        : fitting
            .thing(typed, vocabulary.kind(typed))
            .map(Fitted::prompt)
            .orElseThrow(() -> unknown(words));
  }

  private UnknownName unknown(List<String> words) {
    List<String> name = words.subList(0, Nouns.headIndex(words) + 1);
    boolean article = name.size() > 1 && Words.isArticle(name.get(0));
    String said = String.join(" ", name.subList(article ? 1 : 0, name.size()));
    return new UnknownName(
        English.sentence(Unknown.thing(said, vocabulary)) + " Nothing was changed.",
        Unknown.instead(said, vocabulary));
  }
}
