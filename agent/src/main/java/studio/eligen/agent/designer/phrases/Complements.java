package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * What belongs to the look of a thing and stands after its name: "of old books", "reading a
 * newspaper", "with long ears", "in a red scarf", "that is sleeping". What takes room of its own
 * does not: it is another thing, and so is what comes after "chasing".
 */
public final class Complements {

  /** Parts of a verb before a place: "curled up on the sofa". */
  private static final Set<String> AROUND = Set.of("up", "down", "out", "away", "around", "over");

  /** Verbs of which what they are about takes room of its own. */
  private static final Set<String> HOLDING =
      Set.of("contain", "include", "feature", "comprise", "consist");

  /** How things lie to each other, or around another. */
  private static final String[] AROUND_IT =
      Stream.of("arrangements", "flanked", "flanks")
          .flatMap(list -> Stream.of(WordList.phrases(list)))
          .toArray(String[]::new);

  /** What is said of a thing that has others on it. */
  private static final String[] BEARING = WordList.phrases("bearing");

  private static final String[] LIFELESS = {"food", "furniture", "toy", "tool", "vehicle"};

  private static final String[] VIEWPOINTS = WordList.phrases("viewpoints");

  private static final String[] MANNERS = WordList.phrases("manners");

  private final Reading reading;

  /** What the complements belong to, and what it may have about it. */
  private final String owner;

  private final Belongings belongings;

  private final Being being;

  /** Whether more than its name stands before what is told of it. */
  private final boolean later;

  /** Whether what it does was told already. */
  private boolean acts;

  /**
   * Where the "is" of "whose roof is red", and the "that is" of "that is a car" end, which stay.
   */
  private int stays = -1;

  /** From where on the words are what something says. */
  private int spoken = Integer.MAX_VALUE;

  private Complements(Reading reading, String owner, boolean later) {
    this.reading = reading;
    this.owner = owner;
    this.belongings = new Belongings(reading, owner, later);
    this.being = new Being(reading);
    this.later = later;
    this.acts = later;
  }

  /** Whether "topped with a cherry" comes next: what is on it is a thing of its own. */
  public static boolean bears(Reading reading) {
    return reading.would(
        () -> reading.accept(BEARING) && reading.token(0).is(Tag.DETERMINER, Tag.NUMBER));
  }

  /** Goes past all that belongs to the thing named just before, and gives it in words. */
  public static List<String> read(Reading reading, String owner) {
    return new Complements(reading, owner, false).all();
  }

  /** The same where a place or another thing stands between them: "a cat on a mat sleeps". */
  public static List<String> more(Reading reading, String owner) {
    return new Complements(reading, owner, true).all();
  }

  /** All of it, every verb as what is being done: "sitting" for "sits". */
  private List<String> all() {
    int start = reading.mark();
    while (!Exclusions.isNext(reading)
        && reading.any(
            this::manner,
            this::of,
            this::writing,
            this::doing,
            being::another,
            being::so,
            belongings::worn,
            belongings::with,
            this::purpose,
            () -> acts && belongings.atPart(),
            this::whose)) {
      continue;
    }
    List<String> words = new ArrayList<>();
    for (int i = start - reading.mark(); i < 0; i++) {
      Token token = reading.token(i);
      boolean having = Being.isHaving(token.word());
      boolean first = i == start - reading.mark() && !token.word().matches(".*ly|cut|set");
      boolean finite = token.isFinite() && (first || Actions.isFinite(token));
      finite &= !reading.peek(i - 1).equals("to") && reading.mark() + i < spoken;
      boolean link = being.isDropped(i);
      if (!link && !(having && being.isPerfect(i))) {
        String lemma = token.word().equals("lay") ? "lie" : token.lemma();
        words.add(having ? "with" : finite ? English.doing(lemma) : token.word());
      }
    }
    return words;
  }

  /** What is written on it, and then where. */
  private boolean writing() {
    boolean written = Writing.read(reading);
    acts |= written;
    return written;
  }

