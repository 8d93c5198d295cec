package studio.eligen.agent.designer.phrases;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/** Sees to it that nothing of a description is dropped without a word: every noun is somewhere. */
public final class Coverage {

  /** Nouns that tell where or how many, and are in no picture. */
  private static final Set<String> STRUCTURE = WordList.words("structure-nouns");

  /** Words before a place, longer ones first. */
  private static final String[] RELATIONS = WordList.phrases("relations");

  /** What is in a place, and is none. */
  private static final String[] MOVABLE = {"person", "animal", "clothing", "food", "vehicle"};

  private static final Set<String> SEVERAL = Set.of("each", "every", "both", "either", "other");

  private Coverage() {}

  /** Whether words that were taken for the scene name none: "beside a pair of boots", "by ,". */
  public static boolean isNoPlace(String scene) {
    Reading reading = new Reading(Words.of(scene));
    boolean inside = reading.peek().matches("in|on|inside|aboard|at");
    if (!reading.accept(RELATIONS)) {
      reading.next();
      reading.accept("of");
    }
    boolean unled =
        !reading.done()
            && reading.phraseLength() == 0
            && reading.token(0).is(Tag.VERB, Tag.PREPOSITION, Tag.NUMBER);
    String noun = reading.nextNoun();
    boolean pair = noun.matches("pair|couple");
    boolean aside = !inside && (pair || EverydayThings.isAny(noun, MOVABLE));
    boolean mark = reading.token(0).is(Tag.PUNCTUATION) && !reading.done();
    boolean one = List.of("a", "an").contains(reading.peek());
    boolean disagrees = one && Plurals.isSeveral(noun);
    boolean several = SEVERAL.contains(reading.peek());
    reading.skip(reading.phraseLength());
    boolean disjoint =
        reading.token(0).is(Tag.DETERMINER, Tag.VERB) && !reading.token(0).isParticiple();
    boolean list = !Collections.disjoint(Words.of(scene), List.of("some", "no", "which"));
    return unled || aside || mark || disagrees || several || disjoint || list;
  }

  /** Whether a noun tells where or how many: "edge". */
  public static boolean isStructure(String noun) {
    return STRUCTURE.contains(noun);
  }

  /** The first noun of these words that a design says nothing of. */
  public static Optional<String> missing(List<String> words, Design design, String said) {
    Set<String> covered = new HashSet<>(Words.of(said));
    String all =
        design.entities().stream()
                .map(entity -> entity.id() + " " + entity.prompt())
                .collect(Collectors.joining(" "))
            + " %s %s %s".formatted(design.scene(), design.style(), design.negative());
    covered.addAll(Words.of(all));
    Reading reading = new Reading(words);
    while (!reading.done()) {
      Token token = reading.token(0);
      String word = token.word();
      boolean meant = reading.peek(-1).matches("the|that|this|these|those") && isKind(word, design);
      if (token.is(Tag.NOUN) && !meant && !isCovered(word, covered, all)) {
        return Optional.of(word);
      }
      reading.next();
    }
    return Optional.empty();
  }

  /** "the dog" is the corgi that is there. */
  private static boolean isKind(String word, Design design) {
    return design.entities().stream()
        .anyMatch(entity -> EverydayThings.isA(entity.prompt(), Plurals.singular(word)));
  }

  private static boolean isCovered(String word, Set<String> covered, String all) {
    return STRUCTURE.contains(word)
        || SizeWords.knows(word)
        || EverydayThings.isA(word, "part")
        || covered.contains(word)
        || covered.contains(Plurals.singular(word))
        || covered.contains(Plurals.plural(word))
        || all.contains(word);
  }
}
