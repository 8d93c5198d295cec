package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Coverage;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Slips;
import studio.eligen.agent.designer.placement.Spot;

/**
 * Reads the scene of a description, and what the picture is like as a whole: "a farm scene with …",
 * "it is raining", ", stormy sea", "in tokyo"; "seen from above" and "dramatic lighting" are of the
 * style.
 */
final class Surroundings {

  /** Words between a place and what is in it. */
  private static final String[] OPENING = WordList.phrases("place-openers");

  private static final Set<String> ALONG = WordList.words("scene-prepositions");

  /** Words that go on telling of a place. */
  private static final Set<String> OPENED =
      Set.of("without", "at", "during", "empty", "that", "but", "free", "covered", "surrounded");

  /** Prepositions that say no more than near what. */
  private static final String[] RELATIONS = WordList.phrases("relations");

  private static final String[] VIEWPOINTS = WordList.phrases("viewpoints");

  private final Context context;
  private final boolean blank;
  private final List<String> notes = new ArrayList<>();
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

  /** What could not be read, in sentences. */
  List<String> notes() {
    return notes;
  }

  void set(Optional<String> phrase) {
    scene = phrase;
  }

  /** One more of it: "on a beach", then "at night". */
  void add(String phrase) {
    String joint = Places.isPreposition(first(phrase)) ? " " : ", ";
    scene =
        Optional.of(
            scene.filter(s -> !s.contains(phrase)).map(s -> s + joint + phrase).orElse(phrase));
  }

  /** More of the scene, or of what was named last where there is none. */
  void tell(String words) {
    if (scene.isPresent() || context.newcomers.isEmpty()) {
      add(words);
    } else {
      context.newcomers.describeLast(words);
    }
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
    List<String> place = Scenes.withMore(bare ? name : name.subList(0, end), reading);
    boolean called = bare || end > 0 && end < name.size();
    boolean opens = reading.accept(OPENING);
    boolean inside =
        opens && !reading.peek(-1).equals(",") && Scenes.isInside(place, reading, context);
    opens |= reading.done();
    if (called && !opens) {
      reading.accept("of");
    }
    boolean wall = EverydayThings.isA(String.join(" ", place), "structure");
    opens |= called || OPENED.contains(reading.peek()) && !wall;
    opens |= Scenes.isTime(reading) || isMore(reading);
    boolean built = EverydayThings.isA(String.join(" ", place), "building");
    boolean hour = Weather.of(place).isPresent() && reading.token(0).is(Tag.PREPOSITION);
    opens |= hour;
    boolean named = called || hour || Landscapes.isNamed(place) && !built;
    Optional<String> phrase = named && opens ? Scenes.byName(place, context) : Optional.empty();
    if (phrase.isEmpty() && (called && opens || inside)) {
      phrase = Optional.of("in " + English.withArticle(String.join(" ", name)));
    }
    reading.back(phrase.isEmpty() ? mark : reading.mark());
    opened = phrase.isPresent();
    return phrase;
  }

  /** "in Tokyo" of "a street in Tokyo", or from where it is seen: more of a place. */
  private boolean isMore(Reading reading) {
    return reading.would(() -> reading.accept(VIEWPOINTS))
        || reading.would(
            () ->
                reading.accept("in", "at")
                    && !context.nouns.isLandmark(reading)
                    && !Landscapes.isCommon(reading.nextPhrase())
                    && !Coverage.isStructure(reading.nextNoun()));
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

  /** "it is raining": the scene. */
  boolean weather(Reading reading) {
    int mark = reading.mark();
    boolean led = reading.accept("it is", "while it is", "when it is");
    List<String> words =
        reading.rest().stream().takeWhile(w -> !w.matches(",|and|with|while")).toList();
    Optional<String> phrase = led ? Weather.of(words) : Optional.empty();
    phrase.ifPresent(this::add);
    reading.back(phrase.isPresent() ? reading.mark() + words.size() : mark);
    return phrase.isPresent();
  }

  /**
   * "on the moon", just as the model lists it as a place: the scene, though it can draw a moon as
   * well. What is on a table is on the table.
   */
  Optional<Spot> listed(Reading reading) {
    int mark = reading.mark();
    boolean free = blank && scene.isEmpty();
    if (free && reading.any(() -> reading.accept(context.places.located()) && ends(reading))) {
      set(Optional.of(String.join(" ", reading.since(mark))));
      return Optional.of(Spot.ANYWHERE);
    }
    return Optional.empty();
  }

  private boolean ends(Reading reading) {
    String noun = reading.peek(-1);
    return (reading.done() || reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION))
        && !EverydayThings.isA(noun, "furniture")
        && context.newcomers.called(noun).isEmpty();
  }