  /** "in bloom", "upside down", "vertically", "swimming underwater". */
  private boolean manner() {
    String word = reading.peek();
    boolean way = word.endsWith("ly") || acts && !Heading.isDirection(word) && !Words.isStop(word);
    boolean last = !reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE, Tag.VERB);
    // "his boots kicking in the air": he is not there himself.
    boolean ofPart =
        reading.token(-1).isParticiple()
            && EverydayThings.isAny(reading.peek(-2), "part", "clothing")
            && reading.accept("in the air", "into the air");
    boolean alone = !Plurals.isPlural(reading.peek(-1)) && EverydayThings.isAny(owner, LIFELESS);
    if (alone && reading.peek().equals("together")) {
      return false;
    }
    return ofPart || reading.accept(MANNERS) || way && last && reading.accept(Tag.ADVERB);
  }

  /** "of old books", "full of adults and children". */
  private boolean of() {
    boolean verb = reading.token(-1).is(Tag.VERB);
    reading.accept("half", "completely", "almost");
    // "afraid of a mouse": that is somebody besides.
    boolean felt = reading.token(-1).is(Tag.ADJECTIVE) && reading.peek().equals("of");
    if (felt
        && reading.peek(1).matches("an?|the|two")
        && Belongings.takesRoom(reading.nounBehind())) {
      return false;
    }
    boolean made = !verb && reading.accept("out of") && reading.nameLength() > 0;
    boolean led = made || !verb && reading.accept("of", "full of", "filled with");
    boolean named = led && (reading.acceptPhrase() || Belongings.colour(reading));
    reading.any(() -> named && of());
    while (named
        && Nouns.isGroup(owner)
        && reading.any(() -> Being.joint(reading) && reading.nameLength() > 0 && ofGroup())) {
      continue;
    }
    return named;
  }

  /** "and toys" of "a pile of books and toys"; "a cup of coffee" is no more of it. */
  private boolean ofGroup() {
    boolean listed = reading.peek(-1).equals(",");
    boolean ends = !listed || reading.would(this::joinedAtLast);
    return ends && reading.acceptPhrase() && !reading.peek().equals("of");
  }

  /** "toys and clothes" of "a pile of books, toys and clothes". */
  private boolean joinedAtLast() {
    while (reading.acceptPhrase() && reading.accept(",")) {
      continue;
    }
    return reading.accept("and");
  }

  /** "dancing", "made of wood", "covered in snow"; the verb of "chasing a ball". */
  private boolean doing() {
    boolean joined = acts && (reading.accept("while") || Being.joint(reading));
    boolean single = !joined && !later && !Plurals.isPlural(reading.peek(-1));
    boolean linked = being.linked();
    if (bears(reading) || reading.accept(AROUND_IT) || reading.accept(VIEWPOINTS)) {
      return false;
    }
    while ((reading.peek().endsWith("ly") || linked && reading.token(1).is(Tag.VERB))
        && reading.accept(Tag.ADVERB)) {
      continue;
    }
    Token verb = reading.token(0);
    boolean base = verb.word().equals(verb.lemma()) && single && !verb.word().equals("lay");
    // "next to the fireplace stands a chair": who does it is behind the verb.
    boolean placed = belongings.isPlace() && !linked && !later;
    boolean early = !verb.isParticiple() && (placed || base);
    boolean one = verb.isFinite() && verb.word().endsWith("s");
    boolean several = Plurals.isSeveral(reading.peek(-1));
    early |= one && several && !linked && Plurals.singular(reading.peek(-1)).equals(owner);
    boolean other = early || belongings.refuse(verb) || HOLDING.contains(verb.lemma());
    if (other || joined && !goesOn() || !reading.accept(Tag.VERB)) {
      return false;
    }
    acts = true;
    reading.accept(MANNERS);
    reading.any(belongings::through);
    particle();
    reading.any(
        () -> Aims.read(reading, verb),
        belongings::own,
        () -> saying(verb),
        () -> belongings.held(verb),
        () -> Substance.read(reading, owner, verb),
        () -> reading.accept("like", "as") && reading.acceptPhrase(),
        () -> Belongings.colour(reading),
        belongings::trick,
        belongings::bareObject);
    return !joined || reading.phraseLength() == 0;
  }

  /** Goes past the "up" of "curled up on the sofa" and the "in" of "comes in". */
  private void particle() {
    boolean ends = reading.token(1).is(Tag.PUNCTUATION, Tag.CONJUNCTION);
    boolean before = ends || reading.token(1).is(Tag.PREPOSITION) && !reading.peek(1).equals("of");
    if (before || reading.token(1).isParticiple()) {
      reading.any(() -> reading.acceptAny(AROUND), () -> ends && reading.accept("in", "off", "by"));
    }
  }

  /** "hello world" of "saying hello world". */
  private boolean saying(Token verb) {
    boolean reads = verb.lemma().equals("read") && !belongings.isLiving();
    boolean says = (reads || verb.lemma().matches("say|spell|label|title")) && !reading.done();
    spoken = says ? reading.mark() : spoken;
    while (says && !reading.token(0).is(Tag.PUNCTUATION, Tag.PREPOSITION, Tag.CONJUNCTION)) {
      reading.next();
    }
    return says;
  }

  /** Whether what is joined is what it does besides, and no place nor another thing. */
  private boolean goesOn() {
    boolean manner = reading.peek().endsWith("ly") && reading.peek(1).endsWith("ing");
    return (reading.nameLength() == 0 || manner && reading.token(1).isParticiple())
        && !(Words.isStop(reading.peek(1)) && !reading.token(1).is(Tag.DETERMINER));
  }

  /** "to catch" of "running to catch a train"; "for a nap". */
  private boolean purpose() {
    if (reading.peek().equals("for")
        && reading.peek(1).matches("an?")
        && acts
        && EverydayThings.isAny(reading.nounBehind(), "person", "animal", "creature")) {
      return false; // "plays for a fox", who is there as well
    }
    if (reading.accept("for")) {
      boolean any = reading.nameLength() > 0 || Set.of("a", "an").contains(reading.peek());
      return any && (acts || !belongings.isPlace()) && reading.acceptPhrase();
    }
    boolean to = acts && reading.accept("to") || reading.accept("about to", "ready to");
    Token verb = reading.token(0);
    if (!to || !reading.accept(Tag.VERB) || reading.token(0).is(Tag.PREPOSITION)) {
      return false;
    }
    reading.accept("out");
    reading.any(
        belongings::own, () -> belongings.held(verb), belongings::trick, belongings::bareObject);
    return true;
  }

  /** "whose hair is blue". */
  private boolean whose() {
    boolean told = reading.accept("whose") && reading.acceptPhrase() && reading.accept("is", "are");
    being.keepLast(told);
    return told && reading.any(() -> reading.accept(Tag.ADJECTIVE), this::covered);
  }

  /** "covered with snow", "on fire". */
  private boolean covered() {
    Token verb = reading.token(0);
    return reading.accept(MANNERS)
        || verb.isParticiple() && reading.accept(Tag.VERB) && Substance.read(reading, owner, verb);
  }
}
