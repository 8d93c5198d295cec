package studio.eligen.agent.designer.language;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.language.Cast.Member;

/** Tells one of several things by being the most so: "the biggest cat", "the left dog". */
final class Extremes {

  private static final Comparator<Bounds> LEFT = Comparator.comparingDouble(Bounds::centreX);
  private static final Comparator<Bounds> TOP = Comparator.comparingDouble(Bounds::centreY);
  private static final Comparator<Bounds> SMALL =
      Comparator.comparingDouble(bounds -> bounds.width() * bounds.height());
  private static final Comparator<Bounds> LOW = Comparator.comparingDouble(Bounds::height);
  private static final Comparator<Bounds> NARROW = Comparator.comparingDouble(Bounds::width);
  private static final Comparator<Bounds> CENTRAL =
      Comparator.comparingDouble(b -> Math.hypot(b.centreX() - 0.5, b.centreY() - 0.5));

  /** The one that comes first in this order is meant. */
  private static final Map<String, Comparator<Bounds>> ORDERS =
      Map.ofEntries(
          Map.entry("left", LEFT),
          Map.entry("leftmost", LEFT),
          Map.entry("right", LEFT.reversed()),
          Map.entry("rightmost", LEFT.reversed()),
          Map.entry("top", TOP),
          Map.entry("upper", TOP),
          Map.entry("highest", TOP),
          Map.entry("bottom", TOP.reversed()),
          Map.entry("lower", TOP.reversed()),
          Map.entry("lowest", TOP.reversed()),
          Map.entry("middle", CENTRAL),
          Map.entry("central", CENTRAL),
          Map.entry("smallest", SMALL),
          Map.entry("smaller", SMALL),
          Map.entry("tiniest", SMALL),
          Map.entry("biggest", SMALL.reversed()),
          Map.entry("bigger", SMALL.reversed()),
          Map.entry("largest", SMALL.reversed()),
          Map.entry("larger", SMALL.reversed()),
          Map.entry("tallest", LOW.reversed()),
          Map.entry("shortest", LOW),
          Map.entry("widest", NARROW.reversed()),
          Map.entry("narrowest", NARROW));

  private Extremes() {}

  static boolean knows(String word) {
    return ORDERS.containsKey(word);
  }

  static List<Member> of(List<Member> members, String word) {
    return members.stream()
        .filter(member -> member.bounds().isPresent())
        .min(Comparator.comparing(member -> member.bounds().get(), ORDERS.get(word)))
        .map(List::of)
        .orElse(List.of());
  }
}
