package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act.Kind;

/**
 * Tells wishes for another scene that name it by what is in it now, or by whom it is around, as
 * what they are: "change the house from the forest to the beach" is "change the background to the
 * beach".
 */
final class Backdrops {

  private static final Set<String> NAMES = WordList.words("scene-names");
  private static final String[] PLACED = {
    "to be set in", "to be set on", "to be in", "to be on", "to be placed in", "to be placed on"
  };
  private static final String[] AROUND = {
    "from", "with", "surrounding", "around", "behind", "featuring", "visible", "that", "where"
  };

  private Backdrops() {}

  /** The same about the background, where it is such a wish. */
  static Optional<List<String>> changed(Reading reading) {
    Optional<Act> act = Act.read(reading);
    boolean changes =
        act.filter(a -> a.is(Kind.CHANGE, Kind.REPLACE, Kind.SWAP) && a.usual().isEmpty())
            .isPresent();
    if (!changes) {
      return Optional.empty();
    }
    boolean led = reading.acceptWhole();
    for (; !reading.done(); reading.next()) {
      boolean behind = reading.accept("in the background");
      led |= behind || NAMES.contains(reading.peek(-1)) && reading.accept(AROUND);
      led |= reading.peek().equals("from") && to(reading).filter(Backdrops::isScene).isPresent();
      boolean placed = reading.accept(PLACED);
      boolean becomes = placed || led && reading.accept("to", "into", "with");
      if (becomes && (isScene(reading.rest()) || NAMES.contains(reading.peek(-2)))) {
        return Optional.of(
            Words.joined(List.of("change", "the", "background", "to"), reading.rest()));
      }
    }
    return Optional.empty();
  }

  /** What comes behind the next "to". */
  private static Optional<List<String>> to(Reading reading) {
    int at = reading.rest().indexOf("to");
    return at < 0
        ? Optional.empty()
        : Optional.of(reading.rest().subList(at + 1, reading.rest().size()));
  }

  /** "a snowy mountain with pines", "a beach setting": the noun phrase that comes first is one. */
  private static boolean isScene(List<String> words) {
    Reading reading = new Reading(words);
    int length = reading.phraseLength();
    List<String> name = Words.withoutArticle(words.subList(0, length));
    boolean called = name.size() > 1 && NAMES.contains(name.get(name.size() - 1));
    return called || !name.isEmpty() && (Landscapes.isNamed(name) || Weather.of(name).isPresent());
  }
}
