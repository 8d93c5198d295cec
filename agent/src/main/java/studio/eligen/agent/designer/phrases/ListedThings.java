package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
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
    while (!isEnd(reading)
        && name(reading).isEmpty()
        && !(reading.mark() > start && reading.token(0).isFinite())) {
      reading.next();
    }
    boolean group = start + 1 == reading.mark() && Nouns.isGroup(reading.peek(-1));
    if (group && reading.peek().equals("of") && reading.token(1).is(Tag.NOUN)) {
      reading.next();
      return read(reading, new Quantity(quantity.count(), false, quantity.more(), true));
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
    before.addAll(contents(reading));
    boolean several = quantity.mayBeSeveral() && isPlural(name.get());
    int count = quantity.count().orElse(several ? 2 : 1);
    Things things = things(count, thing, colour, scale, before);
    called(name.get(), thing).ifPresent(things.notes()::add);
    boolean guessed = !quantity.marked() && !before.isEmpty();
    return Optional.of(new Read(Optional.of(things), "", marked, guessed));
  }

  /** What the model draws for "kids", where that is not just another word for it. */
  private static Optional<String> called(String said, Thing thing) {
    List<String> own = Words.of(thing.name());
    boolean shared =
        Words.of(said).stream().flatMap(w -> Plurals.singulars(w).stream()).anyMatch(own::contains);
    boolean same =
        EverydayThings.of(said).isPresent()
            && EverydayThings.of(said).equals(EverydayThings.of(thing.name()));
    return shared || same
        ? Optional.empty()
        : Optional.of(
            "For \"%s\" this model draws %s.".formatted(said, English.withArticle(thing.name())));
  }

  /** "of ramen", which a bowl of a list does not hold. */
  private static List<String> contents(Reading reading) {
    int mark = reading.mark();
    int length = reading.accept("of") ? reading.phraseLength() : 0;
    reading.back(length > 0 ? reading.mark() + length : mark);
    return reading.since(mark);
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
      // "an orange" is one, and of "an orange cat" it is the colour.
      boolean look =
          length == 1 && colours.isColour(words) && reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE);
      Optional<Thing> thing = words.isEmpty() || look ? Optional.empty() : vocabulary.thing(words);
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
