package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.SpotPhrases;

/** Reads what the picture is like as a whole: "dramatic lighting", "seen from above", "8k". */
final class StyleTags {

  private static final String[] VIEWPOINTS = WordList.phrases("viewpoints");

  private final Context context;
  private final Surroundings surroundings;
  private final List<String> styles = new ArrayList<>();

  StyleTags(Context context, Surroundings surroundings) {
    this.context = context;
    this.surroundings = surroundings;
  }

  /** What was said of the way of drawing. */
  List<String> styles() {
    return styles;
  }

  /**
   * A part of a list that names no thing: the scene, a part of what came before, or what the
   * picture is like: "stormy sea", "big ears", "dramatic lighting".
   */
  boolean tail(Reading reading, boolean subject, boolean bareList) {
    boolean listed = reading.peek(-1).equals(",");
    if (listed && subject && isColourAlone(reading)) {
      context.newcomers.recolour(List.of(context.newcomers.last().id()), reading.next());
      return true;
    }
    listed &= !context.colours.isColour(reading.peek()) || reading.nameLength() > 0;
    if (!listed
        || reading
            .token(0)
            .is(Tag.DETERMINER, Tag.NUMBER, Tag.PREPOSITION, Tag.PRONOUN, Tag.CONJUNCTION)
        || reading.would(() -> SpotPhrases.relation(reading).isPresent())) {
      return false;
    }
    List<String> words = upToComma(reading);
    if (words.isEmpty() || words.contains(":")) {
      return false;
    }
    String said = String.join(" ", words);
    boolean quality = Styles.isQuality(words);
    if (!quality && reading.token(0).isParticiple() && reading.nameLength() == 0) {
      return false;
    }
    Optional<String> place = place(words);
    boolean part = EverydayThings.isA(said, "part") && subject && !quality && isOfLast(said);
    boolean more = words.stream().anyMatch(word -> word.equals("and") || Words.isArticle(word));
    if (place.isPresent() && !quality) {
      surroundings.add(place.get());
    } else if (part && !more) {
      context.newcomers.describeLast("with " + said);
    } else if (Styles.isQuality(words, isLoose(reading, words.size(), bareList)) && !more) {
      styles.add(said);
    } else {
      return false;
    }
    reading.skip(words.size());
    return true;
  }

  /** No clock has a spiral staircase. */
  private boolean isOfLast(String part) {
    String last = context.newcomers.last().prompt();
    return !EverydayThings.isA(part, "part of a building")
        || EverydayThings.isAny(last, "building", "structure", "room");
  }

  /** "black" of "cat, black, green eyes", which lists what the cat is like. */
  private boolean isColourAlone(Reading reading) {
    List<String> rest = reading.rest();
    Reading next = new Reading(rest.subList(Math.min(2, rest.size()), rest.size()));
    boolean part = EverydayThings.isA(next.nextNoun(), "part") || next.token(0).isParticiple();
    return context.colours.isColour(reading.peek()) && reading.peek(1).equals(",") && part;
  }

  /** A place, however it is spread: "fog everywhere", "mountains far away". */
  private Optional<String> place(List<String> words) {
    int end = words.size();
    Reading reading = new Reading(words);
    while (end > 1 && reading.token(end - 1).is(Tag.ADVERB)) {
      end--;
    }
    String spread = String.join(" ", words.subList(end, words.size()));
    List<String> name = words.subList(0, end);
    return Scenes.byName(name, context)
        .or(() -> Weather.of(name))
        .map(place -> (place + " " + spread).strip());
  }

  /** Whether words that no list knows may tell of the style: "very moody", not "standing on it". */
  private static boolean isLoose(Reading reading, int length, boolean bareList) {
    boolean bound = reading.token(0).isParticiple() || bareList && reading.nameLength() > 0;
    for (int i = 0; i < length; i++) {
      bound |= length > 1 && reading.token(i).is(Tag.VERB);
      bound |= reading.token(i).is(Tag.PREPOSITION, Tag.PRONOUN, Tag.DETERMINER, Tag.AUXILIARY);
      bound |= reading.token(i).is(Tag.NEGATION, Tag.NUMBER);
    }
    return !bound;
  }

  /** "seen from above", "in anime style", "rendered in blender": a matter of style. */
  boolean viewpoint(Reading reading) {
    int mark = reading.mark();
    boolean found = reading.accept(VIEWPOINTS);
    if (found && (reading.done() || reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION))) {
      styles.add(String.join(" ", reading.since(mark)));
      return true;
    }
    reading.back(mark);
    List<String> words = upToComma(reading);
    int end = reading.peek().equals("in") ? words.indexOf("style") + 1 : 0;
    Optional<String> style =
        end > 1 ? Styles.named(words.subList(1, end)) : Styles.led(String.join(" ", words));
    style.ifPresent(styles::add);
    reading.skip(style.isEmpty() ? 0 : end > 1 ? end : words.size());
    return style.isPresent();
  }

  static List<String> upToComma(Reading reading) {
    int end = reading.rest().indexOf(",");
    return List.copyOf(reading.rest().subList(0, end < 0 ? reading.rest().size() : end));
  }
}
