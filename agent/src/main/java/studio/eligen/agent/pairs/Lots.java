package studio.eligen.agent.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** Things, colours and places by lot: of a model's vocabulary, or of all that are known. */
final class Lots {

  /** Where a model that knows no list of places is sent. */
  private static final List<String> ANY_PLACES =
      List.of(
          "on a beach",
          "in a forest",
          "on a grassy field",
          "in a city",
          "in the desert",
          "in the snow",
          "in a park",
          "in a kitchen",
          "in a living room",
          "by a lake");

  private static final double COLOURED = 0.4;

  private final List<Thing> things;
  private final List<String> colours;
  private final List<String> places;
  private final SplittableRandom random;

  Lots(Vocabulary vocabulary, SplittableRandom random) {
    this.things = things(vocabulary);
    this.colours = vocabulary.colours();
    this.places =
        vocabulary.places().isEmpty()
            ? ANY_PLACES
            : vocabulary.places().stream().flatMap(place -> place.phrases().stream()).toList();
    this.random = random;
  }

  private static List<Thing> things(Vocabulary vocabulary) {
    if (!vocabulary.isOpen()) {
      return vocabulary.things();
    }
    Vocabulary anything = VocabularyFile.anything();
    return EverydayThings.names().stream()
        .filter(name -> !EverydayThings.isAny(name, "part", "site", "landscape"))
        .filter(name -> !Landscapes.isNamed(List.of(name.split(" "))))
        .map(anything::kind)
        .toList();
  }

  /** So many things of different kinds, none among the others. */
  List<Thing> things(int number, List<String> others) {
    List<Thing> chosen = new ArrayList<>();
    while (chosen.size() < number) {
      Thing thing = one(things);
      boolean taken =
          others.contains(thing.name())
              || chosen.stream().anyMatch(one -> one.name().equals(thing.name()));
      if (!taken) {
        chosen.add(thing);
      }
    }
    return chosen;
  }

  /** Its name, with a colour now and then where it takes one. */
  String prompt(Thing thing) {
    boolean coloured = thing.colours() && random.nextDouble() < COLOURED;
    return coloured ? colour("") + " " + thing.name() : thing.name();
  }

  /** A colour that is not this one. */
  String colour(String other) {
    return other(colours, other);
  }

  /** Where a picture is set, as it ends a caption, and not there. */
  String place(String other) {
    return other(places, other);
  }

  private String other(List<String> all, String unwanted) {
    String chosen = one(all);
    while (chosen.equals(unwanted)) {
      chosen = one(all);
    }
    return chosen;
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A seed of noise; the generator of noise looks at 32 bits of it. */
  long seed() {
    return random.nextLong(1L << 32);
  }
}