  /** Words that name no thing: the scene, where any is possible, or else a place not known. */
  void elsewhere(Reading reading) {
    int mark = reading.mark();
    if (aimed(reading)) {
      context.newcomers.describeLast(String.join(" ", reading.since(mark)));
      return;
    }
    boolean located = led(reading);
    if (located && reading.token(0).is(Tag.PREPOSITION, Tag.CONJUNCTION)) {
      return;
    }
    int from = reading.mark();
    pass(reading, located);
    String lead = String.join(" ", reading.since(mark).subList(0, from - mark));
    if (!located || reading.mark() == from || !place(lead, reading.since(from))) {
      noPlace(String.join(" ", reading.since(mark)), located);
    }
  }

  /** Takes it for the scene, if it can be one. */
  private boolean place(String lead, List<String> name) {
    boolean over = lead.matches("above|over");
    if (!context.newcomers.isEmpty() && Scenes.isPart(name, scene)) {
      return true;
    }
    Optional<String> named = Scenes.byName(Words.withoutArticle(name), context);
    boolean usual =
        !lead.equals("of") && (Places.isPreposition(first(lead)) || ALONG.contains(first(lead)));
    String noun = name.get(name.size() - 1);
    if (named.isEmpty() && Slips.thingLike(noun).isPresent()) {
      throw Misunderstanding.unlisted(noun);
    }
    boolean none = lead.equals("to") || !blank && Scenes.isNoPlace(name);
    if (named.isEmpty() && (!usual || none && context.newcomers.isEmpty())) {
      return false;
    }
    // "jumping out of the ocean": that is where it is.
    String words = lead.equals("of") ? named.get() : lead + " " + Landscapes.called(name);
    if (!blank && words.endsWith("other side")) {
      throw new Misunderstanding(Unknown.apart(words));
    }
    boolean indoors = words.matches(".* (?:the|a) (?:wall|corner)");
    boolean part = words.matches(".* the \\w+") && EverydayThings.isA(last(words), "part");
    if (!blank && named.isEmpty() && part) {
      throw new Misunderstanding(
          "I do not know whose %s: say \"%s of the …\".".formatted(last(words), words));
    }
    boolean ofThing =
        !blank && (named.isEmpty() || indoors)
            || named.isEmpty() && (Scenes.isNoPlace(name) || lead.equals("to"));
    if (ofThing && !context.newcomers.isEmpty()) {
      context.newcomers.describeLast(words);
    } else {
      add(words);
    }
    if (over
        && !context.newcomers.isEmpty()
        && !Holders.isBuilt(context.newcomers.last().thing())) {
      context.newcomers.putLast(new Spot.Side(null, -1, false));
    } else if (words.matches("in (?:the|a|one) (?:\\w+ )?corner\\b.*")) {
      context.newcomers.putLast(new Spot.Side(1, null, true));
    }
    return true;
  }

  private static String last(String words) {
    return words.substring(words.lastIndexOf(' ') + 1);
  }

  private static String first(String words) {
    return words.split(" ")[0];
  }

  /** What somebody is about, or words that are no part of a description. */
  private void noPlace(String words, boolean located) {
    boolean names = new Reading(List.of(words.split(" "))).namesAnything();
    if (words.matches("(?:for|like|as) .*") && !context.newcomers.isEmpty()) {
      context.newcomers.describeLast(words);
    } else if (!blank) {
      throw new Misunderstanding(Unknown.words(words, context.model, context.design));
    } else if (names) {
      throw new Misunderstanding(Unknown.apart(words));
    } else {
      notes.add("I left out \"%s\", which I did not understand.".formatted(words));
    }
  }

  /** "to catch a bird", which tells more of who does it. */
  private boolean aimed(Reading reading) {
    boolean aims =
        !context.newcomers.isEmpty()
            && reading.any(() -> reading.accept("to") && reading.accept(Tag.VERB));
    reading.skip(aims ? reading.phraseLength() : 0);
    return aims;
  }

  private static boolean led(Reading reading) {
    return reading.accept(RELATIONS) || reading.accept(Tag.PREPOSITION) || reading.acceptAny(ALONG);
  }

  /** Goes past what a place is called, or all up to the next thing. */
  private static void pass(Reading reading, boolean located) {
    int from = reading.mark();
    do {
      reading.skip(located ? reading.phraseLength() : 0);
    } while (located
        && reading.mark() > from
        && reading.any(() -> Scenes.overlooks(reading), () -> more(reading)));
    while (!reading.done()
        && (reading.mark() == from || !located && !Scenes.startsThing(reading))) {
      reading.next();
    }
  }

  /** Goes up to a phrase that tells more of a place: "of", "full of", "filled with". */
  private static boolean more(Reading reading) {
    boolean past = reading.token(0).isParticiple() && !reading.peek().endsWith("ing");
    reading.skip(past ? 1 : 0);
    boolean led =
        past ? reading.accept("with", "in", "by", "from") : reading.accept("of", "full of");
    return led && reading.phraseLength() > 0;
  }
}
