package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * What somebody or something has about it: its parts, what it wears and what it holds, and of what
 * it does what takes no room of its own.
 */
final class Belongings {

  /** What takes room of its own, whoever has it. */
  private static final String[] BODIES = {
    "person", "animal", "creature", "furniture", "building", "vehicle", "tree"
  };

  /** Verbs of what is no living thing: what a picture shows, and what something lacks. */
  private static final Set<String> OF_THINGS =
      Set.of("show", "depict", "portray", "display", "miss", "lack");

  /** Verbs of what is on the spot, whoever is on it. */
  private static final Set<String> LIFELESS = WordList.words("lifeless-verbs");

  /** What may be told of a part behind it: "with its mouth open". */
  private static final String[] STATES = WordList.phrases("part-states");

  private final Reading reading;
  private final String owner;
  private final boolean living;

  /** Whether something else may have what comes: the owner is a place, or a place came before. */
  private final boolean place;

  private final boolean apart;

  /** Whether it is what somebody is on, who does what is told next. */
  private final boolean ridden;

  /**
   * @param apart whether a place was told of the owner before
   */
  Belongings(Reading reading, String owner, boolean apart) {
    this.reading = reading;
    this.apart = apart;
    this.owner = owner;
    this.living = EverydayThings.isAny(owner, "person", "animal", "creature");
    int at = -1;
    while (reading.token(at).is(Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.NUMBER)
        || reading.token(at).isParticiple()
            && reading.token(at - 1).is(Tag.DETERMINER, Tag.NUMBER)) {
      at--;
    }
    int who = reading.token(at - 1).isParticiple() ? at - 2 : at - 1;
    this.ridden =
        !apart
            && (reading.peek(at).equals("on")
                || !living && reading.peek(at).matches("in|at|under|by"))
            && EverydayThings.isAny(reading.peek(who), "person", "animal");
    this.place = apart || reading.token(at).is(Tag.PREPOSITION, Tag.VERB);
  }

  boolean isLiving() {
    return living;
  }

  boolean isPlace() {
    return place;
  }

  static boolean takesRoom(String noun) {
    return EverydayThings.isAny(noun, BODIES);
  }

  /** Whether it is not the owner who does so: no table reads, and no sofa has "her" hat on. */
  boolean refuse(Token verb) {
    if (ridden && verb.word().endsWith("ing") && !LIFELESS.contains(verb.lemma())) {
      return true;
    }
    boolean lifeless =
        (place || EverydayThings.isAny(owner, "furniture", "building", "structure"))
            && !EverydayThings.isAny(reading.peek(-1), "person", "animal");
    boolean holds =
        verb.word().endsWith("ing") && Actions.isHeld(verb) && !OF_THINGS.contains(verb.lemma());
    return !living && (lifeless && holds || reading.peek(1).matches("his|her"));
  }

  /** "in a red scarf". */
  boolean worn() {
    if (!living && place || !reading.accept("in", "wearing", "dressed in")) {
      return false;
    }
    String noun = reading.nextNoun();
    boolean clothes =
        EverydayThings.isA(owner, "person")
            && reading.token(0).is(Tag.DETERMINER)
            && isUnknown(noun)
            && !Coverage.isStructure(noun)
            && !Landscapes.isNamed(List.of(noun))
            && Weather.of(List.of(noun)).isEmpty();
    return clothes && reading.acceptPhrase() || items(Belongings::isWorn) || colour(reading);
  }

  /** "with long ears", "with a hat": a part of it or worn, and no thing that stands by itself. */
  boolean with() {
    boolean led =
        reading.accept("with", ", with", "that has", "that have", "who has", "which has")
            || reading.accept("having", "has", "have");
    if (led && Prints.read(reading, owner)) {
      return true;
    }
    return led
        && !Quantity.isOfOthers(reading, owner)
        && !(!living && reading.peek().matches("his|her"))
        && !NounPhrases.isPlacedApart(reading)
        && items(noun -> isUnknown(noun) && !apart || isWorn(noun) || isSmall(noun));
  }

  /** "an umbrella" of "holding an umbrella", with what is worn or held beside it. */
  boolean held(Token verb) {
    boolean held = Actions.isHeld(verb);
    if (held && reading.accept("on") && !EverydayThings.isA(reading.nextNoun(), "device")) {
      return false;
    }
    // "a crane lifting a car": two that take room.
    boolean pulls = EverydayThings.isA(owner, "vehicle") && reading.peek().matches("an?|the");
    boolean apart = pulls || reading.token(0).is(Tag.NUMBER);
    boolean others = apart && takesRoom(reading.nextNoun());
    return held && !others && !isOfSomebody() && items(noun -> true);
  }

  /** "the hand of a woman", who is there as well. */
  private boolean isOfSomebody() {
    return reading.would(
        () ->
            EverydayThings.isA(reading.nextNoun(), "part")
                && reading.acceptPhrase()
                && reading.accept("of")
                && reading.peek().matches("an?|the|his|her")
                && EverydayThings.isAny(reading.nextNoun(), "person", "animal"));
  }

  /** "its chest" of "beating its chest", "his balance" of "losing his balance". */
  boolean own() {
    boolean on = reading.accept("on", "with");
    boolean own =
        Words.POSSESSIVES.contains(reading.peek()) || on && reading.token(0).is(Tag.NUMBER);
    String noun = reading.nextNoun();
    boolean part = own && (isWorn(noun) || !on && !takesRoom(noun)) && reading.acceptPhrase();
    reading.any(() -> part && isState(), () -> part && reading.accept("in the air"));
    return part;
  }

