package studio.eligen.agent.designer.language;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.language.Cast.Member;
import studio.eligen.agent.designer.placement.Spot;

/** Reads and says the parts of the picture: "in the top right corner", "on the left". */
final class Sides {

  private static final Set<String> LEADS =
      Set.of("on", "at", "in", "to", "into", "towards", "near");
  private static final Set<String> FAR = Set.of("far", "very", "extreme");
  private static final Set<String> PARTS =
      Set.of("side", "corner", "edge", "half", "part", "third", "border", "end");
  private static final Set<String> WHOLES =
      Set.of("picture", "image", "canvas", "scene", "screen", "page", "frame");

  /** Null where the word says nothing of it, which is so of both in the middle. */
  private record Direction(Integer across, Integer down) {}

  private static final Map<String, Direction> DIRECTIONS = new HashMap<>();

  static {
    put(null, null, "middle", "centre", "center");
    put(-1, null, "left");
    put(1, null, "right");
    put(null, -1, "top", "upper");
    put(null, 1, "bottom", "lower");
    put(-1, -1, "top-left", "upper-left");
    put(1, -1, "top-right", "upper-right");
    put(-1, 1, "bottom-left", "lower-left");
    put(1, 1, "bottom-right", "lower-right");
  }

  private static void put(Integer across, Integer down, String... words) {
    for (String word : words) {
      DIRECTIONS.put(word, new Direction(across, down));
    }
  }

  private Sides() {}

  /** Reads a part of the picture, or nothing and stays where it was. */
  static Optional<Spot.Side> read(Reading reading) {
    int mark = reading.mark();
    if (reading.accept("up in the sky", "in the sky", "in the air", "into the sky")) {
      return Optional.of(new Spot.Side(null, -1, false));
    }
    if (reading.accept("on the ground", "on the floor", "to the ground", "onto the ground")) {
      return Optional.of(new Spot.Side(null, 1, false));
    }
    boolean edge = reading.accept("all the way to", "right at", "right in", "all the way");
    if (!edge && !reading.accept("close to", "next to", "near to")) {
      reading.acceptAny(LEADS);
    }
    reading.accept("the");
    edge |= reading.acceptAny(FAR);
    Integer across = null;
    Integer down = null;
    boolean found = false;
    while (DIRECTIONS.containsKey(reading.peek())) {
      Direction direction = DIRECTIONS.get(reading.next());
      across = direction.across() == null ? across : direction.across();
      down = direction.down() == null ? down : direction.down();
      found = true;
      reading.accept("hand");
    }
    edge |= List.of("corner", "edge", "border").contains(reading.peek());
    reading.acceptAny(PARTS);
    if (!found || !restIsThePicture(reading)) {
      reading.back(mark);
      return Optional.empty();
    }
    boolean middle = across == null && down == null;
    return Optional.of(new Spot.Side(middle ? Integer.valueOf(0) : across, down, edge));
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

  /** The one of these that lies furthest towards the part of the picture that is named next. */
  static Optional<Member> furthest(Reading reading, List<Member> members) {
    Optional<Spot.Side> side = read(reading);
    if (side.isEmpty() || members.stream().anyMatch(member -> member.bounds().isEmpty())) {
      return Optional.empty();
    }
    return members.stream()
        .min(Comparator.comparingDouble(member -> distance(member.bounds().get(), side.get())));
  }

  private static double distance(Bounds bounds, Spot.Side side) {
    double across = side.across() == null ? 0 : bounds.centreX() - (side.across() + 1) / 2.0;
    double down = side.down() == null ? 0 : bounds.centreY() - (side.down() + 1) / 2.0;
    return Math.hypot(across, down);
  }

  /** Says where something is: "at the top left". */
  static String where(Bounds bounds) {
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

  /** The same in words that agree with what was asked: "in the middle, at the bottom". */
  static String where(Bounds bounds, Spot asked) {
    String where = where(bounds);
    boolean middle =
        asked instanceof Spot.Side side
            && Integer.valueOf(0).equals(side.across())
            && third(bounds.centreX()) == 0
            && third(bounds.centreY()) != 0;
    return middle ? "in the middle, " + where : where;
  }

  private static int third(double centre) {
    return centre < 0.4 ? -1 : centre > 0.6 ? 1 : 0;
  }
}
