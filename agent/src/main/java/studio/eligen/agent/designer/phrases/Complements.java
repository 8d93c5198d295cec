package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * What belongs to the look of a thing and stands after its name: "of old books", "reading a
 * newspaper", "with long ears", "in a red scarf", "that is sleeping". What takes room of its own
 * does not: it is another thing, and so is what comes after "chasing".
 */
public final class Complements {

  /** Words between a thing and what it is or does, which are no part of its look. */
  private static final Set<String> LINKS =
      Set.of("that", "which", "who", "is", "are", "was", "were");

  /** Parts of a verb before a place: "curled up on the sofa". */
  private static final Set<String> AROUND = Set.of("up", "down", "out", "away", "around", "over");

  /** Verbs of which what they are about takes room of its own. */
  private static final Set<String> HOLDING =
      Set.of("contain", "include", "feature", "comprise", "consist");

  /** What may be told of a part behind it: "with its mouth open". */
  private static final String[] STATES = {
    "open", "wide open", "closed", "shut", "on", "off", "out", "up", "down", "raised"
  };

  /** Before what lies around it. */
  private static final String[] FLANKED = WordList.phrases("flanked");

  private static final String[] VIEWPOINTS = WordList.phrases("viewpoints");

  private static final String[] MANNERS = WordList.phrases("manners");

  private static final String[] WRITING = WordList.phrases("writing");

  private final Reading reading;

  /** Where the verb stands of what it does. */
  private int doing = -1;

  /** What the complements belong to. */
  private final String owner;

  private Complements(Reading reading, String owner) {
    this.reading = reading;
    this.owner = owner;
  }

  /** Goes past all that belongs to the thing named just before, and gives it in words. */
  public static List<String> read(Reading reading, String owner) {
    return new Complements(reading, owner).all();
  }

  private List<String> all() {
    List<String> words = new ArrayList<>();
    int start = reading.mark();
    while (any(
        this::manner,
        this::of,
        this::written,
        this::doing,
        this::being,
        this::worn,
        this::with,
        this::whose)) {
      for (int i = start - reading.mark(); i < 0; i++) {
        Token token = reading.token(i);
        boolean finite = reading.mark() + i == doing && !token.isParticiple();
        words.add(finite ? English.doing(token.lemma()) : token.word());
      }
      start = reading.mark();
    }
    words.removeIf(LINKS::contains);
    return words;
  }

  /** The first of these that comes next, or none, and then the reading stays where it was. */
  private boolean any(BooleanSupplier... kinds) {
    int mark = reading.mark();
    for (BooleanSupplier kind : kinds) {
      if (kind.getAsBoolean()) {
        return true;
      }
      reading.back(mark);
    }
    return false;
  }

  /** "in bloom", "upside down". */
  private boolean manner() {
    return reading.accept(MANNERS);
  }

  private boolean of() {
    boolean verb = reading.token(-1).is(Tag.VERB);
    reading.accept("half", "completely", "almost");
    return !verb && reading.accept("of", "full of", "filled with") && phrase();
  }

  /** "that says "Open late"", "with the words "Sale"". */
  private boolean written() {
    reading.passOver(LINKS);
    for (int i = 0; i < 4 && !Quotes.isOne(reading.peek()); i++) {
      if (!reading.accept(WRITING) && !reading.accept("the", ":", ",", "on it")) {
        return false;
      }
    }
    boolean written = Quotes.isOne(reading.next());
    reading.accept("written", "painted", "printed");
    reading.accept("on it", "on top", "on them", "in it");
    return written;
  }

  /**
   * "dancing", "reading a newspaper", "made of wood", "covered in snow"; the verb of "chasing a
   * ball".
   */
  private boolean doing() {
    linked();
    if (reading.accept(FLANKED) || reading.accept(VIEWPOINTS)) {
      return false;
    }
    while (reading.token(0).is(Tag.ADVERB) && reading.peek().endsWith("ly")) {
      reading.next();
    }
    Token verb = reading.token(0);
    boolean base = verb.word().equals(verb.lemma()) && !Plurals.isPlural(reading.peek(-1));
    boolean living = EverydayThings.isAny(owner, "person", "animal", "creature");
    boolean theirs = List.of("his", "her").contains(reading.peek(1)) && !living;
    boolean lifeless =
        EverydayThings.isAny(owner, "furniture", "building", "structure", "vehicle")
            && verb.word().endsWith("ing")
            && Actions.isHeld(verb);
    boolean other = theirs || lifeless || !verb.isParticiple() && (isAfterPlace() || base);
    if (!verb.is(Tag.VERB) || other || HOLDING.contains(verb.lemma())) {
      return false;
    }
    doing = reading.mark();
    reading.next();
    reading.accept(MANNERS);
    boolean before =
        reading.token(1).is(Tag.PREPOSITION, Tag.PUNCTUATION, Tag.CONJUNCTION)
            && !reading.peek(1).equals("of");
    if (AROUND.contains(reading.peek()) && before) {
      reading.next();
    }
    any(
        this::own,
        () -> held(verb),
        () -> substance(verb),
        this::likened,
        this::purpose,
        this::bareObject);
    reading.accept(MANNERS);
    return true;
  }

