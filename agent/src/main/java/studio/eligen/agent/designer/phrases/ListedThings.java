package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.NounPhrases.Read;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;

/**
 * Reads noun phrases where all that can be drawn is listed: "two small red cars" is the first name
 * of the list that comes, with what is said before it. Words that are not known there are noted,
 * not drawn.
 */
final class ListedThings {

  private final Vocabulary vocabulary;
  private final Colours colours;

  ListedThings(Vocabulary vocabulary, Colours colours) {
    this.vocabulary = vocabulary;
    this.colours = colours;
  }

  /** One of the things that the vocabulary has, or the words of one that it has not. */
  Optional<Read> read(Reading reading, Quantity quantity) {
    int start = reading.mark();
    while (!isEnd(reading) && name(reading).isEmpty()) {
      reading.next();
    }
    List<String> before = new ArrayList<>(reading.since(start));
    boolean marked = quantity.marked() || before.stream().anyMatch(this::isLook);
    Optional<String> name = isEnd(reading) ? Optional.empty() : name(reading);
    if (name.isEmpty()) {
      List<String> all = List.copyOf(before);
      before.removeIf(this::isLook);
      String said = String.join(" ", before.isEmpty() ? all : before);
      return said.isEmpty() ? Optional.empty() : Optional.of(Read.unknown(said, marked));
    }
    reading.skip(name.get().split(" ").length);
    Thing thing = vocabulary.thing(name.get()).orElseThrow();
    Optional<String> colour = before.stream().filter(colours::isColour).findFirst();
    colour = colour.or(() -> NounPhrases.colourAfter(reading, colours));
    double scale = before.stream().mapToDouble(SizeWords::scale).reduce(1, (a, b) -> a * b);
    before.removeIf(word -> isLook(word) || Numerals.position(word) >= 0);
    boolean several = quantity.mayBeSeveral() && isPlural(name.get());
    int count = quantity.count().orElse(several ? 2 : 1);
    Things things = things(count, thing, colour, scale, before);
    boolean guessed = !quantity.marked() && !before.isEmpty();
    return Optional.of(new Read(Optional.of(things), "", marked, guessed));
  }

  private Things things(
      int count, Thing thing, Optional<String> colour, double scale, List<String> unknown) {
    List<String> notes = new ArrayList<>();
    Optional<String> refusal = colour.flatMap(said -> colours.refusal(thing, said));
    refusal.ifPresent(notes::add);
    String look = refusal.isPresent() ? "" : colour.flatMap(colours::known).orElse("");
    if (!unknown.isEmpty()) {
      notes.add(
          "I do not know \"%s\" and drew a plain %s."
              .formatted(String.join(" ", unknown), thing.name()));
    }
    return new Things(count, thing, (look + " " + thing.name()).strip(), scale, notes);
  }

  /** Where all things are known "with" begins another one. */
  private static boolean isEnd(Reading reading) {
    return reading.done()
        || Words.isStop(reading.peek())
        || List.of("with", "without", "of").contains(reading.peek())
        || reading.token(0).is(Tag.AUXILIARY, Tag.NEGATION);
  }

  /** Whether a word tells of a size or a colour, and names nothing. */
  private boolean isLook(String word) {
    return SizeWords.knows(word) || colours.isColour(word);
  }

  /** The longest name that comes next; "red balloon" is none if balloons come in any colour. */
  private Optional<String> name(Reading reading) {
    for (int length = vocabulary.longestName(); length > 0; length--) {
      String words = reading.ahead(length);
      Optional<Thing> thing = words.isEmpty() ? Optional.empty() : vocabulary.thing(words);
      boolean coloured = length > 1 && colours.known(reading.peek()).isPresent();
      if (thing.filter(t -> !(coloured && t.colours())).isPresent()) {
        return SizeWords.knows(reading.peek()) ? Optional.empty() : Optional.of(words);
      }
    }
    return Optional.empty();
  }

  private boolean isPlural(String words) {
    return Plurals.singulars(words).stream()
        .skip(1)
        .anyMatch(form -> vocabulary.thing(form).isPresent());
  }
}
