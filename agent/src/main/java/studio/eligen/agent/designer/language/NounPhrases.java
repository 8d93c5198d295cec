package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.Words;

/** Reads things as they are asked for: "two small red cars". */
final class NounPhrases {

  private final Vocabulary vocabulary;
  private final Colours colours;

  NounPhrases(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.colours = new Colours(vocabulary);
  }

  /**
   * Things of one kind.
   *
   * @param prompt of each: "red car"
   * @param scale of their usual size
   * @param notes what could not be done as it was asked, in sentences
   */
  record Things(int count, Thing thing, String prompt, double scale, List<String> notes) {
    /** The colour that it was asked for in, if it takes that. */
    Optional<String> colour() {
      boolean coloured =
          prompt.length() > thing.name().length() && prompt.endsWith(" " + thing.name());
      return coloured
          ? Optional.of(prompt.substring(0, prompt.length() - thing.name().length() - 1))
          : Optional.empty();
    }
  }

  /**
   * What was read: things, or the words of a thing that the vocabulary does not have.
   *
   * @param marked whether an article, a count, a colour or a size came first, so that it is surely
   *     meant as a thing
   * @param guessed whether words before the name were not understood and no article came first, so
   *     that they may be no part of it
   */
  record Read(Optional<Things> things, String unknown, boolean marked, boolean guessed) {
    private static Read unknown(String words, boolean marked) {
      return new Read(Optional.empty(), words, marked, false);
    }
  }

  /** Words after "with" that say where a thing of its own is. */
  private static final Pattern BESIDE_IT =
      Pattern.compile(
          "with (?:an?|the|some|two|three|\\w+) [^,]*?\\b(?:on top|(?:on|in|next to|beside|behind|above|below|under|over|in front of) it"
              + "|(?:to|on|at) (?:its|the) (?:left|right)|in the (?:middle|background|foreground))\\b.*");

  /** "with" begins another thing where all things are known, and is part of the name elsewhere. */
  private boolean isStop(Reading reading) {
    String word = reading.peek();
    boolean another =
        word.equals("with")
            && (!vocabulary.isOpen()
                || BESIDE_IT.matcher(String.join(" ", reading.rest())).matches());
    boolean inside = Garments.follow(reading, vocabulary) || isObject(reading);
    return Words.isStop(word) && !inside || another;
  }

  /**
   * The article in "an owl reading a newspaper" or "a portrait of a king", where any words can be
   * drawn.
   */
  private boolean isObject(Reading reading) {
    return vocabulary.isOpen()
        && Words.isArticle(reading.peek())
        && (reading.peek(-1).matches("of|with|\\p{L}{2,}ing"));
  }

  /** Whether something comes next that others can be on or beside: "a sofa", not "a beach". */
  boolean isLandmark(Reading reading) {
    int mark = reading.mark();
    boolean indefinite = reading.accept("a", "an", "another", "his", "her");
    String last = "";
    while (indefinite
        && !reading.done()
        && !Words.isStop(reading.peek())
        && !Nouns.isDoing(reading.peek())) {
      last = reading.next();
    }
    reading.back(mark);
    return vocabulary
        .thing(last)
        .filter(
            thing ->
                thing.stands() != Vocabulary.Stands.SKY
                    && !EverydayThings.isA(thing.name(), "surroundings")
                    && !Landscapes.isNamed(List.of(thing.name())))
        .isPresent();
  }

  /** Reads one noun phrase, or nothing if none comes next. */
  Optional<Read> read(Reading reading) {
    int start = reading.mark();
    boolean article = false;
    boolean some = reading.peek().equals("some");
    while (Words.isArticle(reading.peek())) {
      article = true;
      reading.next();
    }
    Integer count = Counts.readRoughly(reading);
    while (count != null && Words.isArticle(reading.peek())) {
      reading.next();
    }
    boolean more = reading.accept("more", "extra", "additional");
    Describing describing = describe(reading);
    Optional<Name> named = name(reading, count == null ? !article || some : count > 1);
    if (named.isPresent() && describing.colour == null) {
      describing.colour = colourAfter(reading);
    }
    boolean marked = article || more || count != null || describing.found();
    if (named.isEmpty()) {
      int from = reading.mark();
      while (!reading.done() && !isStop(reading)) {
        reading.next();
      }
      List<String> name = reading.since(from).isEmpty() ? describing.words : reading.since(from);
      if (name.isEmpty()) {
        reading.back(start);
        return Optional.empty();
      }
      return Optional.of(Read.unknown(String.join(" ", name), marked));
    }
    boolean guessed = !article && !more && count == null && !describing.unknown.isEmpty();
    int many = count != null ? count : (!article || some) && named.get().plural ? 2 : 1;
    return Optional.of(
        new Read(Optional.of(things(many, named.get().thing, describing)), "", marked, guessed));
  }

  /** "a house, painted yellow". */
  private String colourAfter(Reading reading) {
    int mark = reading.mark();
    reading.accept(",");
    boolean told =
        reading.accept("that is", "which is", "that are", "is", "are", "all")
            | reading.accept("painted", "coloured", "colored", "in");
    if (told && colours.isColour(reading.peek())) {
      String colour = reading.next();
      boolean ends = reading.done() || Words.isStop(reading.peek());
      if (ends) {
        return colour;
      }
    }
    reading.back(mark);
    return null;
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
      boolean namedHere =
          nameAt(reading).filter(name -> !beginsWithColour(name, word)).isPresent()
              && !isColourOfNext(reading);
      if (namedHere && !SizeWords.knows(word)) {
        break;
      }
      if (SizeWords.knows(word)) {
        read.scale *= SizeWords.scale(word);
      } else if (read.colour == null && colours.isColour(word)) {
        read.colour = word;
      } else if (!vocabulary.isOpen() && nameFollows(reading)) {
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

  /** "an orange cat", and not "an orange". */
  private boolean isColourOfNext(Reading reading) {
    int mark = reading.mark();
    boolean colour = colours.isColour(reading.next());
    boolean more = !reading.done() && !isStop(reading);
    reading.back(mark);
    return colour && more;
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

  private Optional<Name> name(Reading reading, boolean several) {
    Optional<Name> named = vocabulary.isOpen() ? anyName(reading, several) : nameAt(reading);
    named.ifPresent(name -> reading.skip(name.length));
    return named;
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

  /** Up to the next word that cannot be inside a name; the singular where several are meant. */
  private Optional<Name> anyName(Reading reading, boolean several) {
    int mark = reading.mark();
    while (!reading.done() && !isStop(reading)) {
      reading.next();
    }
    String said = String.join(" ", reading.since(mark));
    int length = reading.mark() - mark;
    reading.back(mark);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    String name = several ? singular(said) : said;
    Thing thing =
        vocabulary.thing(name).orElseGet(() -> vocabulary.unlisted(List.of(name.split(" "))));
    return Optional.of(new Name(thing, length, !name.equals(said)));
  }

  /**
   * "penguin wearing scarves" of "penguins wearing scarves": what counts is the word that names it.
   */
  private static String singular(String said) {
    List<String> words = new ArrayList<>(List.of(said.split(" ")));
    int head = Nouns.headIndex(words);
    words.set(head, Plurals.singular(words.get(head)));
    return String.join(" ", words);
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
