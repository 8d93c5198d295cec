package studio.eligen.agent.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import studio.eligen.engine.Region;

/** Tells in words what leads from one design to another, whoever changed it and how. */
public final class DesignDifference {

  /** Moves and factors below are not worth a word: half a percent. */
  private static final double LEAST = 0.005;

  /** Words after which a prompt tells more of the thing: its last words do not name it then. */
  private static final Set<String> LINKS =
      Set.of("with", "of", "in", "on", "at", "and", "a", "an", "the");

  private static final String FORWARD = " forward";
  private static final String BACKWARD = " backward";

  private final Design before;
  private final Design after;
  private final List<String> words = new ArrayList<>();

  private DesignDifference(Design before, Design after) {
    this.before = before;
    this.after = after;
  }

  /**
   * A phrase for each change: "moved cat 12 % left", "added red ball", "scene: on a beach". Nothing
   * where the designs are equal, and at least one phrase where they are not.
   */
  public static List<String> words(Design before, Design after) {
    DesignDifference difference = new DesignDifference(before, after);
    if (!before.equals(after)) {
      difference.tell();
    }
    return List.copyOf(difference.words);
  }

  private void tell() {
    if (!before.canvas().equals(after.canvas())) {
      words.add("size: %s pixels".formatted(after.canvas()));
    }
    tellText("scene", before.scene(), after.scene());
    tellText("style", before.style(), after.style());
    tellStylePicture();
    after.loras().forEach((name, scale) -> tellLora(name, before.loras().get(name), scale));
    before.loras().keySet().stream()
        .filter(name -> !after.loras().containsKey(name))
        .forEach(name -> words.add("LoRA " + shown(name) + " as given"));
    tellText("negative prompt", before.negative(), after.negative());
    before.entities().stream()
        .filter(entity -> after.entity(entity.id()).isEmpty())
        .forEach(entity -> words.add("removed " + shown(entity.prompt())));
    for (Entity entity : after.entities()) {
      before
          .entity(entity.id())
          .ifPresentOrElse(
              was -> tellChange(was, entity), () -> words.add("added " + shown(entity.prompt())));
    }
    tellOrder();
    if (before.seed() != after.seed()) {
      words.add("drawn anew");
    }
  }

  private void tellStylePicture() {
    if (before.stylePicture().equals(after.stylePicture())) {
      return;
    }
    if (after.stylePicture().isEmpty()) {
      words.add("no style picture");
      return;
    }
    StylePicture is = after.stylePicture().get();
    boolean same = before.stylePicture().filter(was -> was.on(is.things()).equals(is)).isPresent();
    String of =
        before.stylePicture().isEmpty()
            ? "style of a picture"
            : same ? "style of the picture" : "style of another picture";
    List<String> things = is.things().stream().map(id -> after.name(after.require(id))).toList();
    words.add(things.isEmpty() ? of : of + " for " + String.join(", ", things));
  }

  private void tellLora(String name, Double was, double is) {
    if (was == null || was != is) {
      words.add("LoRA " + shown(name) + (is == 0 ? " off" : " × " + is));
    }
  }

  private void tellText(String what, String was, String is) {
    if (!was.equals(is)) {
      words.add(is.isEmpty() ? "no " + what : what + ": " + shown(is));
    }
  }

  private void tellChange(Entity was, Entity is) {
    if (!was.prompt().equals(is.prompt())) {
      words.add(renamed(was.prompt(), is.prompt()));
    }
    if (was.hidden() != is.hidden()) {
      words.add((is.hidden() ? "hid " : "showed ") + after.name(is));
    }
    if (was.locked() != is.locked()) {
      words.add((is.locked() ? "locked " : "unlocked ") + after.name(is));
    }
    tellDrawing(was, is);
    if (was.region().equals(is.region())) {
      return;
    }
    Bounds from = Bounds.of(was.region());
    Bounds to = Bounds.of(is.region());
    int told = words.size();
    boolean sameShape =
        Shapes.stretched(was.region(), to, after.canvas()).equals(is.region())
            || Shapes.onCanvas(was.region(), after.canvas()).equals(is.region());
    String name = after.name(is);
    tellSize(name, from, to);
    tellMove(name, from, to);
    if (!sameShape || words.size() == told) {
      boolean canvasDidIt = is.region().equals(Shapes.onCanvas(was.region(), after.canvas()));
      if (!canvasDidIt) {
        words.add("reshaped " + name + kind(was.region(), is.region()));
      }
    }
  }

  private void tellDrawing(Entity was, Entity is) {
    String name = after.name(is);
    if (!was.seed().equals(is.seed())) {
      words.add(
          is.seed()
              .map(seed -> "drew %s anew".formatted(name))
              .orElse("drew %s from the picture's seed".formatted(name)));
    }
    if (!was.strength().equals(is.strength())) {
      words.add(
          is.strength()
              .map(strength -> "strength of %s: %s".formatted(name, percent(strength)))
              .orElse("usual strength of " + name));
    }
  }

