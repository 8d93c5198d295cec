package studio.eligen.agent.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;

/**
 * How one design differs from another.
 *
 * @param gone things that are in the first alone
 * @param came things that are in the second alone
 * @param altered things whose prompt or place differs, as they were and as they are
 * @param elsewhere whether anything but the things differs
 */
record Change(List<Entity> gone, List<Entity> came, List<Alteration> altered, boolean elsewhere) {

  /** A shorter way is none, in parts of the picture's side. */
  private static final double LEAST = 0.06;

  record Alteration(Entity was, Entity is) {

    boolean renamedTo(String prompt) {
      return is.prompt().equals(prompt) && was.region().equals(is.region());
    }

    /** Whether its middle went this way, by a step that can be seen, and further than any other. */
    boolean went(int right, int down) {
      Bounds from = Bounds.of(was.region());
      Bounds to = Bounds.of(is.region());
      double across = to.centreX() - from.centreX();
      double below = to.centreY() - from.centreY();
      double along = right * across + down * below;
      double aside = Math.abs(right != 0 ? below : across);
      return was.prompt().equals(is.prompt()) && along >= LEAST && along > aside;
    }
  }

  static Change between(Design before, Design after) {
    List<Entity> gone = new ArrayList<>();
    List<Alteration> altered = new ArrayList<>();
    for (Entity was : before.entities()) {
      Optional<Entity> is = after.entity(was.id());
      if (is.isEmpty()) {
        gone.add(was);
      } else if (!was.looksLike(is.get())) {
        altered.add(new Alteration(was, is.get()));
      }
    }
    List<Entity> came =
        after.entities().stream().filter(is -> before.entity(is.id()).isEmpty()).toList();
    boolean elsewhere =
        !before.scene().equals(after.scene())
            || !before.style().equals(after.style())
            || !before.negative().equals(after.negative())
            || !before.canvas().equals(after.canvas())
            || before.seed() != after.seed();
    return new Change(gone, came, altered, elsewhere);
  }

  boolean onlyCame(int number, String prompt) {
    return isOf(0, number, 0) && came.stream().allMatch(one -> one.prompt().equals(prompt));
  }

  boolean onlyWent(int number, String prompt) {
    return isOf(number, 0, 0) && gone.stream().allMatch(one -> one.prompt().equals(prompt));
  }

  /** One thing became another in its place, under its old name or a new one. */
  boolean onlyReplaced(String old, String now) {
    boolean renamed =
        isOf(0, 0, 1)
            && altered.get(0).was().prompt().equals(old)
            && altered.get(0).is().prompt().equals(now);
    return renamed
        || isOf(1, 1, 0) && gone.get(0).prompt().equals(old) && came.get(0).prompt().equals(now);
  }

  boolean onlyRenamed(String old, String now) {
    return isOf(0, 0, 1)
        && altered.get(0).was().prompt().equals(old)
        && altered.get(0).renamedTo(now);
  }

  boolean onlyMoved(String prompt, int right, int down) {
    return isOf(0, 0, 1)
        && altered.get(0).was().prompt().equals(prompt)
        && altered.get(0).went(right, down);
  }

  boolean noThing() {
    return gone.isEmpty() && came.isEmpty() && altered.isEmpty();
  }

  private boolean isOf(int goners, int comers, int alterations) {
    return !elsewhere
        && gone.size() == goners
        && came.size() == comers
        && altered.size() == alterations;
  }
}
