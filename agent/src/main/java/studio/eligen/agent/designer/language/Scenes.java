package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Places.Named;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;

/** Tells from words alone which scene they name, and whether it is the one there is. */
final class Scenes {

  private static final Set<String> INTERIORS = WordList.words("interiors");

  /** What a building has on its outside. */
  private static final Set<String> OUTSIDE =
      Set.of("door", "entrance", "garden", "patio", "sign", "terrace", "tower", "window", "yard");

  /** What a scene is called. */
  static final Set<String> NAMES = WordList.words("scene-names");

  /** Nouns of manners and shapes. */
  private static final Set<String> NO_PLACES = WordList.words("manner-nouns");

  private static final String[] NO_PLACE_KINDS = {
    "part", "clothing", "food", "person", "animal", "tool", "jewelry", "toy"
  };

  private Scenes() {}

  /** "in the shape of a heart", "on foot", "on the door": what tells more of a thing. */
  static boolean isNoPlace(List<String> name) {
    List<String> words = Words.withoutArticle(name);
    String noun = words.isEmpty() ? "" : Nouns.head(words);
    return NO_PLACES.contains(noun)
        || words.equals(List.of("it"))
        || EverydayThings.isAny(noun, NO_PLACE_KINDS);
  }

  /** Whether a word means the scene itself: "scene", "setting". */
  static boolean isCalledScene(String word) {
    return NAMES.contains(word);
  }

  /** The scene that these words name by themselves: "a forest", "the snow", "night". */
  static Optional<String> byName(List<String> words, Context context) {
    Optional<Named> listed = context.places.exactly(words);
    boolean thing = context.model.thing(String.join(" ", Words.withoutArticle(words))).isPresent();
    if (listed.isPresent() && (context.model.isOpen() || !thing)) {
      return listed.map(Named::phrase);
    }
    Optional<String> weather = Weather.of(words);
    if (weather.isPresent() || words.isEmpty()) {
      return weather;
    }
    boolean whole = !words.contains(",") && !words.contains("and") && !words.contains("with");
    whole |= new Reading(words).nameLength() == words.size();
    whole &= !words.get(0).equals("back") && !isCompared(new Reading(words));
    boolean located = whole && Places.isPreposition(words.get(0));
    return !whole || !Landscapes.isNamed(words)
        ? Optional.empty()
        : Optional.of(located ? String.join(" ", words) : Landscapes.phrase(words));
  }

  /** Whether it is a building of which the inside is told next: "a library with two cats". */
  static boolean isInside(List<String> place, Reading content, Context context) {
    String said = String.join(" ", place);
    boolean hall =
        INTERIORS.contains(said) || !place.isEmpty() && INTERIORS.contains(Nouns.head(place));
    String noun = Plurals.singular(content.nextNoun());
    boolean front = OUTSIDE.contains(noun) || EverydayThings.isA(noun, "part");
    boolean drawn = !context.model.isOpen() && context.model.thing(said).isPresent();
    return hall && !front && !drawn;
  }

  /** "a forest of birches": more of a place. */
  static List<String> withMore(List<String> place, Reading reading) {
    int mark = reading.mark();
    boolean told = Landscapes.isNamed(place) && reading.accept("of") && reading.acceptPhrase();
    return told ? Words.joined(place, reading.since(mark)) : place;
  }

  /** "a bit closer to the water", "further from the shore": a step, and no place. */
  private static boolean isCompared(Reading reading) {
    while (!reading.done() && !(reading.peek().endsWith("er") && isLed(reading.peek(1)))) {
      reading.next();
    }
    return !reading.done();
  }

  private static boolean isLed(String word) {
    return word.matches("to|from|than|away");
  }

  /** "add some fog": the scene there is with more of it, and no thing. */
  static Optional<String> withWeather(Reading reading, Context context) {
    boolean adds = reading.accept("add some", "add a bit of", "add a little", "add", "put in some");
    if (adds && reading.token(0).is(Tag.DETERMINER)) {
      return reading.first(() -> withHour(reading, context));
    }
    if (!adds) {
      return Optional.empty();
    }
    String before = context.design.scene();
    Optional<String> weather = Weather.of(reading.rest()).filter(w -> !before.contains(w));
    weather.ifPresent(found -> reading.skip(reading.rest().size()));
    return weather.map(found -> Weather.joined(before, found));
  }

  /** "add a dramatic sunset in the background": what no thing is, and the whole sky. */
  private static Optional<String> withHour(Reading reading, Context context) {
    List<String> name = reading.nextPhrase();
    boolean thing = EverydayThings.of(reading.nextNoun()).isPresent();
    Optional<String> weather = thing ? Optional.empty() : Weather.of(Words.withoutArticle(name));
    reading.skip(name.size());
    reading.accept(
        "in the background",
        "to the background",
        "in the sky",
        "to the sky",
        "behind it",
        "behind them",
        "to it",
        "to the scene",
        "in the distance",
        "on the horizon");
    String before = context.design.scene();
    return weather.filter(w -> reading.done()).map(w -> Weather.joined(before, w));
  }

