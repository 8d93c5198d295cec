package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Coverage;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;

/**
 * Reads the scene of a description, and what the picture is like as a whole: "a farm scene with …",
 * "it is raining", ", stormy sea", "in tokyo"; "seen from above" and "dramatic lighting" are of the
 * style.
 */
final class Surroundings {

  /** Words between a place and what is in it. */
  private static final String[] OPENING = {
    "with",
    "full of",
    "filled with",
    "containing",
    "consisting of",
    "where there is",
    "where there are",
    "where",
    "features",
    "contains",
    ","
  };

  /** Words before a place that something is moving in. */
  private static final Set<String> ALONG =
      Set.of(
          "down", "along", "across", "through", "over", "above", "behind", "beneath", "below", "next",
          "outside", "amid", "between");

  /** What somebody is about, which is no place. */
  private static final String PURPOSE = "(?:for|like|as) .*";

  /** Words that go on telling of a place. */
  private static final Set<String> OPENED =
      Set.of("without", "at", "during", "that", "but", "free", "covered", "surrounded");

  /** Prepositions that say no more than near what. */
  private static final String[] RELATIONS = WordList.phrases("relations");

  private static final String[] VIEWPOINTS = WordList.phrases("viewpoints");

  private final Context context;
  private final boolean blank;
  private final List<String> notes = new ArrayList<>();
  private final List<String> styles = new ArrayList<>();
  private Optional<String> scene = Optional.empty();
  private boolean opened;

  Surroundings(Context context) {
    this.context = context;
    this.blank = context.design.isBlank();
  }

  /** The place that was named, as it ends a caption. */
  Optional<String> scene() {
    return scene;
  }

  /** What was said of the way of drawing. */
  List<String> styles() {
    return styles;
  }

  /** What could not be read, in sentences. */
  List<String> notes() {
    return notes;
  }

  void set(Optional<String> phrase) {
    scene = phrase;
  }

  /** One more of it: "on a beach", then "at night". */
  void add(String phrase) {
    String joint = Places.isPreposition(phrase.split(" ")[0]) ? " " : ", ";
    scene =
        Optional.of(
            scene.filter(s -> !s.contains(phrase)).map(s -> s + joint + phrase).orElse(phrase));
  }

  /** The scene of "a farm scene with …", "a room full of …", "a quiet street". */
  Optional<String> opening(Reading reading) {
    int mark = reading.mark();
    reading.accept("just", "only", ",");
    int length = reading.phraseLength();
    List<String> name = Words.withoutArticle(reading.rest().subList(0, length));
    int end = name.size();
    while (end > 0 && Scenes.isCalledScene(name.get(end - 1))) {
      end--;
    }
    reading.skip(length);
    boolean bare = end == 0 && name.size() > 0 && name.get(name.size() - 1).equals("landscape");
    List<String> place = bare ? name : name.subList(0, end);
    boolean called = bare || end > 0 && end < name.size();
    boolean opens = reading.done() || reading.accept(OPENING);
    if (called && !opens) {
      reading.accept("of");
    }
    opens |= called || OPENED.contains(reading.peek());
    opens |= Scenes.isTime(reading) || isMore(reading);
    boolean building = EverydayThings.isA(String.join(" ", place), "building");
    boolean named = called || Landscapes.isNamed(place) && !building;
    Optional<String> phrase = named && opens ? Scenes.byName(place, context) : Optional.empty();
    if (phrase.isEmpty() && called && opens && context.vocabulary.isOpen()) {
      phrase = Optional.of("in " + English.withArticle(String.join(" ", name)));
    }
    if (phrase.isEmpty()) {
      reading.back(mark);
    }
    opened = phrase.isPresent();
    return phrase;
  }

  /** "in Tokyo" of "a street in Tokyo", or from where it is seen: more of a place. */
  private boolean isMore(Reading reading) {
    int mark = reading.mark();
    boolean seen = reading.accept(VIEWPOINTS);
    boolean in = !seen && reading.accept("in", "at") && !context.nouns.isLandmark(reading);
    in &= !Landscapes.isNamed(reading.rest().subList(0, reading.phraseLength()));
    in &= !Coverage.isStructure(reading.nextNoun());
    reading.back(mark);
    return seen || in;
  }