  /** Whether a verb comes whose subject is behind it: "next to the fireplace stands a chair". */
  private boolean isAfterPlace() {
    int start = -1;
    while (!reading.token(start).is(Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.VERB)) {
      start--;
    }
    boolean place =
        reading.token(start + 1).is(Tag.PREPOSITION) || reading.peek(start + 2).equals("to");
    return place && reading.token(1).is(Tag.DETERMINER, Tag.NUMBER);
  }

  /** Whether a relative pronoun or a form of "to be" led. */
  private boolean linked() {
    int mark = reading.mark();
    reading.passOver(LINKS);
    return reading.mark() > mark;
  }

  /** "its chest" of "beating its chest". */
  private boolean own() {
    boolean on = reading.accept("on", "with");
    boolean own =
        Words.POSSESSIVES.contains(reading.peek()) || on && reading.token(0).is(Tag.NUMBER);
    return own && EverydayThings.isAny(reading.nextNoun(), "part", "clothing") && phrase();
  }

  /** "an umbrella" of "holding an umbrella", with what is worn or held beside it. */
  private boolean held(Token verb) {
    boolean held = Actions.isHeld(verb);
    if (held && reading.accept("on") && !EverydayThings.isA(reading.nextNoun(), "device")) {
      return false;
    }
    if (!held || !phrase()) {
      return false;
    }
    any(this::of);
    while (any(
        () ->
            reading.accept("and", ",")
                && EverydayThings.isAny(reading.nextNoun(), "clothing", "part")
                && phrase())) {
      any(this::of);
    }
    return true;
  }

  /** "of wood" of "made of wood", "in snow" of "covered in snow". */
  private boolean substance(Token verb) {
    return !verb.word().endsWith("ing")
        && reading.accept("of", "in", "with", "by", "from", "as", "into")
        && reading.nameLength() > 0
        && !reading.token(reading.nameLength()).word().equals("of")
        && (!Plurals.isPlural(reading.nextNoun())
            || List.of("into", "in", "of").contains(reading.peek(-1)))
        && phrase();
  }

  /** "like a snake" of "shaped like a snake". */
  private boolean likened() {
    return reading.accept("like", "as") && phrase();
  }

  /** "to catch a train" of "running to catch a train". */
  private boolean purpose() {
    boolean led = reading.accept("to") && reading.token(0).is(Tag.VERB);
    reading.skip(led ? 1 : 0);
    return led && (phrase() || true);
  }

  /** "tea" of "drinking tea": without an article or a number it is no thing of its own. */
  private boolean bareObject() {
    boolean single =
        !Plurals.isPlural(reading.nextNoun()) || EverydayThings.isAny(reading.nextNoun(), "part");
    return reading.nameLength() > 0 && single && phrase();
  }

  /** "that is old", of which a noun would be another thing. */
  private boolean being() {
    boolean adjective =
        linked()
            && reading.token(0).is(Tag.ADJECTIVE)
            && !reading.token(0).isComparative()
            && !reading.peek(1).equals("to");
    return adjective && !reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE) && !reading.next().isEmpty();
  }

  /** "whose hair is blue". */
  private boolean whose() {
    return reading.accept("whose")
        && phrase()
        && reading.accept("is", "are")
        && reading.token(0).is(Tag.ADJECTIVE)
        && !reading.next().isEmpty();
  }

  /** "in a red scarf". */
  private boolean worn() {
    if (!reading.accept("in", "wearing", "dressed in")) {
      return false;
    }
    String noun = reading.nextNoun();
    boolean unknown =
        EverydayThings.described(noun).isEmpty() && !Landscapes.isNamed(List.of(noun));
    boolean clothes =
        unknown && EverydayThings.isAny(owner, "person") && reading.token(0).is(Tag.DETERMINER);
    return (clothes && Weather.of(List.of(noun)).isEmpty()
            || EverydayThings.isAny(noun, "clothing"))
        && phrase();
  }

  /** "with long ears", "with a hat": a part of it or worn, and no thing that stands by itself. */
  private boolean with() {
    if (!reading.accept("with", ", with", "that has", "that have", "who has", "which has", "having")
        || !detail()) {
      return false;
    }
    any(() -> reading.accept("and") && detail());
    return true;
  }

  private boolean detail() {
    String noun = reading.nextNoun();
    boolean none = noun.isEmpty() || List.of("no", "nothing").contains(reading.peek());
    if (none || NounPhrases.isPlacedApart(reading)) {
      return false;
    }
    boolean living = EverydayThings.isAny(owner, "person", "animal", "creature");
    boolean large =
        EverydayThings.isAny(
            noun, "person", "animal", "creature", "furniture", "building", "vehicle", "plant");
    boolean own = EverydayThings.described(noun).isPresent() && !(living && !large);
    boolean belongs = (!own || EverydayThings.isAny(noun, "part", "clothing")) && phrase();
    any(this::of, () -> reading.accept(STATES) && !reading.token(0).is(Tag.DETERMINER, Tag.NOUN));
    return belongs;
  }

  private boolean phrase() {
    int length = reading.phraseLength();
    reading.skip(length);
    return length > 0;
  }
}
