package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.SizeWords.Effect;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Amounts;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Amount;
import studio.eligen.agent.designer.placement.Amount.Degree;
import studio.eligen.agent.designer.placement.Factors;
import studio.eligen.agent.designer.references.References;

/**
 * Reads how large a thing shall become: "a little bigger", "twice as wide", "as tall as the car".
 */
final class Sizes {

  /** A wish about a size, which may depend on the size a thing has. */
  interface Wish {
    Factors of(PixelBox from);
  }

  private static final Map<String, Double> TIMES =
      Map.of("twice", 2.0, "double", 2.0, "triple", 3.0, "half", 0.5);

  private static final Map<String, Effect> SIDES =
      Map.of("size", new Effect(1, 1), "height", new Effect(0, 1), "width", new Effect(1, 0));

  private static final String[] AS_NOW = WordList.phrases("as-now");

  private final References references;
  private final Context context;

  Sizes(Context context) {
    this.context = context;
    this.references = context.references;
  }

  /** "tiny": how a thing is, and only after a verb how it shall be. */
  static boolean isAbsolute(String word) {
    return SizeWords.absolute(word).isPresent();
  }

  /** Reads a wish about a size, or nothing and stays where it was. */
  Optional<Wish> read(Reading reading) {
    return reading.first(() -> wish(reading));
  }

  private Optional<Wish> wish(Reading reading) {
    reading.accept("about", "roughly", "around", "approximately", "at least");
    if (TIMES.containsKey(reading.peek(1))) {
      reading.accept("at", "to", "by");
    }
    return reading.first(() -> alike(reading), () -> times(reading), () -> compared(reading));
  }

  /** "the same size", of several: as large as they are on average, or as tall or as wide. */
  Optional<Wish> equal(List<String> ids, Reading reading) {
    Optional<String> side = reading.first(() -> equal(reading));
    return side.map(
        word -> {
          Effect sides = SIDES.get(word);
          double mean =
              ids.stream()
                  .map(context.arrangement::box)
                  .mapToDouble(box -> Math.log(length(box, sides)))
                  .average()
                  .orElseThrow();
          return from -> Factors.times(Math.exp(mean) / length(from, sides));
        });
  }

  private static Optional<String> equal(Reading reading) {
    boolean led =
        reading.accept("all the same", "the same", "all equal in", "equal in", "of equal");
    String side = reading.next();
    return led && SIDES.containsKey(side) && (reading.done() || reading.accept("as each other"))
        ? Optional.of(side)
        : Optional.empty();
  }

  private static double length(PixelBox box, Effect sides) {
    return sides.across() == 0
        ? box.height()
        : sides.down() == 0 ? box.width() : Math.sqrt(area(box));
  }

  /** "as big as the car", "the same height as the car". */
  private Optional<Wish> alike(Reading reading) {
    Effect sides = null;
    if (reading.accept("as", "just as", "exactly as")) {
      sides = SizeWords.absolute(reading.next()).orElse(null);
    } else if (reading.accept("the same", "same")) {
      sides = SIDES.get(reading.next());
    }
    if (sides == null || !reading.accept("as") || !references.isHere(reading)) {
      return Optional.empty();
    }
    return Optional.of(sized(references.readOne(reading).get(0), sides, 1));
  }

  /** So many times as large as another thing, or as tall or wide alone. */
  private Wish sized(String id, Effect sides, double times) {
    PixelBox other = context.arrangement.box(id);
    boolean tall = sides.across() == 0;
    boolean wide = sides.down() == 0;
    return from ->
        Factors.times(
            times
                * (tall
                    ? (double) other.height() / from.height()
                    : wide
                        ? (double) other.width() / from.width()
                        : Math.sqrt(area(other) / area(from))));
  }

