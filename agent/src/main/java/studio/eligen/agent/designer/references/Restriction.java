package studio.eligen.agent.designer.references;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * What words after a noun say of the things that it means.
 *
 * @param test leaves those that are so
 * @param place whether the same words can say where something shall be
 * @param side whether they name a part of the picture
 */
public record Restriction(UnaryOperator<List<Member>> test, boolean place, boolean side) {

  /** Words that can only tell which of several is meant. */
  public static Optional<Restriction> some(UnaryOperator<List<Member>> test) {
    return Optional.of(new Restriction(test, false, false));
  }

  /** The same, where each thing is so by itself. */
  public static Optional<Restriction> filter(Predicate<Member> test) {
    return some(all -> all.stream().filter(test).toList());
  }

  public List<Member> of(List<Member> members) {
    return test.apply(members);
  }

  /** Those that are not so. */
  public Restriction not() {
    return new Restriction(
        all -> all.stream().filter(member -> !of(all).contains(member)).toList(), false, false);
  }
}
