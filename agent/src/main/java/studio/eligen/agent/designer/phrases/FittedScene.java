package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Places.Named;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * What of a scene can be drawn: "in a dark forest at night" as "in a forest at night".
 *
 * @param phrase as it ends a caption; empty if the model knows nothing of it
 * @param lost what the model does not know
 * @param notes what is drawn otherwise, in sentences
 */
public record FittedScene(Optional<String> phrase, List<String> lost, List<String> notes) {

  /** A scene as this model can draw it, which is all of it where it draws any words. */
  public static FittedScene of(String scene, Vocabulary model) {
    return of(scene, "", model);
  }

  /**
   * The same for a picture that has a place already, which gives way to another that is told beside
   * it: such a model draws one at a time.
   */
  public static FittedScene of(String scene, String now, Vocabulary model) {
    if (model.isOpen() || scene.isBlank()) {
      return new FittedScene(Optional.of(scene), List.of(), List.of());
    }
    Places places = new Places(model);
    List<String> phrases = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<List<String>> parts = parts(Words.of(scene));
    while (!parts.isEmpty()) {
      int length = longest(parts, places);
      List<String> words = parts.subList(0, length).stream().flatMap(List::stream).toList();
      String said = String.join(" ", words);
      Optional<String> found = named(words, places);
      found.filter(phrase -> !phrases.contains(phrase)).ifPresent(phrases::add);
      if (found.isEmpty()) {
        lost.add(said);
        notes.add(Unknown.place(said, model));
      } else if (places.exactly(words).isEmpty() && !found.get().equals(said)) {
        notes.add("For \"%s\" this model draws \"%s\".".formatted(said, found.get()));
      }
      parts = parts.subList(length, parts.size());
    }
    Optional<String> phrase =
        phrases.stream().filter(other -> !other.equals(now)).findFirst().or(() -> first(phrases));
    List<String> apart =
        phrases.stream()
            .filter(other -> !other.equals(phrase.orElseThrow()) && !other.equals(now))
            .toList();
    if (!apart.isEmpty()) {
      String others = English.list(apart.stream().map(other -> "\"" + other + "\"").toList());
      String taken = phrase.orElseThrow();
      notes.add(
          "This model cannot draw \"%s\" together with %s; it draws the first."
              .formatted(taken, others));
    }
    return new FittedScene(phrase, List.copyOf(lost), List.copyOf(notes));
  }

  private static Optional<String> first(List<String> phrases) {
    return phrases.stream().findFirst();
  }

  private static Optional<String> named(List<String> words, Places places) {
    return places
        .exactly(words)
        .or(() -> Weather.of(words).flatMap(phrase -> places.named(Words.of(phrase))))
        .or(() -> places.named(words))
        .map(Named::phrase);
  }

  /** How many parts are one place by its whole name: "in a field" and "at night". */
  private static int longest(List<List<String>> parts, Places places) {
    int length = parts.size();
    while (length > 1
        && places
            .exactly(parts.subList(0, length).stream().flatMap(List::stream).toList())
            .isEmpty()) {
      length--;
    }
    return length;
  }

  /** What stands between commas and before the words that begin a place. */
  private static List<List<String>> parts(List<String> words) {
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    for (String word : words) {
      boolean leads = Set.of(",", "with").contains(word) || Places.isPreposition(word);
      if (leads && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
      }
      if (!word.equals(",")) {
        part.add(word);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
