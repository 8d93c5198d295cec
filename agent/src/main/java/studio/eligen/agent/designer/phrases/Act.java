package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.WordList;

/**
 * What a command asks to be done, told by its verb.
 *
 * @param verb as the list has it: "take", "get rid of"
 * @param usual what the thing becomes where no more is said: "up" for "lift"; may be empty
 */
public record Act(Kind kind, String verb, List<String> usual) {

  /** What is done. */
  public enum Kind {
    REMOVE,
    EMPTY,
    WITHOUT,
    ONLY,
    KEEP,
    MOVE,
    PLACE,
    CHANGE,
    GIVE,
    WEAR,
    PAINT,
    REPLACE,
    SWAP,
    COPY,
    LOCK,
    UNLOCK,
    HIDE,
    SHOW,
    MIRROR
  }

  private static final Map<String, Act> ALL = new HashMap<>();
  private static final Set<String> FIRST = new LinkedHashSet<>();
  private static final int LONGEST = 6;
  private static final String[] ADDING = WordList.phrases("adding");

  static {
    WordList.facts("acts")
        .forEach(
            (verb, act) -> {
              List<String> words = new ArrayList<>(List.of(act.split(" ")));
              Kind kind = Kind.valueOf(words.remove(0).toUpperCase(Locale.ROOT));
              ALL.put(verb, new Act(kind, verb, List.copyOf(words)));
              FIRST.add(verb.split(" ")[0]);
            });
  }

  /** Reads the verb that comes next with its particles, in any of its forms. */
  public static Optional<Act> read(Reading reading) {
    for (String first : forms(reading)) {
      for (int length = FIRST.contains(first) ? LONGEST : 0; length > 0; length--) {
        String said = reading.ahead(length);
        int rest = said.indexOf(' ');
        Act act = said.isEmpty() ? null : ALL.get(first + (rest < 0 ? "" : said.substring(rest)));
        if (act != null) {
          reading.skip(length);
          return Optional.of(act);
        }
      }
    }
    return Optional.empty();
  }

  /** Goes past a verb that brings something new: "add", "put in"; "picture of" is none. */
  public static boolean passAdding(Reading reading) {
    return !reading.peek(1).equals("of") && reading.accept(ADDING);
  }

  /** "take" and then "away", with what is taken in between. */
  public Act with(Reading reading) {
    for (int length = 2; length > 0; length--) {
      String particle = reading.ahead(length);
      Act whole = particle.isEmpty() ? null : ALL.get(verb + " " + particle);
      // "up" of "move it up and left" is a direction of several.
      boolean heading = whole != null && kind == Kind.MOVE && Heading.isDirection(particle);
      if (whole != null && !heading) {
        reading.skip(length);
        return whole;
      }
    }
    return this;
  }

  public boolean is(Kind... kinds) {
    return List.of(kinds).contains(kind);
  }

  /** Whether a place after its thing can only be where the thing is. */
  public boolean placesNothing() {
    return is(Kind.REMOVE, Kind.EMPTY, Kind.WITHOUT, Kind.ONLY, Kind.KEEP, Kind.LOCK, Kind.UNLOCK)
        || is(Kind.HIDE, Kind.SHOW)
        || is(Kind.CHANGE) && !usual.isEmpty();
  }

  /** "moving", "removed", "swaps": the word itself, and what it can be a form of. */
  private static Set<String> forms(Reading reading) {
    String word = reading.peek();
    Set<String> forms = new LinkedHashSet<>(List.of(word));
    String lemma = reading.token(0).lemma();
    if (!wouldDouble(lemma) || !word.equals(lemma + "ed")) {
      forms.add(lemma);
    }
    for (String ending : List.of("ing", "ed", "d", "s")) {
      String stem =
          word.endsWith(ending) && word.length() > ending.length() + 2
              ? word.substring(0, word.length() - ending.length())
              : "";
      if (!stem.isEmpty()) {
        if (!wouldDouble(stem)) {
          forms.add(stem);
        }
        forms.add(stem + "e");
        if (stem.matches(".*(.)\\1")) {
          forms.add(stem.substring(0, stem.length() - 1));
        }
      }
    }
    return forms;
  }

  /** "strip" is "stripped", so "striped" is no form of it. */
  private static boolean wouldDouble(String stem) {
    return stem.matches("[^aeiou]+[aeiou][^aeiouwxy]");
  }
}
