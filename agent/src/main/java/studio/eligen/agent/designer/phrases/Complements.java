package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import studio.eligen.agent.designer.lexicon.Colours;
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
      Set.of("that", "which", "who", "is", "are", "was", "were", "been", "being");

  /** Forms of what leads to what somebody has. */
  private static final Set<String> HAVING = Set.of("has", "have", "had", "having");

  /** Nouns for several things together: "group". */
  private static final Set<String> GROUPS = WordList.words("groups");

  /** Adjectives that may stand behind their noun. */
  private static final Set<String> LOOSE = WordList.words("loose-adjectives");

  /** Parts of a verb before a place: "curled up on the sofa". */
  private static final Set<String> AROUND = Set.of("up", "down", "out", "away", "around", "over");

  /** Verbs of which what they are about takes room of its own. */
  private static final Set<String> HOLDING =
      Set.of("contain", "include", "feature", "comprise", "consist");

  /** What may be told of a part behind it: "with its mouth open". */
  private static final String[] STATES = WordList.phrases("part-states");

  /** What takes room of its own, whoever has it. */
  private static final String[] BODIES = {
    "person", "animal", "creature", "furniture", "building", "vehicle", "tree"
  };

  /** Before what lies around it. */
  private static final String[] FLANKED = WordList.phrases("flanked");

  private static final String[] VIEWPOINTS = WordList.phrases("viewpoints");

  private static final String[] MANNERS = WordList.phrases("manners");

  private static final String[] WRITING = WordList.phrases("writing");

  private final Reading reading;

  /** Whether what it does was told already. */
  private boolean acts;

  /** What the complements belong to. */
  private final String owner;

  private final boolean living;

  /** Whether a preposition or a verb leads to it, so that another is there or does it. */
  private final boolean place;

  /** Whether more than its name stands before what is told of it. */
  private final boolean later;

  private Complements(Reading reading, String owner, boolean later) {
    this.reading = reading;
    this.later = later;
    this.acts = later;
    this.owner = owner;
    int at = -1;
    while (reading.token(at).is(Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER)) {
      at--;
    }
    this.place = reading.token(at).is(Tag.PREPOSITION, Tag.VERB);
    this.living = EverydayThings.isAny(owner, "person", "animal", "creature");
  }

  /** Goes past all that belongs to the thing named just before, and gives it in words. */
  public static List<String> read(Reading reading, String owner) {
    return new Complements(reading, owner, false).all();
  }

  /** The same where a place or another thing stands between them: "a cat on a mat sleeps". */
  public static List<String> more(Reading reading, String owner) {
    return new Complements(reading, owner, true).all();
  }

  private List<String> all() {
    int start = reading.mark();
    while (one()) {
      continue;
    }
    return inWords(start);
  }

  private boolean one() {
    return any(
        this::manner,
        this::of,
        this::written,
        this::doing,
        this::being,
        this::worn,
        this::with,
        this::purpose,
        this::ownPlace,
        this::whose);
  }

  /** What was read from a mark on, every verb as what is being done: "sitting" for "sits". */
  private List<String> inWords(int start) {
    List<String> words = new ArrayList<>();
    for (int i = start - reading.mark(); i < 0; i++) {
      Token token = reading.token(i);
      boolean finite = token.is(Tag.VERB) && !token.isParticiple() && !isAfterTo(i);
      if (!LINKS.contains(token.word()) && !(HAVING.contains(token.word()) && isPerfect(i))) {
        words.add(
            HAVING.contains(token.word())
                ? "with"
                : finite ? English.doing(token.lemma()) : token.word());
      }
    }
    return words;
  }

  private boolean isAfterTo(int ahead) {
    return reading.peek(ahead - 1).equals("to");
  }

  /** The "have" of "have stopped". */
  private boolean isPerfect(int ahead) {
    return reading.token(ahead + 1).is(Tag.AUXILIARY) || reading.token(ahead + 1).isParticiple();
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

  /** "in bloom", "upside down", "vertically". */
  private boolean manner() {
    boolean way = reading.token(0).is(Tag.ADVERB) && reading.peek().endsWith("ly");
    return reading.accept(MANNERS)
        || way && !reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE, Tag.VERB) && next();
  }

  /** "of old books", "full of adults and children". */
  private boolean of() {
    boolean verb = reading.token(-1).is(Tag.VERB);
    reading.accept("half", "completely", "almost");
    if (verb || !reading.accept("of", "full of", "filled with") || !phrase()) {
      return false;
    }
    any(this::of);
    while (any(
        () ->
            joint()
                && reading.nameLength() > 0
                && GROUPS.contains(owner)
                && phrase())) {
      continue;
    }
    return true;
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
    boolean joined = acts && (reading.accept("and", "while") || reading.accept(", and", ","));
    boolean several = Plurals.isPlural(reading.peek(-1)) && !joined;
    linked();
    if (reading.accept(FLANKED) || reading.accept(VIEWPOINTS)) {
      return false;
    }
    while (reading.token(0).is(Tag.ADVERB) && reading.peek().endsWith("ly")) {
      reading.next();
    }
    Token verb = reading.token(0);
    boolean base = verb.word().equals(verb.lemma()) && !several && !joined && !later;
    boolean theirs = List.of("his", "her").contains(reading.peek(1)) && !living;
    boolean lifeless =
        EverydayThings.isAny(owner, "furniture", "building", "structure", "vehicle")
            && verb.word().endsWith("ing")
            && Actions.isHeld(verb);
    boolean early = !verb.isParticiple() && (!later && isAfterPlace() || base);
    boolean goesOn = verb.is(Tag.VERB) && reading.nameLength() == 0;
    boolean placed = Words.isStop(reading.peek(1)) && !reading.token(1).is(Tag.DETERMINER);
    boolean other = theirs || lifeless || early || joined && (!goesOn || placed);
    if (!verb.is(Tag.VERB) || other || HOLDING.contains(verb.lemma())) {
      return false;
    }
    acts = true;
    next();
    reading.accept(MANNERS);
    boolean before =
        reading.token(1).is(Tag.PREPOSITION, Tag.PUNCTUATION, Tag.CONJUNCTION)
            && !reading.peek(1).equals("of");
    if (AROUND.contains(reading.peek()) && before) {
      next();
    }
    any(
        this::own,
        () -> held(verb),
        () -> substance(verb),
        this::likened,
        this::coloured,
        this::trick,
        this::bareObject);
    return !joined || reading.phraseLength() == 0;
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
    if (HAVING.contains(reading.peek()) && isPerfect(0)) {
      next();
      reading.passOver(LINKS);
    }
    return reading.mark() > mark;
  }

  /** "its chest" of "beating its chest", "his balance" of "losing his balance". */
  private boolean own() {
    boolean on = reading.accept("on", "with");
    boolean own =
        Words.POSSESSIVES.contains(reading.peek()) || on && reading.token(0).is(Tag.NUMBER);
    String noun = reading.nextNoun();
    boolean part = EverydayThings.isAny(noun, "part", "clothing");
    return own && (part || !on && !EverydayThings.isAny(noun, BODIES)) && phrase();
  }

  /** "reflecting in its eyes", "holding it over its head": where on itself it does so. */
  private boolean ownPlace() {
    return acts && atPart();
  }

  /** "an umbrella" of "holding an umbrella", with what is worn or held beside it. */
  private boolean held(Token verb) {
    boolean held = Actions.isHeld(verb);
    if (held && reading.accept("on") && !EverydayThings.isA(reading.nextNoun(), "device")) {
      return false;
    }
    boolean others = reading.token(0).is(Tag.NUMBER);
    others &= EverydayThings.isAny(reading.nextNoun(), BODIES);
    return held && !others && items(noun -> true);
  }

  /** "of wood" of "made of wood", "in snow" of "covered in snow". */
  private boolean substance(Token verb) {
    if (verb.word().endsWith("ing")
        || !reading.accept("of", "in", "with", "by", "from", "as", "into")) {
      return false;
    }
    boolean stuff =
        !Plurals.isPlural(reading.nextNoun())
            || List.of("into", "in", "of").contains(reading.peek(-1))
            || reading.peek(-1).equals("with") && !EverydayThings.isAny(reading.nextNoun(), BODIES);
    return reading.nameLength() > 0
            && !reading.token(reading.nameLength()).word().equals("of")
            && stuff
            && phrase()
        || coloured();
  }

  /** "white" of "dressed in white", with no noun behind it. */
  private boolean coloured() {
    return reading.nameLength() == 0
        && Colours.names(reading.peek())
        && reading.token(0).is(Tag.ADJECTIVE)
        && next();
  }

  /** "like a snake" of "shaped like a snake". */
  private boolean likened() {
    return reading.accept("like", "as") && phrase();
  }

  /** "to catch" of "running to catch a train"; "for a nap". */
  private boolean purpose() {
    if (reading.accept("for")) {
      boolean any = reading.nameLength() > 0 || Set.of("a", "an").contains(reading.peek());
      return any && (acts || !place) && phrase();
    }
    boolean to = acts && reading.accept("to") || reading.accept("about to", "ready to");
    boolean led = to && reading.token(0).is(Tag.VERB) && next();
    if (led) {
      Token verb = reading.token(-1);
      reading.accept("out");
      any(this::own, () -> held(verb), this::trick, this::bareObject);
    }
    return led;
  }

  /** "a jump" of "doing a jump": what no list of things has is no thing of its own. */
  private boolean trick() {
    List<String> words = reading.rest().subList(0, reading.phraseLength());
    String name = String.join(" ", Words.withoutArticle(words));
    boolean article = Set.of("a", "an").contains(reading.peek());
    boolean bare = reading.nameLength() > 0 && !Coverage.isStructure(name);
    boolean picture = article && Coverage.isStructure(name);
    return (bare || article)
        && (picture || EverydayThings.described(name).isEmpty())
        && !(picture && reading.peek(words.size()).equals("of"))
        && !GROUPS.contains(reading.nextNoun())
        && phrase();
  }

  /** "tea" of "drinking tea": without an article or a number it is no thing of its own. */
  private boolean bareObject() {
    boolean single =
        !Plurals.isPlural(reading.nextNoun()) || EverydayThings.isAny(reading.nextNoun(), "part");
    return reading.nameLength() > 0
        && single
        && !Coverage.isStructure(reading.peek(reading.nameLength() - 1))
        && phrase();
  }

  /** "that is old", "that is very wet from rain", "ready to eat". */
  private boolean being() {
    boolean told = linked();
    if (!adjective(told)) {
      return false;
    }
    while (any(() -> joint() && adjective(told))) {
      continue;
    }
    any(
        this::likened,
        () -> reading.accept("to") && reading.token(0).is(Tag.VERB) && next() && (phrase() || true),
        () -> reading.accept("from", "with", "of") && reading.nameLength() > 0 && phrase());
    return true;
  }

  /** One adjective with its adverbs, of which a noun would be another thing. */
  private boolean adjective(boolean told) {
    while (reading.token(0).is(Tag.ADVERB) && reading.token(1).is(Tag.ADJECTIVE, Tag.VERB)) {
      next();
    }
    Token token = reading.token(0);
    boolean is = told ? token.is(Tag.ADJECTIVE) || isPast(token) : LOOSE.contains(token.word());
    return is
        && !token.isComparative()
        && !(token.is(Tag.ADJECTIVE) && reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE))
        && !Set.of("next", "left", "right").contains(token.word())
        && next();
  }

  private static boolean isPast(Token token) {
    return token.isParticiple() && !token.word().endsWith("ing");
  }

  /** "whose hair is blue". */
  private boolean whose() {
    return reading.accept("whose")
        && phrase()
        && reading.accept("is", "are")
        && reading.token(0).is(Tag.ADJECTIVE)
        && next();
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
        unknown
            && EverydayThings.isAny(owner, "person")
            && reading.token(0).is(Tag.DETERMINER)
            && Weather.of(List.of(noun)).isEmpty();
    return clothes && phrase() || items(Complements::isWorn) || coloured();
  }

  /** "with long ears", "with a hat": a part of it or worn, and no thing that stands by itself. */
  private boolean with() {
    boolean led =
        reading.accept("with", ", with", "that has", "that have", "who has", "which has")
            || reading.accept("having", "has", "have");
    return led && !NounPhrases.isPlacedApart(reading) && items(this::isDetail);
  }

  /** What is worn, held or a part of the owner: "long blonde hair, brown eyes and blue jeans". */
  private boolean items(Predicate<String> belongs) {
    if (!item(belongs)) {
      return false;
    }
    any(() -> reading.accept("and") && item(noun -> isWorn(noun) || isSmall(noun)));
    while (any(() -> joint() && item(noun -> isWorn(noun) || isServed(noun)))) {
      continue;
    }
    return true;
  }

  private boolean item(Predicate<String> belongs) {
    String noun = reading.nextNoun();
    boolean none = noun.isEmpty() || List.of("no", "nothing").contains(reading.peek());
    if (none || !(belongs.test(noun) || isAtPart()) || !phrase()) {
      return false;
    }
    any(this::of, () -> reading.accept(STATES) && !reading.token(0).is(Tag.DETERMINER, Tag.NOUN));
    any(this::atPart);
    return true;
  }

  /** "on its head", "out of its mouth": where somebody has what was named just before. */
  private boolean atPart() {
    boolean led = reading.accept("out of") || reading.token(0).is(Tag.PREPOSITION) && next();
    return led
        && Words.POSSESSIVES.contains(reading.peek())
        && EverydayThings.isA(reading.nextNoun(), "part")
        && phrase();
  }

  /** Whether it is in what somebody bites or grips with: "a mouse in its beak". */
  private boolean isAtPart() {
    int mark = reading.mark();
    boolean held = phrase() && reading.peek().equals("in") && atPart();
    reading.back(mark);
    return held;
  }

  private static boolean isWorn(String noun) {
    return EverydayThings.isAny(noun, "clothing", "part");
  }

  private boolean isDetail(String noun) {
    return EverydayThings.described(noun).isEmpty() || isWorn(noun) || isSmall(noun);
  }

  /** Whether somebody can have it about him. */
  private boolean isSmall(String noun) {
    return isServed(noun) || living && !place && !EverydayThings.isAny(noun, BODIES);
  }

  /** Whether it is on or in what is eaten: the cheese of "a sandwich with cheese". */
  private boolean isServed(String noun) {
    return reading.nameLength() > 0
        && EverydayThings.isA(noun, "food")
        && EverydayThings.isA(owner, "food");
  }

  /** What joins two of a list. */
  private boolean joint() {
    return reading.accept(", and", "and", ",");
  }

  private boolean next() {
    return !reading.next().isEmpty();
  }

  private boolean phrase() {
    int length = reading.phraseLength();
    reading.skip(length);
    return length > 0;
  }
}
