package studio.eligen.agent.designer.phrases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
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

  private Coverage() {}

  /** Whether a noun tells where or how many: "edge". */
  public static boolean isStructure(String noun) {
    return STRUCTURE.contains(noun);
  }

  /** The first noun of these words that a design says nothing of. */
  public static Optional<String> missing(List<String> words, Design design, String said) {
    Set<String> covered = new HashSet<>(Words.of(said));
    String all =
        design.entities().stream().map(Entity::prompt).collect(Collectors.joining(" "))
            + " %s %s %s".formatted(design.scene(), design.style(), design.negative());
    covered.addAll(Words.of(all));
    Reading reading = new Reading(words);
    while (!reading.done()) {
      Token token = reading.token(0);
      if (token.is(Tag.NOUN) && !isCovered(token.word(), covered, all)) {
        return Optional.of(token.word());
      }
      reading.next();
    }
    return Optional.empty();
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
