package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/** Reads things as they are asked for: "two small red cars". */
public final class NounPhrases {

  /** From so many on nobody counts them. */
  private static final int CROWD = 100;

  private static final double CROWD_SCALE = 2.5;

  /** What holds others, so that "in" one of them is no scene: a basket, a boat, a tree. */
  private static final List<String> HOLDERS =
      List.of("container", "bag", "kitchenware", "vehicle", "furniture", "plant", "clothing");

  private static final String[] FLYING = {"vehicle", "animal", "toy"};

  /** Things of two parts, which are one thing in the plural. */
  private static final Set<String> PAIRS = WordList.words("pairs");

  private final Vocabulary vocabulary;
  private final Colours colours;
  private final boolean blank;

  /**
   * @param blank whether there is nothing yet, so that "the fence" is a new one
   */
  public NounPhrases(Vocabulary vocabulary, boolean blank) {
    this.blank = blank;
    this.vocabulary = vocabulary;
    this.colours = new Colours(vocabulary);
  }

  /**
   * Things of one kind.
   *
   * @param prompt of each: "red car"
   * @param scale of their usual size
   * @param marked whether an article, a count, a colour or a size came first, so that it is surely
   *     meant as a thing
   */
  public record Things(int count, Thing thing, String prompt, double scale, boolean marked) {

    /** So many of them. */
    public Things of(int other) {
      return new Things(other, thing, prompt, scale, marked);
    }

    /** All of them as one thing, where there are more than a design holds: "hundreds of birds". */
    public Things crowd() {
      String number = count < CROWD ? count + " " : "hundreds of ";
      String name = number + Plurals.pluralOfPhrase(prompt);
      return new Things(1, thing, name, CROWD_SCALE * scale, true);
    }

    /** The same, so many times as large as usual. */
    public Things scaled(double other) {
      return new Things(count, thing, prompt, other, marked);
    }

    /** Whether it is a thing without an article as well: "near flowers", "in wooden boat". */
    public boolean isKnown() {
      return count > 1 || EverydayThings.described(thing.name()).isPresent();
    }

    /** As many of what can be drawn of them. */
    public Things drawn(Fitting.Fitted fitted) {
      return new Things(count, fitted.thing(), fitted.prompt(), scale, marked);
    }
  }

  /** Words after "with" that say where a thing of its own is. */
  private static final Pattern BESIDE_IT =
      Pattern.compile(
          "(?:an?|the|some|two|three|\\w+) [^,]*?\\b(?:on top(?! of)|(?:on|in|next to|beside|behind|above|below|under|over|in front of|around|near) (?:it|them)"
              + "|(?:to|on|at) (?:its|the) (?:left|right)|in the (?:middle|background|foreground))\\b.*");

  /** Whether what comes next after "with" is told where it is: "a candle on top". */
  public static boolean isPlacedApart(Reading reading) {
    return !reading.peek().equals("no")
        && BESIDE_IT.matcher(String.join(" ", reading.rest())).matches();
  }

  /**
   * Whether something comes next that others can be on or beside, and not the scene: "a sofa", and
   * not "a beach"; in something is only what can hold it.
   */
  public boolean isLandmark(Reading reading) {
    boolean in = List.of("in", "inside", "into").contains(reading.peek(-1));
    int length = reading.phraseLength();
    if (length == 0) {
      return false;
    }
    int start = 0;
    while (reading.token(start).is(Tag.DETERMINER, Tag.NUMBER)) {
      start++;
    }
    List<String> name = List.copyOf(reading.rest().subList(start, length));
    String said = String.join(" ", name);
    boolean definite = reading.peek().equals("the");
    boolean bare = name.size() == length && !Plurals.isPlural(said);
    boolean building = !in && EverydayThings.isA(said, "building");
    boolean edge =
        Coverage.isStructure(name.get(name.size() - 1)) && reading.peek(length).equals("of");
    boolean scene = edge || !building && Landscapes.isNamed(name) || Weather.of(name).isPresent();
    boolean known =
        EverydayThings.described(said)
            .filter(thing -> thing.stands() != Stands.SKY || EverydayThings.isAny(said, FLYING))
            .filter(thing -> thing.stands() != Stands.WALL || isBeside(reading.peek(-1)))
            .isPresent();
    boolean holds = holds(said);
    boolean pointed = definite ? known && blank : !bare || known && holds;
    return !scene && pointed && (!in || holds);
  }

  /** "under a clock", and not "at a window". */
  private static boolean isBeside(String preposition) {
    return preposition.matches("under|below|beneath|underneath|above|over|of");
  }

  /** Whether it is a thing that others can be in. */
  public static boolean holds(String name) {
    return HOLDERS.stream().anyMatch(kind -> EverydayThings.isA(name, kind));
  }

