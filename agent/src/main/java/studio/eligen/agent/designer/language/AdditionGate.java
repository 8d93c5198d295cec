package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Doubts;

/**
 * Tells commands that no rule knows from descriptions: after the first turn a thing is added only
 * by a verb of adding or by a bare noun phrase. "a zebra" passes; "tickle the cat", "why not a cat"
 * and "the cat" where there is one do not.
 */
final class AdditionGate {

  /** Who speaks is in no picture. */
  private static final Set<String> SPEAKERS = WordList.words("speakers");

  /** Words for the picture itself. */
  private static final Map<String, String> PICTURES = WordList.facts("pictures");

  private static final Set<String> PRAISE = WordList.words("praise");

  private final Context context;

  AdditionGate(Context context) {
    this.context = context;
  }

  /** "a nice picture" of a picture that is there is said of it, and no thing in it. */
  void refusePictures(String name, Reading reading) {
    String head = Nouns.head(List.of(name.split(" ")));
    if (!context.design.entities().isEmpty()
        && "".equals(PICTURES.get(head))
        && (reading.done() || reading.peek().equals("without"))) {
      throw new Misunderstanding(Unknown.sentence(context.model, context.design));
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
            || first.matches("front|back|rear|left|right|middle")
            || reading.token(length).is(Tag.ADJECTIVE, Tag.DETERMINER);
    if (there && length > 0 && told && !context.references.isHere(reading)) {
      throw new Misunderstanding(Doubts.absent(context.cast, reading.ahead(length)));
    }
    if (there && context.references.isHere(reading)) {
      List<String> ids = context.references.read(reading);
      String names = context.theNames(ids);
      String is = names + (ids.size() > 1 ? " are" : " is");
      throw new Misunderstanding(
          "%s in the picture already. Say \"variations of %s\" for other drawings of it, or \"duplicate %s\" for one more."
              .formatted(is, names, names));
    }
  }

  /** "the left horse" is none that is to come, unlike "on the left a horse". */
  void refuseSide(List<String> side, Reading reading) {
    if (side.get(0).equals("the") && reading.nameLength() > 0) {
      String said = String.join(" ", side) + " " + reading.nextNoun();
      throw new Misunderstanding(Doubts.absent(context.cast, said));
    }
  }

  /**
   * Without a word such as "add" only a bare noun phrase is a thing: where a verb, a pronoun or a
   * question leads, the words are a command that is not known, and add nothing.
   */
  void refuseCommands(Reading reading) {
    int mark = reading.mark();
    boolean there = !context.design.entities().isEmpty();
    boolean own = reading.peek().matches("my|our|your|its|his|her|their|this|that|these");
    String whose = reading.nextNoun();
    boolean seen = EverydayThings.isAny(whose, "person", "animal");
    boolean pronoun =
        own && (there || reading.saysSomething() && !seen) || SPEAKERS.contains(reading.peek());
    boolean led =
        reading.token(0).is(Tag.VERB, Tag.AUXILIARY, Tag.NEGATION) && reading.nameLength() == 0;
    Optional<Things> bare = context.nouns.read(reading).filter(things -> !things.marked());
    String words = String.join(" ", reading.since(mark));
    boolean command = bare.isPresent() && isAct(bare.get(), words, reading);
    reading.back(mark);
    if (pronoun || led || command || there && isStated(reading) || isPraised(reading)) {
      throw new Misunderstanding(Unknown.sentence(context.model, context.design));
    }
  }

  /**
   * "tickle the cat", or a word that may be anything: no thing that is surely meant as a new one.
   */
  private boolean isAct(Things things, String words, Reading reading) {
    boolean there = !context.design.entities().isEmpty();
    boolean known =
        Plurals.isPlural(words) || EverydayThings.described(things.thing().name()).isPresent();
    boolean object = reading.token(0).is(Tag.DETERMINER) && reading.token(-1).is(Tag.NOUN);
    // "nice car" of a car that is there praises it.
    boolean praise =
        PRAISE.contains(words.split(" ")[0])
            && context.references.isHere(new Reading(List.of("the", Nouns.head(Words.of(words)))));
    return object
        || praise
        || context.references.isHere(reading)
        || there && (!known || Scenes.isNow(Words.of(words), context));
  }

  /** "the barn looks nice": no wish for a barn. */
  private static boolean isPraised(Reading reading) {
    List<String> words = reading.rest();
    int last = words.size() - 1;
    return last > 2
        && words.get(0).equals("the")
        && words.get(last - 1).matches("is|are|looks?|seems?|was|were")
        && PRAISE.contains(words.get(last));
  }

  /** "the cat needs a hat", "the cat is …": something is said of it. */
  private static boolean isStated(Reading reading) {
    int length = reading.phraseLength();
    Token behind = reading.token(length);
    return length > 0
        && (behind.word().matches("needs?|wants?") || behind.is(Tag.AUXILIARY))
        && !reading.token(length + 1).is(Tag.PREPOSITION, Tag.VERB)
        && !reading.peek(length + 1).equals("next");
  }
}