  /** "a jump" of "doing a jump": what no list of things has is no thing of its own. */
  boolean trick() {
    int length = reading.phraseLength();
    String name = String.join(" ", Words.withoutArticle(reading.rest().subList(0, length)));
    boolean article = Set.of("a", "an").contains(reading.peek());
    boolean picture = Coverage.isStructure(name);
    boolean unknown =
        picture
            ? article && !reading.peek(length).equals("of")
            : EverydayThings.described(name).isEmpty();
    return unknown
        && (article || reading.nameLength() > 0)
        && !Nouns.isGroup(reading.nextNoun())
        && reading.acceptPhrase();
  }

  /** "tea" of "drinking tea": without an article or a number it is no thing of its own. */
  boolean bareObject() {
    String noun = reading.nextNoun();
    boolean single = !Plurals.isPlural(noun) || EverydayThings.isA(noun, "part");
    return reading.nameLength() > 0
        && single
        && !Coverage.isStructure(noun)
        && reading.acceptPhrase();
  }

  /** "on its head", "in one hand": where somebody has what was named just before. */
  boolean atPart() {
    reading.skip(reading.token(0).isParticiple() ? 1 : 0);
    boolean led = reading.accept("out of") || reading.accept(Tag.PREPOSITION);
    if (led && living && reading.accept("left hand", "right hand")) {
      return true;
    }
    boolean others = reading.ahead(3).matches(".*'s \\S+|.*'s"); // "on the man's head"
    return led
        && !others
        && (Words.POSSESSIVES.contains(reading.peek())
                && EverydayThings.isA(reading.nextNoun(), "part")
            || living
                && !reading.peek().matches("an?")
                && EverydayThings.isA(reading.nextNoun(), "body part")
            || reading.peek().equals("the")
                && EverydayThings.isA(reading.nextNoun(), "part of a thing"))
        && reading.acceptPhrase()
        && !reading.peek().equals("of");
  }

  /** "out of the window" of "looking out of the window at a bird". */
  boolean through() {
    return reading.accept("out of the", "through the", "out the") && reading.acceptPhrase();
  }

  /** "white" of "dressed in white", with no noun behind it. */
  static boolean colour(Reading reading) {
    return (reading.nameLength() == 0 || reading.peek(1).endsWith("ing"))
        && Colours.names(reading.peek())
        && reading.accept(Tag.ADJECTIVE);
  }

  /** Several of them: "long blonde hair, brown eyes and blue jeans". */
  private boolean items(Predicate<String> belongs) {
    if (!item(belongs)) {
      return false;
    }
    reading.any(() -> reading.accept("and") && item(noun -> isWorn(noun) || isSmall(noun)));
    while (reading.any(
        () ->
            reading.accept(", and", "and", ",") && item(noun -> isWorn(noun) || isServed(noun)))) {
      continue;
    }
    return true;
  }

  private boolean item(Predicate<String> belongs) {
    boolean none = reading.phraseLength() == 0 || reading.peek().matches("no|nothing");
    if (none || !(belongs.test(next()) || isGripped()) || !reading.acceptPhrase()) {
      return false;
    }
    reading.any(
        () -> reading.accept("of", "full of", "filled with") && reading.acceptPhrase(),
        this::isState);
    reading.any(this::atPart);
    return true;
  }

  /** What comes next, by its name where that has several words: a cutting board is no board. */
  private String next() {
    List<String> phrase = reading.nextPhrase();
    String name = String.join(" ", Words.withoutArticle(phrase));
    return isUnknown(name) ? reading.nextNoun() : name;
  }

  /** Goes past "open" of "with its mouth open". */
  private boolean isState() {
    return reading.accept(STATES) && !reading.token(0).is(Tag.DETERMINER, Tag.NOUN);
  }

  /** Whether it is in what somebody bites or grips with: "a mouse in its beak". */
  private boolean isGripped() {
    return reading.would(
        () ->
            reading.acceptPhrase()
                && (living && reading.peek().equals("in")
                    || reading.token(0).isParticiple() && reading.peek(1).matches("in|on"))
                && atPart());
  }

  private static boolean isWorn(String noun) {
    return EverydayThings.isAny(noun, "clothing", "part");
  }

  private static boolean isUnknown(String noun) {
    return EverydayThings.described(noun).isEmpty();
  }

  /** Whether somebody can have it about him. */
  private boolean isSmall(String noun) {
    return isServed(noun) || isFitted(noun) || living && !place && !takesRoom(noun);
  }

  /** Whether it is a part of the owner's walls: the door of "a house with a door". */
  private boolean isFitted(String noun) {
    return EverydayThings.isA(owner, "building")
        && EverydayThings.isA(noun, "furniture")
        && EverydayThings.described(noun)
            .filter(it -> it.stands() == Vocabulary.Stands.WALL)
            .isPresent();
  }

  /** Whether it is on or in what is eaten, as cheese in a sandwich, or in a cup, as tea is. */
  private boolean isServed(String noun) {
    return reading.nameLength() > 0
        && (EverydayThings.isA(noun, "food") && EverydayThings.isA(owner, "food")
            || EverydayThings.isA(noun, "drink") && EverydayThings.isA(owner, "kitchenware"));
  }
}
