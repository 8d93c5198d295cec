package studio.eligen.agent.designer.references;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * A noun with the adjectives before it.
 *
 * @param adjectives numbers and "and" among them, as they were said
 * @param named the things that the noun surely names
 * @param maybe those that it may name where nothing else fits
 * @param open whether any thing can be meant, as by "one"
 */
record HeadNoun(
    List<String> adjectives, List<Member> named, List<Member> maybe, boolean plural, boolean open) {

  HeadNoun(List<String> adjectives, List<Member> named, boolean plural, boolean open) {
    this(adjectives, named, List.of(), plural, open);
  }

  /** The number that was said of them. */
  Optional<Integer> count() {
    return adjectives.stream().map(Numerals::of).filter(Objects::nonNull).findFirst();
  }

  /** Whether one of a row is chosen: "the second dog". */
  boolean ordered() {
    return adjectives.stream().anyMatch(word -> Numerals.position(word) >= 0);
  }

  /** The adjectives alone. */
  List<String> looks() {
    return adjectives.stream()
        .filter(word -> !word.equals("and") && Numerals.of(word) == null)
        .toList();
  }
}
