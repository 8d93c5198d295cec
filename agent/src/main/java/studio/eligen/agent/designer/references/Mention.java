package studio.eligen.agent.designer.references;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * A noun phrase that refers, and what it may mean.
 *
 * @param said its words
 * @param named what its noun means
 * @param fits those of them that are as all its other words say
 * @param plural whether it may mean several
 * @param definite whether it means what is there, as "the" does
 * @param count how many things there are said to be, if any number is and none is chosen of them
 * @param some how many of them any will do for: "two of the dogs"
 */
public record Mention(
    String said,
    List<Member> named,
    List<Member> fits,
    boolean plural,
    boolean definite,
    Optional<Integer> count,
    Optional<Integer> some) {

  /**
   * Whose the words after a noun are: "on the table" may be where a cup is or where it shall be.
   */
  public enum After {
    /** Nobody's: the noun phrase ends with its noun. */
    NOTHING,
    /** The command's, where they are its last words and the thing is told without them. */
    COMMAND,
    /** The noun's, where they fit it. */
    EITHER,
    /** The noun's. */
    NOUN
  }

  public Mention {
    named = List.copyOf(named);
    fits = List.copyOf(fits);
  }

  /** Whether the words, and there are several, are all that is said of a thing: "white cat". */
  public boolean names(Member member) {
    return member.prompt().contains(" ") && said.equals("the " + member.prompt());
  }

  /** Whether there are as many as were said. */
  public boolean counted() {
    return count.filter(number -> number != fits.size()).isEmpty();
  }

  /** Whether any of those that fit will do, as they are all alike. */
  public boolean alike() {
    return fits.stream().map(Member::prompt).distinct().count() == 1;
  }
}