  /** Whether it was named first, so that what comes next may be told to be in it. */
  boolean isOpened() {
    return opened;
  }

  /** "winter scene: …", "a room: …". */
  Optional<String> headed(List<String> header) {
    List<String> name =
        header.stream().filter(w -> !List.of("scene", "background", "in").contains(w)).toList();
    return name.isEmpty() ? Optional.empty() : Scenes.byName(name, context);
  }

  /**
   * A part of a list that names no thing: the scene, a part of what came before, or what the
   * picture is like: "stormy sea", "big ears", "dramatic lighting".
   */
  boolean tail(Reading reading, boolean subject, boolean bareList) {
    boolean listed = context.vocabulary.isOpen() && reading.peek(-1).equals(",");
    listed &= !context.colours.isColour(reading.peek()) || reading.nameLength() > 0;
    if (!listed
        || reading
            .token(0)
            .is(Tag.DETERMINER, Tag.NUMBER, Tag.PREPOSITION, Tag.PRONOUN, Tag.CONJUNCTION)) {
      return false;
    }
    int end = reading.rest().indexOf(",");
    List<String> words =
        List.copyOf(reading.rest().subList(0, end < 0 ? reading.rest().size() : end));
    String said = String.join(" ", words);
    boolean acts = reading.token(0).isParticiple() && reading.nameLength() == 0;
    if (acts && !Styles.isQuality(words)) {
      return false;
    }
    Optional<String> place = Scenes.byName(words, context);
    boolean part = EverydayThings.isA(said, "part") && subject && !Styles.isQuality(words);
    boolean more = words.stream().anyMatch(word -> word.equals("and") || Words.isArticle(word));
    if (place.isPresent() && !Styles.isQuality(words)) {
      add(place.get());
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

  /** "it is raining": the scene. */
  boolean weather(Reading reading) {
    int mark = reading.mark();
    if (reading.accept("it is", "while it is", "when it is")) {
      int end = reading.mark();
      while (!reading.done() && !List.of(",", "and").contains(reading.peek())) {
        reading.next();
      }
      Optional<String> phrase = Weather.of(reading.since(end));
      if (phrase.isPresent()) {
        add(phrase.get());
        return true;
      }
    }
    reading.back(mark);
    return false;
  }

  /** "in anime style", wherever it stands. */
  private boolean inStyle(Reading reading) {
    int mark = reading.mark();
    boolean in = reading.accept("in");
    int from = reading.mark();
    int end = reading.rest().indexOf("style");
    Optional<String> style =
        in && end > 0
            ? Styles.named(List.copyOf(reading.rest().subList(0, end + 1)))
            : Optional.empty();
    reading.back(style.isPresent() ? from + end + 1 : mark);
    style.ifPresent(styles::add);
    return style.isPresent();
  }

  /** Whether words that no list knows may tell of the style: "very moody", not "standing on it". */
  private static boolean isLoose(Reading reading, int length, boolean bareList) {
    boolean bound = reading.token(0).isParticiple();
    for (int i = 0; i < length; i++) {
      boolean verb = reading.token(i).is(Tag.VERB) && length > 1;
      bound |=
          verb
              || reading
                  .token(i)
                  .is(Tag.PREPOSITION, Tag.PRONOUN, Tag.DETERMINER, Tag.AUXILIARY);
    }
    return !bound && (!bareList || reading.nameLength() == 0);
  }

  /** "seen from above": a matter of style. */
  boolean viewpoint(Reading reading) {
    int mark = reading.mark();
    boolean found = context.vocabulary.isOpen() && reading.accept(VIEWPOINTS);
    if (found && (reading.done() || reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION))) {
      styles.add(String.join(" ", reading.since(mark)));
      return true;
    }
    reading.back(mark);
    int end = reading.rest().indexOf(",");
    List<String> words = reading.rest().subList(0, end < 0 ? reading.rest().size() : end);
    Optional<String> led = Styles.led(String.join(" ", words));
    led.ifPresent(
        style -> {
          styles.add(style);
          reading.skip(words.size());
        });
    return led.isPresent() || inStyle(reading);
  }

  /** Words that name no thing: the scene, where any is possible, or else a place not known. */
  void elsewhere(Reading reading) {
    int mark = reading.mark();
    if (aimed(reading)) {
      context.newcomers.describeLast(String.join(" ", reading.since(mark)));
      return;
    }
    boolean over = reading.peek().matches("above|over");
    boolean located = led(reading);
    if (located && reading.token(0).is(Tag.PREPOSITION)) {
      return;
    }
    int from = reading.mark();
    pass(reading, located);
    List<String> name = reading.since(from);
    String words = String.join(" ", reading.since(mark));
    boolean named =
        !name.isEmpty() && Scenes.byName(Words.withoutArticle(name), context).isPresent();
    boolean place = located && !name.isEmpty() && (named || isUsual(reading.since(mark).get(0)));
    Optional<String> listed =
        context.vocabulary.isOpen() || !over ? Optional.empty() : Scenes.byName(name, context);
    if (listed.isPresent()) {
      add(listed.get());
    } else if (place && context.vocabulary.isOpen()) {
      boolean indoors = words.matches(".* (?:the|a) (?:wall|corner)");
      if (!blank && (!named || indoors) && !context.newcomers.isEmpty()) {
        context.newcomers.describeLast(words);
      } else {
        add(String.join(" ", reading.since(mark).subList(0, from - mark)) + " " + Landscapes.called(name));
      }
      if (over) {
        context.newcomers.putLast(new Spot.Side(null, -1, false));
      } else if (words.matches("in (?:the|a|one) (?:\\w+ )?corner\\b.*")) {
        context.newcomers.putLast(new Spot.Side(1, null, true));
      }
    } else if (words.matches(PURPOSE) && !name.isEmpty() && !context.newcomers.isEmpty()) {
      context.newcomers.describeLast(words);
    } else if (located && !context.vocabulary.isOpen()) {
      notes.add(Unknown.place(words, context.vocabulary));
    } else if (!blank) {
      throw new Misunderstanding(Unknown.words(words, context.vocabulary, context.design));
    } else {
      leftOut(words);
    }
  }

  /** "to catch a bird", which tells more of who does it. */
  private boolean aimed(Reading reading) {
    boolean aims =
        !context.newcomers.isEmpty()
            && reading.peek().equals("to")
            && reading.token(1).is(Tag.VERB)
            && context.vocabulary.isOpen();
    if (aims) {
      reading.skip(2);
      reading.skip(reading.phraseLength());
    }
    return aims;
  }

  /** Whether a word comes before any place, and not only before what is called one. */
  private static boolean isUsual(String word) {
    return Places.isPreposition(word) || ALONG.contains(word);
  }

  /** Goes past a word that says where. */
  private static boolean led(Reading reading) {
    boolean preposition = reading.token(0).is(Tag.PREPOSITION) || ALONG.contains(reading.peek());
    return reading.accept(RELATIONS) || preposition && !reading.next().isEmpty();
  }

  /** Goes past what a place is called, or all up to the next thing. */
  private static void pass(Reading reading, boolean located) {
    int from = reading.mark();
    if (located && reading.phraseLength() > 0) {
      reading.skip(reading.phraseLength());
      while (more(reading)) {
        reading.skip(reading.phraseLength());
      }
    }
    while (reading.mark() == from && !reading.done()
        || !reading.done() && !located && !Scenes.startsThing(reading)) {
      reading.next();
    }
  }

  /** Goes up to a phrase that tells more of a place: "of", "full of", "filled with". */
  private static boolean more(Reading reading) {
    int mark = reading.mark();
    boolean past = reading.token(0).isParticiple() && !reading.peek().endsWith("ing");
    boolean led =
        reading.accept("of", "full of")
            || past && !reading.next().isEmpty() && reading.accept("with", "in", "by", "from");
    if (!led || reading.phraseLength() == 0) {
      reading.back(mark);
      return false;
    }
    return true;
  }

  /** Words that are no part of a description: a question where they name something. */
  private void leftOut(String words) {
    boolean names = new Reading(List.of(words.split(" "))).namesAnything();
    if (names && context.vocabulary.isOpen()) {
      throw new Misunderstanding(
          "I do not understand \"%s\" in it. Say it in shorter sentences, a thing and its place in each."
              .formatted(words));
    }
    notes.add("I left out \"%s\", which I did not understand.".formatted(words));
  }
}
