package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * Gives a description the noun that only another one has: "two red and three blue balloons", "a big
 * dog and four small ones".
 */
public final class Gaps {

  /** Words for one of several that were named before. */
  private static final Set<String> ONES = Set.of("one", "other", "another");

  private static final Set<String> OWN = Set.of("his", "her", "their", "its", "my", "our");

  /** How several of a kind lie to each other. */
  private static final Map<String, String> ARRANGEMENTS = WordList.facts("arrangements");

  private Gaps() {}

  /** The words with each noun where it was left out. */
  public static List<String> filled(List<String> words) {
    List<String> filled = shared(eachColour(plain(Appositions.joined(words))));
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
      boolean one = filled.get(at).equals("one") && isSingle(reading);
      if (described && (one || filled.get(at).equals("ones"))) {
        filled.set(at - 1, reading.token(-1).positive());
        boolean next = Numerals.position(filled.get(at - 1)) > 0;
        Optional<String> noun = noun(filled.subList(0, at), next);
        filled.set(at, (one ? noun : noun.map(Plurals::plural)).orElse(filled.get(at)));
      }
    }
    return filled;
  }

  /** "a large dog" of "a larger dog": beside what it is so will be told as well. */
  private static List<String> plain(List<String> words) {
    Reading reading = new Reading(words);
    List<String> plain = new ArrayList<>();
    while (!reading.done()) {
      boolean before =
          reading.token(-1).is(Tag.DETERMINER, Tag.NUMBER)
              && (reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE) || reading.peek(1).matches("ones?"));
      boolean half = reading.peek().equals("half") && reading.peek(1).matches("an?");
      half &= !reading.peek(2).equals("dozen");
      if (isOwnPlace(reading)) {
        plain.add("the"); // "in their backyard"
      } else if (half) {
        plain.add("a"); // "half a melon"
        plain.add(reading.next());
      } else {
        plain.add(before ? reading.token(0).positive() : reading.peek());
      }
      reading.next();
    }
    return plain;
  }

  private static boolean isOwnPlace(Reading reading) {
    boolean owned = OWN.contains(reading.peek()) && reading.token(-1).is(Tag.PREPOSITION);
    reading.skip(owned ? 1 : 0);
    int length = reading.nameLength();
    boolean place = owned && length > 0 && Landscapes.isNamed(reading.rest().subList(0, length));
    reading.skip(owned ? -1 : 0);
    return place;
  }

  /** Whether an article and adjectives came last: "a small white". */
  private static boolean isSingle(Reading reading) {
    int at = -1;
    while (reading.token(at).is(Tag.ADJECTIVE)) {
      at--;
    }
    boolean more = reading.peek(at - 1).equals(",") && Colours.names(reading.peek(-1));
    return reading.peek(at).matches("an?|another") && !more;
  }

  /** "red balloon, green balloon and blue balloon" of "red, green and blue balloons". */
  private static List<String> eachColour(List<String> words) {
    Reading reading = new Reading(words);
    List<String> all = new ArrayList<>();
    while (!reading.done()) {
      int mark = reading.mark();
      Integer count = Counts.read(reading);
      List<String> colours = colours(reading);
      boolean named = reading.nameLength() > 0 && Plurals.isPlural(reading.nextNoun());
      List<String> name =
          named ? singular(reading.rest().subList(0, reading.nameLength())) : List.of();
      reading.skip(name.size());
      boolean listed = colours.isEmpty() && named && count != null;
      if (listed && reading.any(() -> arranged(reading))) {
        colours = colours(reading);
      }
      boolean several =
          named
              && colours.size() > 1
              && (count == null ? colours.size() > 2 : count == colours.size());
      if (several) {
        for (String colour : colours) {
          all.addAll(all.isEmpty() || colour.equals(colours.get(0)) ? List.of() : List.of(","));
          all.addAll(List.of("a", colour));
          all.addAll(name);
        }
      } else {
        reading.back(mark);
        all.add(reading.next());
      }
    }
    return all;
  }

  /** Goes up to a list: past ":" and the "in a row" that what is listed is anyway. */
  private static boolean arranged(Reading reading) {
    reading.accept(ARRANGEMENTS);
    return reading.accept(":", ",", "in");
  }

  /** Goes past colours with what joins them: "red, green and blue". */
  private static List<String> colours(Reading reading) {
    List<String> colours = new ArrayList<>();
    boolean joined = true;
    while (joined && Colours.names(reading.peek())) {
      colours.add(reading.next());
      joined = reading.accept(", and", ",", "and");
    }
    return joined ? List.of() : colours;
  }

  /** "one red car and one blue car" of "two cars, one red and one blue". */
  private static List<String> shared(List<String> words) {
    List<String> all = new ArrayList<>(words);
    Reading reading = new Reading(words);
    Integer count = Counts.read(reading);
    List<String> name = reading.rest().subList(0, reading.nameLength());
    reading.skip(name.size());
    reading.passOver(Set.of(",", ":"));
    if (count == null || name.isEmpty()) {
      return all;
    }
    Optional<List<String>> counted =
        reading.first(() -> counted(count, name, reading), () -> some(count, name, reading));
    if (counted.isPresent()
        || !ONES.contains(reading.peek()) && !reading.would(() -> described(reading))) {
      return counted.orElse(all);
    }
    List<String> each = new ArrayList<>();
    int ones = 0;
    while (!reading.done()) {
      boolean described = reading.would(() -> described(reading));
      reading.accept("the", "a", "an");
      boolean one = described || reading.acceptAny(ONES);
      ones += one ? 1 : 0;
      int from = reading.mark();
      while (one && reading.accept(Tag.ADJECTIVE)) {
        continue;
      }
      List<String> look = List.copyOf(reading.since(from));
      reading.skip(described ? 1 : 0);
      if (one && reading.token(0).is(Tag.NOUN)) {
        return all; // "two candles, one fish and one book" are things of their own
      }
      each.addAll(one ? List.of("a") : List.of());
      each.addAll(look);
      each.addAll(one ? singular(name) : List.of());
      each.addAll(one || reading.done() ? List.of() : List.of(reading.next()));
    }
    return ones == count ? each : all;
  }

  /** "a red one". */
  private static boolean described(Reading reading) {
    boolean led = reading.accept("a", "an") && reading.accept(Tag.ADJECTIVE);
    while (led && reading.accept(Tag.ADJECTIVE)) {
      continue;
    }
    return led && reading.accept("one");
  }

  /** "two red roses, one white rose" of "three roses, two red and one white". */
  private static Optional<List<String>> counted(int all, List<String> name, Reading reading) {
    List<String> each = new ArrayList<>();
    int sum = 0;
    do {
      int mark = reading.mark();
      Integer some = Counts.read(reading);
      boolean described = some != null && reading.accept(Tag.ADJECTIVE);
      while (described && reading.accept(Tag.ADJECTIVE)) {
        continue;
      }
      if (!described) {
        return Optional.empty();
      }
      sum += some;
      each.addAll(each.isEmpty() ? List.of() : List.of(","));
      each.addAll(reading.since(mark));
      each.addAll(some == 1 ? singular(name) : name);
    } while (reading.accept(", and", "and", ","));
    each.addAll(reading.rest());
    boolean fits = sum == all && !reading.token(0).is(Tag.NOUN);
    return Optional.of(each).filter(found -> fits);
  }

  /** "two red boats, three boats" of "five boats, two of them red". */
  private static Optional<List<String>> some(int all, List<String> name, Reading reading) {
    Integer some = Counts.read(reading);
    boolean told = some != null && some < all && reading.accept("of them", "of which");
    reading.accept("is", "are");
    int from = reading.mark();
    while (told && (reading.token(0).is(Tag.ADJECTIVE) || isDone(reading.token(0)))) {
      reading.next();
    }
    List<String> look = reading.since(from);
    if (look.isEmpty() || !reading.done() && !reading.token(0).is(Tag.PUNCTUATION)) {
      return Optional.empty();
    }
    List<String> each = new ArrayList<>(List.of(String.valueOf(some)));
    each.addAll(look);
    each.addAll(some == 1 ? singular(name) : name);
    each.addAll(List.of("and", String.valueOf(all - some)));
    each.addAll(all - some == 1 ? singular(name) : name);
    reading.skip(reading.token(1).isParticiple() || reading.token(1).is(Tag.PREPOSITION) ? 1 : 0);
    each.addAll(reading.rest());
    return Optional.of(each);
  }

  /** "cracked", and not "floating". */
  private static boolean isDone(Token token) {
    return token.isParticiple() && !token.word().endsWith("ing");
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

  /** The last noun of what came before; of "a fourth one" the first that was counted. */
  private static Optional<String> noun(List<String> before, boolean counted) {
    Reading reading = new Reading(before);
    while (counted && !reading.done()) {
      boolean number = reading.accept(Tag.NUMBER);
      if (number && reading.nameLength() > 0) {
        return Optional.of(Plurals.singular(reading.nextNoun()));
      }
      reading.next();
    }
    reading.skip(before.size());
    for (int at = -1; at >= -before.size(); at--) {
      if (reading.token(at).is(Tag.NOUN)) {
        return Optional.of(Plurals.singular(reading.peek(at)));
      }
    }
    return Optional.empty();
  }
}
