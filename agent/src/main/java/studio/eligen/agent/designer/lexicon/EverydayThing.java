package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/**
 * What is known of an everyday thing. Heights and widths in metres, as usually seen in a picture.
 *
 * @param name in the singular, in lower case
 * @param kind what it is a kind of; empty for the few that all others are kinds of
 * @param height from its lowest to its highest point, in metres, above 0
 * @param width as seen from its usual side, in metres, above 0: a bus is seen from its long side
 * @param stands where it usually is
 * @param words other words for it
 * @param plural where it follows no rule
 */
public record EverydayThing(
    String name,
    Optional<String> kind,
    double height,
    double width,
    Stands stands,
    List<String> words,
    Optional<String> plural) {
  public EverydayThing {
    words = List.copyOf(words);
  }
}
