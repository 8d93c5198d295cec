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
 * Reads noun phrases where all that can be drawn is listed: "two small red cars" is the longest
 * name of the list, with what is said before it. Words that are not known there are noted, not
 * drawn.
 */
public final class ListedThings {

  private final Vocabulary vocabulary;
  private final Colours colours;

  public ListedThings(Vocabulary vocabulary, Colours colours) {
    this.vocabulary = vocabulary;
    this.colours = colours;
  }

  /** Where all things are known "with" begins another one. */
  private static boolean isStop(Reading reading) {
    return Words.isStop(reading.peek())
        || List.of("with", "without", "of").contains(reading.peek())
        || reading.token(0).is(Tag.AUXILIARY, Tag.NEGATION);
  }

  /** One of the things that the vocabulary has. */
  public Optional<Read> read(Reading reading, Quantity quantity) {
    Describing describing = describe(reading);
    Optional<Name> named = nameAt(reading);
    named.ifPresent(name -> reading.skip(name.length));
    if (named.isPresent() && describing.colour == null) {
      describing.colour = NounPhrases.colourAfter(reading, colours);
    }
    boolean marked = quantity.marked() || describing.found();
    if (named.isEmpty()) {
      int from = reading.mark();
      while (!reading.done() && !isStop(reading)) {
        reading.next();
      }
      List<String> name = reading.since(from).isEmpty() ? describing.words : reading.since(from);
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(Read.unknown(String.join(" ", name), marked));
    }
    boolean guessed = !quantity.marked() && !describing.unknown.isEmpty();
    int many = quantity.count().orElse(quantity.mayBeSeveral() && named.get().plural ? 2 : 1);
    return Optional.of(
        new Read(Optional.of(things(many, named.get().thing, describing)), "", marked, guessed));
  }

  private Things things(int count, Thing thing, Describing describing) {
    List<String> notes = new ArrayList<>();
    String colour = "";
    if (describing.colour != null) {
      Optional<String> refusal = colours.refusal(thing, describing.colour);
      refusal.ifPresent(notes::add);
      colour = refusal.isPresent() ? "" : colours.known(describing.colour).orElseThrow() + " ";
    }
    if (!describing.unknown.isEmpty()) {
      notes.add(
          "I do not know \"%s\" and drew a plain %s."
              .formatted(String.join(" ", describing.unknown), thing.name()));
    }
    return new Things(count, thing, colour + thing.name(), describing.scale, notes);
  }

  /** Adjectives up to where the name begins. */
  private Describing describe(Reading reading) {
    Describing read = new Describing();
    while (!reading.done() && !isStop(reading)) {
      String word = reading.peek();
      boolean namedHere = nameAt(reading).filter(name -> !beginsWithColour(name, word)).isPresent();
      if (namedHere && !SizeWords.knows(word)) {
        break;
      }
      if (SizeWords.knows(word)) {
        read.scale *= SizeWords.scale(word);
      } else if (read.colour == null && colours.isColour(word)) {
        read.colour = word;
      } else if (nameFollows(reading)) {
        read.unknown.addAll(Numerals.position(word) >= 0 ? List.of() : List.of(word));
      } else {
        break;
      }
      read.words.add(reading.next());
    }
    return read;
  }

  /** A name such as "red balloon", said of a thing that takes colours, is a colour and a name. */
  private boolean beginsWithColour(Name name, String word) {
    return name.length > 1 && name.thing.colours() && colours.known(word).isPresent();
  }

  private boolean nameFollows(Reading reading) {
    int mark = reading.mark();
    for (int i = 0; i < 3 && !isStop(reading) && !reading.done(); i++) {
      reading.next();
      if (nameAt(reading).isPresent()) {
        reading.back(mark);
        return true;
      }
    }
    reading.back(mark);
    return false;
  }

  private Optional<Name> nameAt(Reading reading) {
    for (int length = vocabulary.longestName(); length > 0; length--) {
      String words = reading.ahead(length);
      Optional<Thing> thing = words.isEmpty() ? Optional.empty() : vocabulary.thing(words);
      if (thing.isPresent()) {
        return Optional.of(new Name(thing.get(), length, isPlural(words)));
      }
    }
    return Optional.empty();
  }

  private boolean isPlural(String words) {
    List<String> forms = Plurals.singulars(words);
    return forms.stream().skip(1).anyMatch(form -> vocabulary.thing(form).isPresent());
  }

  private record Name(Thing thing, int length, boolean plural) {}

  private static final class Describing {
    private final List<String> words = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private double scale = 1;
    private String colour;

    boolean found() {
      return colour != null || scale != 1;
    }
  }
}
