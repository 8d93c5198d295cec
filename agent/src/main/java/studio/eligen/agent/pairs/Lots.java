package studio.eligen.agent.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** Things, colours and places by lot: of a model's vocabulary, or of all that are known. */
final class Lots {

  private static final double COLOURED = 0.4;

  private final List<Thing> things;
  private final List<String> colours;
  private final List<String> places;
  private final SplittableRandom random;

  Lots(Vocabulary vocabulary, SplittableRandom random) {
    this.things = things(vocabulary);
    this.colours = vocabulary.colours();
    this.places = Scripts.scenes(vocabulary);
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

  /** So many things of different kinds, none among the others; fewer where there are no more. */
  List<Thing> things(int number, List<String> others) {
    List<Thing> rest = new ArrayList<>(things);
    rest.removeIf(thing -> others.contains(thing.name()));
    List<Thing> chosen = new ArrayList<>();
    while (chosen.size() < number && !rest.isEmpty()) {
      chosen.add(rest.remove(random.nextInt(rest.size())));
    }
    return chosen;
  }

  /** Its name, with a colour now and then where it takes one. */
  String prompt(Thing thing) {
    boolean coloured = thing.colours() && random.nextDouble() < COLOURED;
    return coloured
        ? colour("").map(colour -> colour + " " + thing.name()).orElse(thing.name())
        : thing.name();
  }

  /** A colour that is not this one, if there is any. */
  Optional<String> colour(String other) {
    return other(colours, other);
  }

  /** Where a picture is set, as it ends a caption, and not there, if there is any such place. */
  Optional<String> place(String other) {
    return other(places, other);
  }

  private Optional<String> other(List<String> all, String unwanted) {
    List<String> rest = all.stream().filter(one -> !one.equals(unwanted)).toList();
    return rest.isEmpty() ? Optional.empty() : Optional.of(one(rest));
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