  /** "sunset" of "sunset and the boat to a yacht": up to where something that is there comes. */
  static List<String> untilThing(List<String> words, Context context) {
    Reading reading = new Reading(words);
    for (reading.next(); !reading.done(); reading.next()) {
      boolean joint =
          reading.would(
              () ->
                  reading.accept(", and", "and", ",")
                      && reading.peek().equals("the")
                      && context.references.isHere(reading));
      if (joint) {
        return List.copyOf(words.subList(0, reading.mark()));
      }
    }
    return words;
  }

  /** Whether these words name where the picture plays now. */
  static boolean isNow(List<String> words, Context context) {
    String scene = context.design.scene();
    if (words.isEmpty() || scene.isEmpty()) {
      return false;
    }
    String last = words.get(words.size() - 1);
    Optional<Vocabulary.Place> place = context.places.of(scene);
    return NAMES.contains(last)
        || !Words.isStop(last) && Words.of(scene).contains(last)
        || place.isPresent() && context.places.named(words).map(Named::place).equals(place);
  }

  /** "in front of the wall" of a picture that plays there: no other place. */
  static boolean isPart(List<String> name, Optional<String> scene) {
    List<String> words = Words.of(scene.orElse(""));
    return name.size() == 2 && name.get(0).equals("the") && words.contains(name.get(1));
  }

  /** Goes past the verb of "overlooking the ocean". */
  static boolean overlooks(Reading reading) {
    return reading.token(0).isParticiple()
        && reading.next().endsWith("ing")
        && Landscapes.isNamed(reading.nextPhrase());
  }

  /** "in tokyo", where tokyo shall be paris and any words can be drawn. */
  static Optional<String> renamed(List<String> old, List<String> wanted, Context context) {
    String scene = context.design.scene();
    String name = String.join(" ", old).replaceFirst("^the ", "");
    boolean named = (" " + scene + " ").contains(" " + name + " ");
    return named && !wanted.contains(",")
        ? Optional.of(scene.replace(name, String.join(" ", wanted).replaceFirst("^an? |^the ", "")))
        : Optional.empty();
  }

  /** "sunset" of "at sunset". */
  static String name(String phrase) {
    int end = phrase.indexOf(' ');
    boolean led = end > 0 && Places.isPreposition(phrase.substring(0, end));
    return led || phrase.startsWith("with ") ? phrase.substring(end + 1) : phrase;
  }

  /** "a snowy forest" of "a snowy forest setting"; a "lively scene" is no place without it. */
  static List<String> withoutName(List<String> words) {
    int end = words.size();
    while (end > 2
        && NAMES.contains(words.get(end - 1))
        && !words.get(end - 1).equals("landscape")) {
      end--;
    }
    List<String> name = Words.withoutArticle(words.subList(0, end));
    boolean place = Landscapes.isNamed(name) || Weather.of(name).isPresent();
    boolean noun = !name.isEmpty() && new Reading(name).nameLength() == name.size();
    return List.copyOf(words.subList(0, place || noun ? end : words.size()));
  }

  /** Any words as they end a caption. */
  static String inWords(List<String> words) {
    boolean located = Places.isPreposition(words.get(0));
    String said = String.join(" ", words).replace(" ,", ",");
    if (Colours.names(words.get(words.size() - 1)) && !located) {
      return "on %s background".formatted(English.withArticle(said));
    }
    if (words.size() == 1 && said.matches("\\w+(?:er|est)") && !Landscapes.isNamed(words)) {
      throw new Misunderstanding(
          "I do not know a place called \"%s\". Say for example \"change the background to a forest\" or \"at night\"."
              .formatted(said));
    }
    return located
        ? said
        : Weather.of(words)
            .orElseGet(() -> Landscapes.isNamed(words) ? Landscapes.phrase(words) : "in " + said);
  }

  /** A weather or an hour is easily thought to come on top of the scene that it replaces. */
  static String told(String phrase, Design design) {
    String before = design.scene();
    if (before.isEmpty() || phrase.contains(before)) {
      return "Now it is set %s.".formatted(phrase);
    }
    boolean added = Weather.isPhrase(phrase) || Weather.isPhrase(before);
    return "Now it is set %s instead of %s.".formatted(phrase, before)
        + (added ? " A picture has one scene at a time." : "");
  }

  /** "in the evening", "in winter": more of a scene. */
  static boolean isTime(Reading reading) {
    return reading.would(
        () ->
            reading.accept(Tag.PREPOSITION)
                && reading.phraseLength() > 0
                && Weather.of(reading.nextPhrase()).isPresent());
  }

  static boolean startsThing(Reading reading) {
    return reading.would(() -> reading.accept(",", "and", "with") && reading.phraseLength() > 0);
  }

  /** A preposition and a noun phrase, or two of them: "in a cafe at night". */
  static boolean isOnePlace(Reading reading) {
    int mark = reading.mark();
    boolean named = true;
    while (named && !reading.done()) {
      boolean led =
          reading.mark() > mark && reading.accept("of") || reading.token(0).is(Tag.PREPOSITION);
      if (led && reading.token(0).is(Tag.PREPOSITION)) {
        reading.next();
      }
      int length = reading.phraseLength();
      named = length > 0;
      reading.skip(length);
    }
    reading.back(mark);
    return named;
  }
}
