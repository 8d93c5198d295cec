package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Weather;

/**
 * What belongs to the look of a thing and stands after its name: "of old books", "reading a
 * newspaper", "with long ears", "in a red scarf", "that is sleeping". What takes room of its own
 * does not: it is another thing, and so is what comes after "chasing".
 */
final class Complements {

  private static final String[] RELATIVE = {
    "that is", "which is", "who is", "that are", "which are", "who are", "is", "are", "was", "were"
  };

  private static final Set<String> WRITTEN =
      Set.of("saying", "reading", "says", "reads", "titled", "labeled", "labelled", "called", "named");

  private final Vocabulary vocabulary;

  Complements(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Goes past all that belongs to the thing named just before, and gives it in words. */
  List<String> read(Reading reading, String owner) {
    List<String> words = new ArrayList<>();
    int start = reading.mark();
    while (one(reading, owner)) {
      words.addAll(reading.since(start));
      start = reading.mark();
    }
    words.removeIf(word -> Set.of("that", "which", "who", "is", "are", "was", "were").contains(word));
    return words;
  }

  private boolean one(Reading reading, String owner) {
    int mark = reading.mark();
    boolean found = of(reading) || written(reading) || doing(reading) || worn(reading) || with(reading, owner);
    if (!found) {
      reading.back(mark);
    }
    return found;
  }

  private static boolean of(Reading reading) {
    return reading.accept("of") && phrase(reading);
  }

  /** "saying "open late"", "with the words "sale"". */
  private static boolean written(Reading reading) {
    int mark = reading.mark();
    reading.accept("that", "with", "with the");
    reading.accept("words", "word", "text", "title", "inscription");
    if (WRITTEN.contains(reading.peek())) {
      reading.next();
    }
    reading.accept(":", ",");
    if (reading.peek().startsWith("\"")) {
      reading.next();
      return true;
    }
    reading.back(mark);
    return false;
  }

  /** "dancing", "reading a newspaper", "made of wood", "covered in snow"; of "chasing a ball" the verb. */
  private static boolean doing(Reading reading) {
    reading.accept(RELATIVE);
    boolean led = reading.mark() > 0 && Set.of("is", "are", "was", "were").contains(reading.peek(-1));
    while (reading.token(0).is(Tag.ADVERB) && reading.peek().endsWith("ly")) {
      reading.next();
    }
    Token verb = reading.token(0);
    boolean participle = verb.isParticiple();
    if (!participle) {
      return led && verb.is(Tag.ADJECTIVE) && ends(reading, 1) && reading.next() != null;
    }
    reading.next();
    int after = reading.mark();
    boolean linked = Set.of("of", "in", "with", "by", "from", "as").contains(reading.peek()) && reading.next() != null;
    boolean bare = reading.nameLength() > 0 && !isPlural(reading);
    boolean held = Actions.isHeld(verb) && !linked && reading.phraseLength() > 0;
    boolean made = linked && !verb.word().endsWith("ing") && bare;
    if (held || made || bare && !linked) {
      phrase(reading);
      of(reading);
      return true;
    }
    reading.back(after);
    int particle = reading.mark();
    if (Actions.PARTICLES.contains(reading.peek())) {
      reading.next();
      boolean thing = reading.phraseLength() > 0 && !Weather.of(List.of(reading.peek())).isPresent();
      if (!thing) {
        reading.back(particle);
      }
    }
    return true;
  }

  private static boolean ends(Reading reading, int ahead) {
    return !reading.token(ahead).is(Tag.NOUN, Tag.ADJECTIVE);
  }

  private boolean worn(Reading reading) {
    if (!Garments.follow(reading, vocabulary)) {
      return false;
    }
    return reading.accept("in", "wearing", "dressed in") && phrase(reading);
  }

  /** "with long ears", "with a hat": a part of it or worn, and no thing that stands by itself. */
  private static boolean with(Reading reading, String owner) {
    if (!reading.accept("with") || !detail(reading, owner)) {
      return false;
    }
    int mark = reading.mark();
    if (!reading.accept("and") || !detail(reading, owner)) {
      reading.back(mark);
    }
    return true;
  }

  private static boolean detail(Reading reading, String owner) {
    int length = reading.phraseLength();
    if (length == 0 || NounPhrases.isPlacedApart(reading)) {
      return false;
    }
    String noun = reading.peek(length - 1);
    boolean living = isAny(owner, "person", "animal", "creature");
    boolean carried = living && !isAny(noun, "person", "animal", "creature", "furniture", "building", "vehicle", "plant");
    boolean known = EverydayThings.of(noun).isPresent();
    if (known && !carried && !isAny(noun, "part", "clothing")) {
      return false;
    }
    reading.skip(length);
    of(reading);
    return true;
  }

  private static boolean isAny(String noun, String... kinds) {
    return Arrays.stream(kinds).anyMatch(kind -> EverydayThings.isA(noun, kind));
  }

  private static boolean phrase(Reading reading) {
    int length = reading.phraseLength();
    reading.skip(length);
    return length > 0;
  }

  private static boolean isPlural(Reading reading) {
    String noun = reading.peek(reading.nameLength() - 1);
    return Plurals.isPlural(noun);
  }
}
