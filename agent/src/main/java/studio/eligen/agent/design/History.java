package studio.eligen.agent.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import studio.eligen.engine.NumberRange;

/**
 * Every version of a design, as a tree: undo goes towards the root, redo to the branch that was
 * left last, and a change after an undo starts a new branch, so nothing is ever lost. Immutable.
 */
public final class History {

  /**
   * A design at one point of the conversation.
   *
   * @param number counts from 0, the blank canvas
   * @param parent the version that it was made from; the first has none
   * @param words what was said to make it
   */
  public record Version(int number, OptionalInt parent, Design design, String words) {}

  private final List<Version> versions;
  private final int current;

  /** For each version that was left backwards or built upon: the child to which redo goes. */
  private final Map<Integer, Integer> ahead;

  private History(List<Version> versions, int current, Map<Integer, Integer> ahead) {
    this.versions = List.copyOf(versions);
    this.current = current;
    this.ahead = Map.copyOf(ahead);
  }

  public static History of(Design first) {
    return new History(List.of(new Version(0, OptionalInt.empty(), first, "")), 0, Map.of());
  }

  /**
   * A history as it was.
   *
   * @param versions in the order of their numbers
   * @param current number of the version to stand at
   * @param ahead see {@link #ahead}
   * @throws InvalidEdit if these do not form a tree
   */
  public static History restored(List<Version> versions, int current, Map<Integer, Integer> ahead) {
    for (int i = 0; i < versions.size(); i++) {
      Version version = versions.get(i);
      boolean rooted =
          version.parent().isPresent() == i > 0
              && version.parent().orElse(-1) < i
              && version.parent().orElse(0) >= 0;
      if (version.number() != i || !rooted) {
        throw new InvalidEdit(
            "Version %d of the history stands at place %d, made from %s; it does not fit."
                .formatted(
                    version.number(),
                    i,
                    version.parent().isPresent()
                        ? "version " + version.parent().getAsInt()
                        : "nothing"));
      }
    }
    if (current < 0 || current >= versions.size()) {
      throw new InvalidEdit(
          "The history stands at version %d and has %d.".formatted(current, versions.size()));
    }
    ahead.forEach((parent, child) -> checkBranch(versions, parent, child));
    return new History(versions, current, ahead);
  }

  private static void checkBranch(List<Version> versions, int parent, int child) {
    boolean fits =
        child > 0 && child < versions.size() && versions.get(child).parent().orElse(-1) == parent;
    if (!fits) {
      throw new InvalidEdit(
          "Redo would lead from version %d to %d, which was not made from it."
              .formatted(parent, child));
    }
  }

  public Version current() {
    return versions.get(current);
  }

  public Design design() {
    return current().design();
  }

  /** All versions in the order in which they were made. */
  public List<Version> versions() {
    return versions;
  }

  /** Where redo leads: from a version that was left backwards or built upon to its child. */
  public Map<Integer, Integer> ahead() {
    return ahead;
  }

  /**
   * A seed for another picture of the current design. It depends on all that was done, so that
   * trying again after an undo gives another one.
   */
  public long freshSeed() {
    long mixed = design().seed() * 31 + versions.size();
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    return (mixed ^ (mixed >>> 33)) & 0x7fffffffL;
  }

  /** With a new version after the current one. */
  public History then(Design design, String words) {
    int number = versions.size();
    List<Version> all = new ArrayList<>(versions);
    all.add(new Version(number, OptionalInt.of(current), design, words));
    return new History(all, number, remembering(current, number));
  }

  /** One version back, or empty at the first one. */
  public Optional<History> undo() {
    OptionalInt parent = current().parent();
    return parent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new History(versions, parent.getAsInt(), remembering(parent.getAsInt(), current)));
  }

  /** To the version that was undone last, or empty where there is none. */
  public Optional<History> redo() {
    return Optional.ofNullable(ahead.get(current)).map(next -> new History(versions, next, ahead));
  }

  /** So many versions back, as far as there are. */
  public History back(int steps) {
    History back = this;
    for (int i = 0; i < steps; i++) {
      back = back.undo().orElse(back);
    }
    return back;
  }

  /** So many versions forward, as far as there are. */
  public History forward(int steps) {
    History forward = this;
    for (int i = 0; i < steps; i++) {
      forward = forward.redo().orElse(forward);
    }
    return forward;
  }

  /**
   * At another version, so that the next change branches off there.
   *
   * @throws InvalidEdit if there is no such version
   */
  public History fork(int number) {
    if (number < 0 || number >= versions.size()) {
      throw new InvalidEdit(
          "There is no version %d; choose %s."
              .formatted(number, NumberRange.told(0, versions.size() - 1)));
    }
    return new History(versions, number, ahead);
  }

  /** The current version, its parent, and so on to the first. */
  public List<Version> lineage() {
    List<Version> line = new ArrayList<>();
    line.add(current());
    while (line.get(line.size() - 1).parent().isPresent()) {
      line.add(versions.get(line.get(line.size() - 1).parent().getAsInt()));
    }
    return line;
  }

  private Map<Integer, Integer> remembering(int parent, int child) {
    Map<Integer, Integer> next = new HashMap<>(ahead);
    next.put(parent, child);
    return next;
  }
}
