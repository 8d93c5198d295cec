package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Set;

/**
 * Tells by parts of speech which words name a thing: adjectives, participles and nouns, up to the
 * last noun of the first row of them. Verbs, pronouns, negations and comparatives are never part of
 * a name.
 */
public final class Nouns {

  private static final Set<String> INTENSIFIERS =
      Set.of("very", "really", "half", "almost", "quite", "somewhat", "slightly");

  /** What somebody does to what is named next, and how that is never described. */
  private static final Set<String> HAVING =
      Set.of("wearing", "holding", "carrying", "sporting", "facing", "having");

  /** What is called by what is done there: "a garden seating area". */
  private static final Set<String> AREAS =
      Set.of("area", "room", "zone", "spot", "station", "space");

  private static final Set<String> GROUPS = WordList.words("groups");

  /** Nobody describes a thing by more words before its name, and each rule asks for it. */
  private static final int MOST_BEFORE = 60;

  private Nouns() {}

  /** Whether a noun stands for several things together: "group". */
  public static boolean isGroup(String noun) {
    return GROUPS.contains(noun);
  }

  /** The word that says what it is: "cat" in "white cat with a hat"; empty where there is none. */
  public static String head(List<String> words) {
    return words.isEmpty() ? "" : words.get(headIndex(words));
  }

  /** Where the word is that says what it is, counted from 0. */
  public static int headIndex(List<String> words) {
    if (words.size() < 2) {
      return 0;
    }
    List<Token> tokens = PartsOfSpeech.of(words.subList(0, Math.min(words.size(), MOST_BEFORE)));
    for (int from = 0; from < tokens.size(); from++) {
      int length = nameLength(tokens, from);
      if (length > 0) {
        return from + length - 1;
      }
    }
    return words.size() - 1;
  }

  /** How many words from here on are a name: "rusty old pick-up truck"; 0 if none begins here. */
  public static int nameLength(List<Token> tokens, int from) {
    int end = from;
    for (int at = from; at < tokens.size(); at++) {
      if (tokens.get(at).is(Tag.NOUN)) {
        end = at + 1;
      } else if (end > from ? !goesOn(tokens, at) : !describes(tokens, at, from)) {
        break;
      }
    }
    return end > from ? end - from : untagged(tokens, from);
  }

  /** "brass" of "shiny brass lamp" where "shiny" was taken for a noun: no thing is called so. */
  private static boolean goesOn(List<Token> tokens, int at) {
    boolean noun = EverydayThings.of(tokens.get(at - 1).word()).isEmpty();
    boolean quoted = Quotes.isOne(token(tokens, at + 1).word());
    boolean more = !quoted && token(tokens, at + 1).is(Tag.NOUN, Tag.ADJECTIVE);
    Token token = tokens.get(at);
    if (token.word().endsWith("'s") && token(tokens, at + 1).is(Tag.NOUN)) {
      return true; // a train conductor's hat
    }
    boolean adjective = token.is(Tag.ADJECTIVE) && !token.isComparative();
    boolean done = token.isParticiple() && !token.word().endsWith("ing");
    boolean area = token.word().endsWith("ing") && AREAS.contains(token(tokens, at + 1).word());
    return area || more && (adjective && noun || done && token(tokens, at + 1).is(Tag.NOUN));
  }

  /** How many words a determiner, a number and a name take; 0 if there is no name. */
  public static int phraseLength(List<Token> tokens, int from) {
    int at = from;
    while (token(tokens, at).is(Tag.DETERMINER, Tag.NUMBER)) {
      at++;
    }
    int name = nameLength(tokens, at);
    return name == 0 ? 0 : at - from + name;
  }

  /** Whether the word tells more of a noun that comes after it. */
  private static boolean describes(List<Token> tokens, int at, int from) {
    Token token = tokens.get(at);
    Token next = token(tokens, at + 1);
    if (token.is(Tag.ADJECTIVE)) {
      return !token.isComparative();
    }
    boolean told = token(tokens, from - 1).is(Tag.NOUN) || HAVING.contains(token.word());
    if (token.isParticiple() && at == from && told) {
      return false;
    }
    boolean adverb = token.word().endsWith("ly") || INTENSIFIERS.contains(token.word());
    if (token.isParticiple() || token.is(Tag.ADVERB) && adverb) {
      return next.is(Tag.NOUN, Tag.ADJECTIVE) || next.isParticiple();
    }
    return isJoint(token) && at > from && joins(tokens, at);
  }

  private static boolean isJoint(Token token) {
    return token.word().equals("and") || token.word().equals(",");
  }

  /**
   * The "," and "and" of "black, gold and white vase"; before a noun has come, none ends a name.
   */
  private static boolean joins(List<Token> tokens, int at) {
    Token before = tokens.get(at - 1);
    Token next = token(tokens, at + 1);
    next = INTENSIFIERS.contains(next.word()) ? token(tokens, at + 2) : next;
    boolean adjective = next.is(Tag.ADJECTIVE) && !next.isComparative();
    boolean comma = tokens.get(at).word().equals(",");
    if (comma ? next.word().equals("and") : before.word().equals(",")) {
      return isLast(tokens, comma ? at : at - 1);
    }
    if (!before.is(Tag.ADJECTIVE) && !before.isParticiple()) {
      return false;
    }
    return tokens.get(at).word().equals(",")
        ? token(tokens, at - 2)
                .is(Tag.DETERMINER, Tag.ADJECTIVE, Tag.ADVERB, Tag.PUNCTUATION, Tag.PREPOSITION)
            && nameLength(tokens, at + 1) > 0
        : adjective
            && Colours.names(before.word()) == Colours.names(next.word())
            && nameLength(tokens, at + 1) > 1;
  }

  /** ", and white" of "a brown, black, and white cat". */
  private static boolean isLast(List<Token> tokens, int at) {
    return tokens.get(at - 1).is(Tag.ADJECTIVE)
        && Colours.names(token(tokens, at - 1).word())
        && Colours.names(token(tokens, at + 2).word())
        && nameLength(tokens, at + 2) > 1;
  }

  /** A name that was not taken for a noun, after an article: "a grotesque". */
  private static int untagged(List<Token> tokens, int from) {
    Token only = token(tokens, from);
    Token before = token(tokens, from - 1);
    boolean determined = before.is(Tag.DETERMINER, Tag.NUMBER) || before.word().equals("of");
    boolean open =
        only.is(Tag.VERB, Tag.OTHER, Tag.ADJECTIVE)
            && !only.isComparative()
            && !only.isParticiple();
    return determined && open && !Colours.names(only.word()) ? 1 : 0;
  }

  private static Token token(List<Token> tokens, int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at) : Token.NONE;
  }
}
