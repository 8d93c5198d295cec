package studio.eligen.agent.designer.lexicon;

import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** The colours that people name, and which of them can be drawn. */
public final class Colours {

  private static final Set<String> NAMES =
      Set.of(
          "red",
          "orange",
          "yellow",
          "green",
          "blue",
          "purple",
          "violet",
          "pink",
          "brown",
          "black",
          "white",
          "grey",
          "gray",
          "gold",
          "golden",
          "silver",
          "turquoise",
          "beige",
          "cyan",
          "magenta",
          "crimson");

  private final Vocabulary vocabulary;

  public Colours(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  public boolean isColour(String word) {
    return NAMES.contains(word) || vocabulary.colours().contains(word);
  }

  /** The colour as the vocabulary calls it. */
  public Optional<String> known(String word) {
    String other =
        switch (word) {
          case "gray" -> "grey";
          case "grey" -> "gray";
          case "violet" -> "purple";
          case "golden" -> "gold";
          default -> word;
        };
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
