package studio.eligen.agent.designer.lexicon;

/**
 * A word of a sentence.
 *
 * @param word as it was said, in lower case
 * @param lemma its dictionary form: "chase" of "chasing"; the word itself where none is known
 */
public record Token(String word, String lemma, Tag tag) {

  /** What stands before and after all words. */
  public static final Token NONE = new Token("", "", Tag.PUNCTUATION);

  /** Whether it is one of these. */
  public boolean is(Tag... tags) {
    for (Tag each : tags) {
      if (tag == each) {
        return true;
      }
    }
    return false;
  }

  /** "chasing", "parked", "lit": what something does, or what was done to it. */
  public boolean isParticiple() {
    boolean past = !word.equals(lemma) && !word.endsWith("s");
    return tag == Tag.VERB && (word.length() > 4 && word.endsWith("ing") || past);
  }

  /** "bigger": a wish, and no part of what a thing is called. */
  public boolean isComparative() {
    return tag == Tag.ADJECTIVE
        && (SizeWords.comparative(word).isPresent() || word.endsWith("er") && !word.equals(lemma));
  }
}