  /** "twice as big", "3 x as wide", "half the size", "two times larger". */
  private Optional<Wish> times(Reading reading) {
    Double times = TIMES.get(reading.peek());
    if (times != null) {
      reading.next();
    } else {
      times = number(reading);
    }
    if (times == null) {
      return Optional.empty();
    }
    Effect sides = new Effect(1, 1);
    if (reading.accept("as")) {
      sides = SizeWords.absolute(reading.next()).orElse(null);
      reading.accept(AS_NOW);
    } else if (SizeWords.comparative(reading.peek()).isPresent()) {
      sides = SizeWords.comparative(reading.next()).get();
    } else if (!reading.accept("the size", "its size", "of its size", "the current size", "size")
        && !reading.done()) {
      return Optional.empty();
    }
    if (sides == null) {
      return Optional.empty();
    }
    if (reading.accept("as", "of") && references.isHere(reading)) {
      return Optional.of(sized(references.readOne(reading).get(0), sides, times));
    }
    boolean shrinks = sides.across() + sides.down() < 0 && times > 1;
    double factor = shrinks ? 1 / times : times;
    Factors factors = only(sides, factor);
    return Optional.of(from -> factors);
  }

  private static Double number(Reading reading) {
    boolean digits = reading.peek().matches("\\d{1,3}(\\.\\d{1,3})?");
    Integer count = Numerals.of(reading.peek());
    if (count == null && !digits) {
      return null;
    }
    double number = digits ? Double.parseDouble(reading.peek()) : count;
    reading.next();
    return reading.accept("times", "x") ? number : null;
  }

  /** "bigger", "20 % wider", "even smaller", "a lot larger than the car". */
  private Optional<Wish> compared(Reading reading) {
    reading.passOver(Set.of("even", "still", "just", "any"));
    Amount amount = Amounts.read(reading);
    reading.accept("really", "very");
    boolean less = reading.accept("less", "not so", "not as");
    boolean absolute = less || isAbsolute(reading.peek()) && reading.peek(1).isEmpty();
    Optional<Effect> named =
        absolute ? SizeWords.absolute(reading.peek()) : SizeWords.comparative(reading.peek());
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Effect sides = named.get();
    reading.next();
    if (reading.peek(1).equals("a")) {
      reading.accept(",");
    }
    amount = amount.isUsual() ? Amounts.read(reading) : amount;
    reading.accept(AS_NOW);
    if (reading.accept("than") && references.isHere(reading)) {
      return Optional.of(beyond(references.readOne(reading).get(0), sides));
    }
    int way = (sides.across() + sides.down() < 0 ? -1 : 1) * (less ? -1 : 1);
    if (amount.degree() == Degree.PIXELS) {
      return Optional.of(byPixels(sides, way * amount.number(), absolute));
    }
    int same = less ? -1 : 1;
    Factors factors = Factors.of(same * sides.across(), same * sides.down(), amount);
    return Optional.of(from -> factors);
  }

  private Wish beyond(String id, Effect sides) {
    PixelBox other = context.arrangement.box(id);
    return from -> {
      boolean tall = sides.across() == 0;
      double same =
          tall ? (double) other.height() / from.height() : Math.sqrt(area(other) / area(from));
      boolean grows = sides.across() + sides.down() > 0;
      double factor = grows ? Math.max(same * 1.2, 1.1) : Math.min(same / 1.2, 0.9);
      return new Factors(tall ? 1 : factor, factor, true);
    };
  }

  /** "50 px wider", or 50 px in all; where both sides grow, the wider one so. */
  private static Wish byPixels(Effect sides, double pixels, boolean inAll) {
    return from -> {
      double side = sides.across() == 0 ? from.height() : from.width();
      double factor = Math.max(0.05, (inAll ? Math.abs(pixels) : side + pixels) / side);
      return only(sides, factor);
    };
  }

  /** The sides that are meant so many times as long. */
  private static Factors only(Effect sides, double factor) {
    return new Factors(sides.across() == 0 ? 1 : factor, sides.down() == 0 ? 1 : factor, true);
  }

  private static double area(PixelBox box) {
    return (double) box.width() * box.height();
  }
}
