package studio.eligen.agent.designer.lexicon;

/**
 * A word of a sentence.
 *
 * @param word as it was said, in lower case
 */
public record Token(String word, Tag tag) {

  /** What stands before and after all words. */
  public static final Token NONE = new Token("", Tag.PUNCTUATION);

  /** Whether it is one of these. */
  public boolean is(Tag... tags) {
    for (Tag each : tags) {
      if (tag == each) {
        return true;
      }
    }
    return false;
  }

  /** The dictionary form of a verb: "chase" of "chasing"; any other word as it is. */
  public String lemma() {
    return is(Tag.VERB, Tag.AUXILIARY) ? Inflection.lemma(word) : word;
  }

  /** "chasing", "parked", "lit": what something does, or what was done to it. */
  public boolean isParticiple() {
    return tag == Tag.VERB
        && (word.length() > 4 && word.endsWith("ing")
            || !word.endsWith("s") && !word.equals(lemma()));
  }

  /** "stands", "carry": what somebody does. */
  public boolean isFinite() {
    return tag == Tag.VERB && !isParticiple();
  }

  /** "bigger": a wish, and no part of what a thing is called. */
  public boolean isComparative() {
    return tag == Tag.ADJECTIVE && Inflection.isComparative(word);
  }

  /** "big" of "bigger"; any other word as it is. */
  public String positive() {
    return isComparative() ? Inflection.positive(word) : word;
  }
}
