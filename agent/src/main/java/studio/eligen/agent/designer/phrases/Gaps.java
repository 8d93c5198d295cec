package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * Gives a description the noun that only another one has: "two red and three blue balloons", "a big
 * dog and four small ones".
 */
public final class Gaps {

  /** Words for one of several that were named before. */
  private static final Set<String> ONES = Set.of("one", "other", "another");

  private Gaps() {}

  /** The words with each noun where it was left out. */
  public static List<String> filled(List<String> words) {
    List<String> filled = shared(words);
    for (int joint = words.size() - 2; joint > 1; joint--) {
      Optional<String> noun = nounBehind(new Reading(filled), joint);
      if (noun.isPresent()) {
        filled.add(joint, noun.get());
      }
    }
    for (int at = 2; at < filled.size(); at++) {
      Reading reading = new Reading(filled.subList(0, at));
      reading.skip(at);
      boolean described = reading.token(-1).is(Tag.ADJECTIVE);
      if (described && filled.get(at).equals("ones")) {
        filled.set(at, noun(filled.subList(0, at)).map(Plurals::plural).orElse("ones"));
      }
    }
    return filled;
  }

  /** "one red car and one blue car" of "two cars, one red and one blue". */
  private static List<String> shared(List<String> words) {
    List<String> all = new ArrayList<>(words);
    Reading reading = new Reading(words);
    Integer count = Counts.read(reading);
    List<String> name = reading.rest().subList(0, reading.nameLength());
    reading.skip(name.size());
    reading.passOver(Set.of(",", ":"));
    if (count == null || name.isEmpty() || !reading.acceptAny(ONES)) {
      return all;
    }
    reading.skip(-1);
    List<String> each = new ArrayList<>();
    int ones = 0;
    while (!reading.done()) {
      reading.accept("the");
      boolean one = reading.acceptAny(ONES);
      ones += one ? 1 : 0;
      int from = reading.mark();
      while (one && reading.accept(Tag.ADJECTIVE)) {
        continue;
      }
      if (one && reading.token(0).is(Tag.NOUN)) {
        return all; // "two candles, one fish and one book" are things of their own
      }
      each.addAll(one ? List.of("a") : List.of());
      each.addAll(reading.since(from));
      each.addAll(one ? singular(name) : List.of());
      each.addAll(one || reading.done() ? List.of() : List.of(reading.next()));
    }
    return ones == count ? each : all;
  }

  private static List<String> singular(List<String> name) {
    List<String> one = new ArrayList<>(name);
    one.set(one.size() - 1, Plurals.singular(name.get(name.size() - 1)));
    return one;
  }

  /** The balloons of "two red and three blue balloons", where the joint is the "and". */
  private static Optional<String> nounBehind(Reading reading, int joint) {
    reading.skip(joint);
    int from = -1;
    while (reading.token(from).is(Tag.ADJECTIVE)) {
      from--;
    }
    boolean counts = reading.token(from).is(Tag.NUMBER) || reading.peek(from).matches("an?");
    boolean open = counts && from < -1 && !Words.isStop(reading.peek(-1));
    boolean one = reading.peek(from).matches("an?|one|1");
    boolean joined = reading.accept(", and", "and", ",");
    boolean counted = reading.accept(Tag.DETERMINER, Tag.NUMBER);
    int length = reading.nameLength();
    if (!open || !joined || !counted || length < 2 || !reading.token(0).is(Tag.ADJECTIVE)) {
      return Optional.empty();
    }
    String noun = Plurals.singular(reading.peek(length - 1));
    return Optional.of(one ? noun : Plurals.plural(noun));
  }

  /** The last noun of what came before. */
  private static Optional<String> noun(List<String> before) {
    Reading reading = new Reading(before);
    reading.skip(before.size());
    for (int at = -1; at >= -before.size(); at--) {
      if (reading.token(at).is(Tag.NOUN)) {
        return Optional.of(Plurals.singular(reading.peek(at)));
      }
    }
    return Optional.empty();
  }
}
