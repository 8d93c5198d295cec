package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Unknown;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.NounPhrases.Read;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Doubts;

/**
 * Tells commands that no rule knows from descriptions: after the first turn a thing is added only
 * by a verb of adding or by a bare noun phrase. "a zebra" passes; "tickle the cat", "why not a cat"
 * and "the cat" where there is one do not.
 */
final class AdditionGate {

  /** Who speaks is in no picture. */
  private static final Set<String> SPEAKERS =
      Set.of(
          "i", "you", "we", "did", "do", "does", "can", "could", "would", "should", "will", "is",
          "are", "was", "if", "not", "why", "how", "when", "who");

  /** Endings of words that no picture shows by themselves: "freedom", "shiny", "happily". */
  private static final Pattern ABSTRACT =
      Pattern.compile(".{3,}(?:ness|ity|ism|dom|tice|ance|ence|ful|less|able|ible|ous|ly|ed)");

  private static final Set<String> IDEAS = WordList.words("ideas");

  /** Words for the picture itself. */
  private static final Map<String, String> PICTURES = WordList.facts("pictures");

  private final Context context;

  AdditionGate(Context context) {
    this.context = context;
  }

  /**
   * What is no noun or stands for an idea is no thing of a picture, unless the lexicon knows it.
   *
   * @throws Misunderstanding if that is all that a thing is called
   */
  void refuseIdeas(String name, Reading reading) {
    String head = Nouns.head(List.of(name.split(" ")));
    if (!context.design.entities().isEmpty()
        && "".equals(PICTURES.get(head))
        && (reading.done() || reading.peek().equals("without"))) {
      throw new Misunderstanding(Unknown.sentence(context.vocabulary, context.design));
    }
    boolean known =
        Stream.of(name.split(" ")).anyMatch(word -> EverydayThings.of(word).isPresent());
    boolean idea =
        ABSTRACT.matcher(head).matches()
            || IDEAS.contains(head)
            || Words.isStop(head)
            || head.endsWith("'s")
            || Numerals.position(head) >= 0;
    if (context.vocabulary.isOpen() && idea && !known) {
      throw new Misunderstanding(
          "I do not know what \"%s\" looks like. Name a thing that can be seen.".formatted(name));
    }
  }

  /** "the cat" is no new cat where there is one. */
  void refuseWhatIsThere(Reading reading) {
    boolean there = !context.design.entities().isEmpty() && reading.peek().equals("the");
    String first = reading.peek(1);
    int length = reading.phraseLength();
    boolean told =
        first.endsWith("most")
            || Numerals.position(first) >= 0
            || reading.token(length).is(Tag.ADJECTIVE, Tag.DETERMINER);
    if (there && length > 0 && told && !context.references.isHere(reading)) {
      throw new Misunderstanding(Doubts.absent(context.cast, reading.ahead(length)));
    }
    if (there && context.references.isHere(reading)) {
      String names = context.theNames(context.references.read(reading));
      throw new Misunderstanding(
          "%s is in the picture already. Say \"variations of %s\" for other drawings of it, or \"duplicate %s\" for one more."
              .formatted(names, names, names));
    }
  }

  /**
   * Without a word such as "add" only a bare noun phrase is a thing: where a verb, a pronoun or a
   * question leads, the words are a command that is not known, and add nothing.
   */
  void refuseCommands(Reading reading) {
    int mark = reading.mark();
    boolean there = !context.design.entities().isEmpty();
    boolean own = List.of("my", "our", "your").contains(reading.peek());
    own |= List.of("this", "that", "these").contains(reading.peek());
    boolean remark = own && (there || reading.saysSomething());
    boolean pronoun = remark || SPEAKERS.contains(reading.peek());
    boolean led =
        reading.token(0).is(Tag.VERB, Tag.AUXILIARY, Tag.NEGATION) && reading.nameLength() == 0;
    Optional<Read> read = context.nouns.read(reading);
    boolean bare = read.isPresent() && !read.get().marked();
    String words = String.join(" ", reading.since(mark));
    boolean place =
        read.isPresent() && context.places.named(Words.of(read.get().unknown())).isPresent();
    boolean unknownWord = bare && read.get().things().isEmpty() && !place;
    boolean command =
        bare
            && context.vocabulary.isOpen()
            && (context.references.isHere(reading)
                || there && Scenes.isNow(Words.of(words), context)
                || there && !isKnown(read.get(), words));
    boolean guessed = read.filter(Read::guessed).isPresent();
    reading.back(mark);
    int length = reading.phraseLength();
    Token behind = reading.token(length);
    command |=
        there
            && length > 0
            && (behind.word().matches("needs?|wants?") || behind.is(Tag.AUXILIARY))
            && !reading.token(length + 1).is(Tag.PREPOSITION, Tag.VERB)
            && !reading.peek(length + 1).equals("next");
    reading.skip(words.isEmpty() ? 0 : words.split(" ").length);
    command |= bare && reading.token(0).is(Tag.DETERMINER) && reading.token(-1).is(Tag.NOUN);
    reading.back(mark);
    if (pronoun || led || unknownWord || command || guessed) {
      throw unknownWord && !pronoun
          ? Misunderstanding.unknown(words, context.vocabulary)
          : new Misunderstanding(Unknown.sentence(context.vocabulary, context.design));
    }
  }

  /** Whether a word by itself is surely a thing: one that people know, or several. */
  private static boolean isKnown(Read read, String words) {
    return Plurals.isPlural(words)
        || read.things()
            .filter(t -> EverydayThings.described(t.thing().name()).isPresent())
            .isPresent();
  }
}
