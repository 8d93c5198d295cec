package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** The colours that people name, and which of them can be drawn. */
public final class Colours {

  /** Each with what else it is called, if anything. */
  private static final Map<String, String> NAMES = WordList.facts("colours");

  /** Words before a colour that tell more of it. */
  static final Set<String> SHADES = WordList.words("shades");

  private final Vocabulary vocabulary;

  public Colours(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Whether people call a colour so. */
  public static boolean names(String word) {
    return NAMES.containsKey(word);
  }

  /** Whether people, or this vocabulary, call a colour so. */
  public boolean isColour(String word) {
    return NAMES.containsKey(word) || vocabulary.colours().contains(word);
  }

  /** Whether a word tells more of the colour behind it: "dark" of "dark blue". */
  public boolean isShade(List<String> words, int at) {
    return at + 1 < words.size() && SHADES.contains(words.get(at)) && isColour(words.get(at + 1));
  }

  /** The colour as the vocabulary calls it. */
  public Optional<String> known(String word) {
    String other = NAMES.getOrDefault(word, "");
    if (vocabulary.colours().contains(word) || vocabulary.isOpen()) {
      return Optional.of(word);
    }
    return vocabulary.colours().contains(other) ? Optional.of(other) : Optional.empty();
  }

  /** Why this thing cannot have this colour, in a sentence. */
  public Optional<String> refusal(Thing thing, String colour) {
    if (!thing.colours() && !vocabulary.isOpen()) {
      return Optional.of(
          "This model knows no colours for a %s, so it comes in its own.".formatted(thing.name()));
    }
    if (known(colour).isEmpty()) {
      return Optional.of(
          "This model does not know the colour %s; it knows %s."
              .formatted(colour, English.list(vocabulary.colours())));
    }
    return Optional.empty();
  }
}