  /** Reads one noun phrase, or nothing if none comes next. */
  public Optional<Things> read(Reading reading) {
    int start = reading.mark();
    Optional<Things> read = read(reading, Quantity.read(reading));
    if (read.isEmpty()) {
      reading.back(start);
    }
    return read;
  }

  /** What describes a thing, its name, and what belongs to its look. */
  private Optional<Things> read(Reading reading, Quantity quantity) {
    int length = reading.nameLength();
    if (length == 0) {
      return Optional.empty();
    }
    boolean one = List.of("a", "an").contains(reading.peek(-1));
    List<String> said = new ArrayList<>(reading.rest().subList(0, length));
    reading.skip(length);
    double scale = 1;
    while (said.size() > 1 && SizeWords.knows(said.get(0)) && !isProper(said.get(0), said.get(1))) {
      scale *= SizeWords.scale(said.remove(0));
      said.subList(0, said.get(0).equals(",") ? 1 : 0).clear();
    }
    String last = said.get(said.size() - 1);
    boolean living = !one && EverydayThings.isAny(last, "person", "animal");
    boolean plural = Plurals.isSeveral(kind(said)); // fairy lights are one thing
    boolean several =
        living && plural
            || quantity.mayBeSeveral()
                && (plural || quantity.some() && Plurals.plural(last).equals(last));
    // "the branches of a tree" are its parts, and there together.
    several &= !quantity.article() || quantity.some() || !reading.peek().equals("of");
    boolean pair = PAIRS.contains(last) && (quantity.pair() || !countsSingly(said, quantity));
    if (several && !pair) {
      said.add(Plurals.singular(said.remove(said.size() - 1)));
    }
    String colour = leadingColours(said);
    boolean person = EverydayThings.isA(last, "person") && reading.peek().equals("in");
    colour = colour.isEmpty() && !person ? colourAfter(reading, colours).orElse("") : colour;
    said.addAll(Complements.read(reading, kind(said)));
    String name = String.join(" ", said);
    Thing thing =
        vocabulary.thing(name).orElseGet(() -> vocabulary.unlisted(List.of(name.split(" "))));
    String prompt = Quotes.shown((colour + " " + thing.name()).strip().replace(" ,", ","));
    boolean marked = quantity.marked() || scale != 1 || !colour.isEmpty();
    int count = quantity.count().filter(n -> !pair).orElse(several && !pair ? 2 : 1);
    return Optional.of(new Things(count, thing, prompt, scale, marked));
  }

  /** What it is: a hot dog is no dog, and a red car is a car. */
  private static String kind(List<String> said) {
    int last = said.size() - 1;
    String two = last > 0 ? said.get(last - 1) + " " + said.get(last) : "";
    return EverydayThings.isName(two) ? two : said.get(last);
  }

  /** Of "big ben" the second word means nothing by itself; a tiny house is a house. */
  private static boolean isProper(String size, String name) {
    return EverydayThings.isName(size + " " + name) && !EverydayThings.isName(name);
  }

  /** The girl of "a girl's nose"; anything else is what it is. */
  public Things whole(Things things) {
    String[] owned = things.prompt().split("'s ", 2);
    return owned.length > 1 && EverydayThings.isA(owned[1], "part")
        ? read(new Reading(List.of(("a " + owned[0]).split(" ")))).orElse(things)
        : things;
  }

  /** "wine glasses", "two glasses": of which there is one as well, unlike spectacles. */
  private static boolean countsSingly(List<String> said, Quantity quantity) {
    String one = Plurals.singular(said.get(said.size() - 1));
    boolean counted = quantity.count().filter(n -> n > 1).isPresent();
    boolean named =
        said.size() > 1 && EverydayThings.of(said.get(said.size() - 2) + " " + one).isPresent();
    return named || counted && EverydayThings.of(one).isPresent();
  }

  /**
   * Takes the colours before a name off it: "black, gold and white" of "black, gold and white
   * vase".
   */
  private String leadingColours(List<String> said) {
    int end = 0;
    for (int i = 0; i + 1 < said.size(); i++) {
      boolean shade = colours.isShade(said, i);
      if (colours.isColour(said.get(i))) {
        end = i + 1;
      } else if (!shade && !List.of(",", "and").contains(said.get(i))) {
        break;
      }
    }
    String colour = String.join(" ", said.subList(0, end)).replace(" ,", ",");
    said.subList(0, end).clear();
    return colour;
  }

  /** "a house, painted yellow". */
  public static Optional<String> colourAfter(Reading reading, Colours colours) {
    return reading.first(
        () -> {
          reading.accept(",");
          boolean is = reading.accept("that is", "which is", "that are", "is", "are", "all");
          boolean painted = reading.accept("painted", "coloured", "colored", "in");
          String colour = is || painted ? reading.next() : "";
          return Optional.of(colour)
              .filter(said -> colours.isColour(said))
              .filter(said -> reading.done() || Words.isStop(reading.peek()));
        });
  }
}
