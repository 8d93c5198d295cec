package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Cast.Member;

/** Reads and says the parts of the picture: "in the top right corner", "on the left". */
public final class Sides {

  private static final Set<String> LEADS =
      Set.of("on", "at", "in", "to", "into", "towards", "near");
  private static final Set<String> FAR = Set.of("far", "very", "extreme");
  private static final Set<String> PARTS =
      Set.of(
          "side", "corner", "edge", "half", "part", "third", "border", "end", "area", "portion",
          "section", "region");
  private static final Set<String> WHOLES =
      Set.of("picture", "image", "canvas", "scene", "screen", "page", "frame");

  /** Two that are no further apart than this are equally far that way. */
  private static final double ALIKE = 0.01;

  /** Each as across and down, 0 where the word says nothing of it. */
  private static final Map<String, String> DIRECTIONS = WordList.facts("sides");

  private Sides() {}

  /** Reads a part of the picture, or nothing and stays where it was. */
  public static Optional<Spot.Side> read(Reading reading) {
    int mark = reading.mark();
    if (reading.accept(
        "overhead",
        "up in the sky",
        "high in the sky",
        "high up in the sky",
        "in the sky",
        "in the air",
        "into the sky")) {
      return Optional.of(new Spot.Side(null, -1, false));
    }
    if (reading.accept("in the center of", "in the middle of", "from", "on", "at", "to")
        && reading.accept("the ceiling")) {
      return Optional.of(new Spot.Side(null, -1, false));
    }
    reading.back(mark);
    if (reading.accept("on", "to", "onto") && reading.accept("the ground", "the floor")) {
      return Optional.of(new Spot.Side(null, 1, false));
    }
    reading.back(mark);
    reading.accept("slightly");
    boolean edge = reading.accept("all the way to", "right at", "right in", "all the way");
    if (!edge && !reading.accept("close to", "next to", "near to")) {
      reading.acceptAny(LEADS);
    }
    reading.accept("the");
    edge |= reading.acceptAny(FAR);
    List<String> words = new ArrayList<>();
    while (isOne(reading.peek())) {
      words.add(reading.next());
      reading.accept("hand");
    }
    edge |= List.of("corner", "edge", "border").contains(reading.peek());
    reading.acceptAny(PARTS);
    boolean plane = reading.peek().equals("ground"); // "in the middle ground"
    if (words.isEmpty() || plane || !restIsThePicture(reading)) {
      reading.back(mark);
      return Optional.empty();
    }
    Spot.Side side = named(words);
    return Optional.of(new Spot.Side(side.across(), side.down(), edge));
  }

  /** Goes past "of the picture"; false where it is the side of something else. */
  private static boolean restIsThePicture(Reading reading) {
    if (!reading.peek().equals("of")) {
      return true;
    }
    reading.next();
    reading.accept("the", "this", "my");
    return reading.acceptAny(WHOLES);
  }

  public static boolean isOne(String word) {
    return DIRECTIONS.containsKey(word);
  }

  /** The part of the picture that such words name together: "upper", "left". */
  public static Spot.Side named(List<String> words) {
    Integer across = null;
    Integer down = null;
    for (String word : words) {
      String[] way = DIRECTIONS.get(word).split(" ");
      across = way[0].equals("0") ? across : Integer.valueOf(way[0]);
      down = way[1].equals("0") ? down : Integer.valueOf(way[1]);
    }
    boolean middle = across == null && down == null;
    return new Spot.Side(middle ? Integer.valueOf(0) : across, down, false);
  }

  /**
   * Those of some things that are meant by a part of the picture: of one, or of all of a kind,
   * those that are there; of several those that lie furthest that way.
   */
  public static List<Member> meant(List<Member> members, Spot.Side side, boolean all, int count) {
    List<Member> seen = members.stream().filter(member -> member.bounds().isPresent()).toList();
    if (all || seen.size() <= count) {
      return seen.stream().filter(member -> isAt(member.bounds().get(), side)).toList();
    }
    List<Member> row = new ArrayList<>(seen);
    row.sort(Comparator.comparingDouble(member -> distance(member.bounds().get(), side)));
    double least = distance(row.get(count - 1).bounds().get(), side);
    List<Member> nearest =
        row.stream().filter(m -> distance(m.bounds().get(), side) <= least + ALIKE).toList();
    boolean alike = seen.stream().map(Member::noun).distinct().count() == 1;
    List<Member> middle = (alike ? seen : nearest).stream().filter(m -> isMiddle(m, seen)).toList();
    boolean sure = isMiddle(side) && count == 1 && middle.size() == 1;
    return sure ? middle : nearest;
  }

  /** Whether it says no more than that something is in the middle. */
  static boolean isMiddle(Spot.Side side) {
    return Integer.valueOf(0).equals(side.across());
  }

  /** Whether as many of its kind are to its left as to its right, of three or more. */
  static boolean isMiddle(Member member, List<Member> all) {
    List<Member> kind =
        all.stream()
            .filter(other -> other.noun().equals(member.noun()) && other.bounds().isPresent())
            .sorted(Comparator.comparingDouble(other -> other.bounds().get().centreX()))
            .toList();
    return kind.size() > 2
        && kind.size() % 2 == 1
        && kind.get(kind.size() / 2).id().equals(member.id());
  }

  private static boolean isAt(Bounds bounds, Spot.Side side) {
    return isAt(bounds.centreX(), side.across()) && isAt(bounds.centreY(), side.down());
  }

  private static boolean isAt(double centre, Integer side) {
    return side == null
        || (side == 0 ? Math.abs(centre - 0.5) < 0.17 : side < 0 ? centre < 0.5 : centre > 0.5);
  }

  /** How far a thing is from a part of the picture, as a fraction of the picture. */
  public static double distance(Bounds bounds, Spot.Side side) {
    double across = side.across() == null ? 0 : bounds.centreX() - (side.across() + 1) / 2.0;
    double down = side.down() == null ? 0 : bounds.centreY() - (side.down() + 1) / 2.0;
    return Math.hypot(across, down);
  }

  public static String where(Bounds bounds) {
    int across = third(bounds.centreX());
    int down = third(bounds.centreY());
    if (across == 0 && down == 0) {
      return "in the middle";
    }
    String vertical = down < 0 ? "top" : down > 0 ? "bottom" : "";
    String horizontal = across < 0 ? "left" : across > 0 ? "right" : "";
    if (vertical.isEmpty()) {
      return "on the " + horizontal;
    }
    return "at the " + vertical + (horizontal.isEmpty() ? "" : " " + horizontal);
  }

  private static int third(double centre) {
    return centre < 0.4 ? -1 : centre > 0.6 ? 1 : 0;
  }
}