  /** "made ball green" where it is still a ball, or else "turned cat into dog". */
  private static String renamed(String was, String is) {
    List<String> old = List.of(was.split(" "));
    List<String> now = List.of(is.split(" "));
    int same = 0;
    while (same < Math.min(old.size(), now.size())
        && old.get(old.size() - 1 - same).equalsIgnoreCase(now.get(now.size() - 1 - same))) {
      same++;
    }
    List<String> noun = now.subList(now.size() - same, now.size());
    List<String> kind = now.subList(0, now.size() - same);
    boolean still = !noun.isEmpty() && Collections.disjoint(now, LINKS);
    return still && !kind.isEmpty()
        ? "made %s %s".formatted(shown(String.join(" ", noun)), shown(String.join(" ", kind)))
        : "turned %s into %s".formatted(shown(was), shown(is));
  }

  private void tellSize(String name, Bounds from, Bounds to) {
    double across = to.width() / from.width();
    double down = to.height() / from.height();
    boolean wide = differs(from.width(), to.width());
    boolean high = differs(from.height(), to.height());
    if (wide && high && Math.abs(across / down - 1) < 0.05) {
      words.add(
          "made %s %s (%s×)".formatted(name, across > 1 ? "larger" : "smaller", factor(across)));
    } else if (wide || high) {
      List<String> ways = new ArrayList<>();
      if (wide) {
        ways.add("%s (%s×)".formatted(across > 1 ? "wider" : "narrower", factor(across)));
      }
      if (high) {
        ways.add("%s (%s×)".formatted(down > 1 ? "taller" : "lower", factor(down)));
      }
      words.add("made " + name + " " + String.join(" and ", ways));
    }
  }

  private static boolean differs(double from, double to) {
    return Math.abs(to / from - 1) > LEAST;
  }

  private void tellMove(String name, Bounds from, Bounds to) {
    double right = shift(from.x0(), from.x1(), to.x0(), to.x1());
    double down = shift(from.y0(), from.y1(), to.y0(), to.y1());
    List<String> ways = new ArrayList<>();
    if (Math.abs(right) >= LEAST) {
      ways.add(percent(right) + (right > 0 ? " right" : " left"));
    }
    if (Math.abs(down) >= LEAST) {
      ways.add(percent(down) + (down > 0 ? " down" : " up"));
    }
    if (!ways.isEmpty()) {
      words.add("moved " + name + " " + String.join(" and ", ways));
    }
  }

  /**
   * How far the middle went, along one side of the picture. What grew or shrank from an edge that
   * stayed, or grew until it met the picture's border, has not moved.
   */
  private static double shift(double low, double high, double lowNow, double highNow) {
    boolean resized = differs(high - low, highNow - lowNow);
    boolean held = Math.abs(lowNow - low) <= LEAST || Math.abs(highNow - high) <= LEAST;
    boolean stopped = highNow - lowNow > high - low && (lowNow <= 0 || highNow >= 1);
    return resized && (held || stopped) ? 0 : (lowNow + highNow - low - high) / 2;
  }

  private static String kind(Region was, Region is) {
    if (was.getClass() == is.getClass()) {
      return "";
    }
    return " (" + is.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ")";
  }

  /** Of the things that are in both designs, the one that changed places with others. */
  private void tellOrder() {
    List<String> was = common(before, after);
    List<String> is = common(after, before);
    if (was.equals(is)) {
      return;
    }
    words.add(
        is.stream()
            .filter(id -> without(id, was).equals(without(id, is)))
            // Of two neighbours that changed places, the one that came to the front.
            .max(Comparator.comparingInt(id -> is.indexOf(id) - was.indexOf(id)))
            .map(
                id ->
                    "brought "
                        + after.name(after.require(id))
                        + (is.indexOf(id) > was.indexOf(id) ? FORWARD : BACKWARD))
            .orElse("changed what is in front of what"));
  }

  private static List<String> without(String id, List<String> ids) {
    return ids.stream().filter(other -> !other.equals(id)).toList();
  }

  private static List<String> common(Design of, Design with) {
    return of.entities().stream()
        .map(Entity::id)
        .filter(id -> with.entity(id).isPresent())
        .toList();
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f %%", Math.max(1, Math.abs(fraction) * 100));
  }

  private static String factor(double factor) {
    String two = String.format(Locale.ROOT, "%.2f", Math.max(0.01, factor));
    return two.replaceFirst("\\.?0+$", "");
  }

  private static String shown(String text) {
    return DesignRules.shown(text);
  }
}
