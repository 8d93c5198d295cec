package studio.eligen.web.http;

import java.util.List;
import java.util.function.Predicate;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** Three sentences to begin with, of things that the model can draw. */
final class Examples {

  private static final List<String> FOR_ANY_MODEL =
      List.of(
          "a red car on the left and a tree on the right, in front of mountains",
          "a cat on a sofa, and a lamp behind it",
          "a sailing boat on the sea with a big moon above it");

  /**
   * A sentence that was seen to come out well.
   *
   * @param things that the model has to know for it
   * @param colours likewise
   */
  private record Proven(String sentence, List<String> things, List<String> colours) {
    boolean isFor(Vocabulary vocabulary) {
      return things.stream().allMatch(name -> vocabulary.thing(name).isPresent())
          && vocabulary.colours().containsAll(colours)
          && vocabulary.places().stream()
              .flatMap(place -> place.phrases().stream())
              .anyMatch(sentence::contains);
    }
  }

  /** What a picture book has: many things, colours, near and far. */
  private static final List<Proven> FOR_A_SMALL_MODEL =
      List.of(
          new Proven(
              "two penguins and a snowman in the snow, with a hot air balloon above",
              List.of("penguin", "snowman", "hot air balloon"),
              List.of()),
          new Proven(
              "a castle in the mountains, with a dragon in front of it and a rainbow behind it",
              List.of("castle", "dragon", "rainbow"),
              List.of()),
          new Proven(
              "a blue car, a taxi and a moon on a street at night",
              List.of("car", "taxi", "moon"),
              List.of("blue")));

  private Examples() {}

  static List<String> of(Vocabulary vocabulary) {
    boolean proven = FOR_A_SMALL_MODEL.stream().allMatch(each -> each.isFor(vocabulary));
    return !vocabulary.isOpen() && proven
        ? FOR_A_SMALL_MODEL.stream().map(Proven::sentence).toList()
        : composed(vocabulary);
  }

  /** Of the first things that a vocabulary lists. */
  private static List<String> composed(Vocabulary vocabulary) {
    List<Thing> painted = vocabulary.things().stream().filter(Thing::colours).toList();
    List<Thing> plain = vocabulary.things().stream().filter(Predicate.not(Thing::colours)).toList();
    boolean enough =
        painted.size() > 1
            && plain.size() > 1
            && vocabulary.colours().size() > 1
            && vocabulary.places().size() > 1;
    if (vocabulary.isOpen() || !enough) {
      return FOR_ANY_MODEL;
    }
    String red = vocabulary.colours().get(0);
    String blue = vocabulary.colours().get(1);
    return List.of(
        "%s %s".formatted(English.withArticle(plain.get(0).name()), place(vocabulary, 0)),
        "%s on the left and %s on the right"
            .formatted(
                English.withArticle(red + " " + painted.get(0).name()),
                English.withArticle(blue + " " + painted.get(1).name())),
        "%s next to %s %s"
            .formatted(
                English.withArticle(plain.get(1).name()),
                English.withArticle(blue + " " + painted.get(0).name()),
                place(vocabulary, 1)));
  }

  private static String place(Vocabulary vocabulary, int index) {
    return vocabulary.places().get(index).phrases().get(0);
  }
}
