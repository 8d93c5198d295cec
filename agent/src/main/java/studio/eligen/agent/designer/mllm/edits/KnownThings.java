package studio.eligen.agent.designer.mllm.edits;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.placement.Arrangement;

/** Puts what a model asks for into the words that the picture model knows. */
public final class KnownThings {

  private static final int LONGEST_LIST = 12_000;

  /** Words after which a phrase tells more of the thing, and names it no longer. */
  private static final List<String> LINKS =
      List.of("with", "of", "in", "on", "at", "holding", "wearing", "sitting", "standing");

  private final Vocabulary vocabulary;

  public KnownThings(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** A design, for placing things in it. */
  Arrangement arrangement(Design design) {
    return new Arrangement(design, vocabulary);
  }

  /**
   * What is drawn for a prompt: as it was said, or where the vocabulary is closed its colour and
   * thing alone.
   *
   * @throws InvalidEdit if it is not in the vocabulary
   */
  String prompt(String said) {
    if (vocabulary.isOpen()) {
      return said.replaceFirst("(?i)^(an?|the)\\s+", "");
    }
    Thing thing =
        thing(said)
            .orElseThrow(
                () ->
                    new InvalidEdit(
                        "The picture model cannot draw \"%s\"; choose a thing of its list, or tell the person that it cannot."
                            .formatted(EditFields.quoted(said))));
    List<String> words = words(said);
    Optional<String> colour =
        vocabulary.colours().stream()
            .filter(words::contains)
            .findFirst()
            .filter(c -> thing.colours());
    return colour.map(c -> c + " ").orElse("") + thing.name();
  }

  /** A scene as the picture model knows it. */
  String scene(String said) {
    if (vocabulary.isOpen() || said.isEmpty()) {
      return said;
    }
    return place(said)
        .map(place -> phrase(place, said))
        .orElseThrow(
            () ->
                new InvalidEdit(
                    "The picture model knows no scene \"%s\"; choose one of %s."
                        .formatted(EditFields.quoted(said), bounded(scenes()))));
  }

  /** The place that a scene is about, as far as it is known. */
  private Optional<Place> place(String scene) {
    String said = " " + String.join(" ", words(scene)) + " ";
    return vocabulary.places().stream()
        .filter(
            place ->
                said.contains(" " + String.join(" ", words(place.name())) + " ")
                    || place.phrases().stream()
                        .anyMatch(
                            phrase -> said.equals(" " + String.join(" ", words(phrase)) + " ")))
        .findFirst();
  }

  /** A word to name a new entity of this prompt by. */
  public String idWord(String prompt) {
    return vocabulary.idWord(vocabulary.kind(prompt));
  }

  /** What the picture model can draw, for a model to read; names only, and bounded. */
  public String described() {
    if (vocabulary.isOpen()) {
      return "It can draw anything: describe each entity by a short English noun phrase, such as \"ginger cat with a hat\".";
    }
    return "It can draw only these things: %s. Colours: %s. Scenes: %s. A prompt is a thing, with or without a colour before it. Whoever asks for anything else is told that it cannot be drawn, and offered what is nearest."
        .formatted(
            bounded(vocabulary.things().stream().map(Thing::name).toList()),
            bounded(vocabulary.colours()),
            bounded(scenes()));
  }

  private List<String> scenes() {
    return vocabulary.places().stream().map(place -> place.phrases().get(0)).toList();
  }

  private static String phrase(Place place, String said) {
    return place.phrases().stream()
        .filter(phrase -> words(phrase).equals(words(said)))
        .findFirst()
        .orElse(place.phrases().get(0));
  }

  /** The thing that a phrase is about: "cat" in "white cat with a hat". */
  private Optional<Thing> thing(String prompt) {
    List<String> words = words(prompt);
    Optional<Thing> whole = vocabulary.thing(String.join(" ", words));
    int end = 0;
    while (end < words.size() && !LINKS.contains(words.get(end))) {
      end++;
    }
    List<String> head = words.subList(0, end);
    return whole.or(() -> lastOf(head)).or(() -> lastOf(words));
  }

  private Optional<Thing> lastOf(List<String> words) {
    for (int to = words.size(); to > 0; to--) {
      for (int from = 0; from < to; from++) {
        Optional<Thing> thing = vocabulary.thing(String.join(" ", words.subList(from, to)));
        if (thing.isPresent()) {
          return thing;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> words(String text) {
    String bounded = text.length() <= 200 ? text : text.substring(0, 200);
    return Arrays.stream(bounded.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String bounded(List<String> names) {
    StringBuilder list = new StringBuilder();
    for (String name : names) {
      if (list.length() + name.length() > LONGEST_LIST) {
        return list + ", …";
      }
      list.append(list.isEmpty() ? "" : ", ").append(name);
    }
    return list.toString();
  }
}
