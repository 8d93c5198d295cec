package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.SizeWords.Effect;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Cast.Member;

/** Adjectives that tell one of several things: "the red one", "the second dog", "the other cat". */
public final class Filters {

  /** Of a picture's things the first one is at the back. */
  private static final Set<String> LAST = Set.of("last", "front", "new", "newest", "latest");

  private static final Set<String> FIRST = Set.of("back", "rear", "original", "oldest");

  private static final Set<String> BY_FOCUS = Set.of("other", "others", "remaining", "same");

  /** Other words for the outermost of a side. */
  private static final Map<String, String> HEIGHTS =
      Map.of("highest", "top", "higher", "top", "lowest", "bottom");

  private final Colours colours;
  private final List<String> focus;

  /**
   * @param focus what was spoken of last, which "the other" leaves out
   */
  public Filters(Colours colours, List<String> focus) {
    this.colours = colours;
    this.focus = focus;
  }

  /** Whether the word tells things apart, whatever is in the picture. */
  public boolean knows(String word) {
    return colours.isColour(word) || compares(word);
  }

  /** Whether it depends on the others what a word means: "left", "big", "second". */
  public boolean compares(String word) {
    return SizeWords.knows(word) || chooses(word) || Sides.isOne(word);
  }

  /** Whether the word says which of several by their order, so that their name may be left out. */
  public boolean chooses(String word) {
    return Numerals.position(word) >= 0
        || BY_FOCUS.contains(word)
        || LAST.contains(word)
        || FIRST.contains(word)
        || measure(word).isPresent()
        || !outermost(word).isEmpty();
  }

  /** Those that are as the adjectives say, all of them together. */
  public List<Member> of(
      List<Member> members, List<String> words, Optional<Integer> count, boolean many) {
    List<Member> fit = members;
    List<String> choosing = new ArrayList<>();
    for (String word : words) {
      List<Member> said = saying(fit, word);
      if (!said.isEmpty() || !compares(word)) {
        fit = colours.isColour(word) ? coloured(fit, word) : said;
      } else {
        choosing.add(word);
      }
    }
    List<Member> meant = fit;
    return choosing.isEmpty() || meant.isEmpty()
        ? meant
        : middle(meant, members, choosing, count.isPresent() || many)
            .orElseGet(() -> chosen(meant, choosing, count, many));
  }

  /** "the middle pink one" of three balloons: the pink one that is the middle one of them all. */
  private static Optional<List<Member>> middle(
      List<Member> meant, List<Member> all, List<String> words, boolean several) {
    boolean middle = words.stream().allMatch(Sides::isOne) && Sides.isMiddle(Sides.named(words));
    List<Member> fits = meant.stream().filter(m -> middle && Sides.isMiddle(m, all)).toList();
    return several || meant.size() == 1 || fits.size() != 1 ? Optional.empty() : Optional.of(fits);
  }

  /**
   * Those of which it is said before their noun, or else anywhere: "red" is no red-roofed house.
   */
  private static List<Member> saying(List<Member> members, String word) {
    List<Member> first =
        members.stream().filter(m -> m.says(word) && !m.tail().contains(word)).toList();
    return first.isEmpty() ? members.stream().filter(m -> m.says(word)).toList() : first;
  }

  private List<Member> chosen(
      List<Member> members, List<String> words, Optional<Integer> count, boolean many) {
    List<Member> row = members;
    List<String> sides = words.stream().filter(Sides::isOne).toList();
    int from = 0;
    boolean numbered = false;
    for (String word : words) {
      if (BY_FOCUS.contains(word)) {
        boolean same = word.equals("same");
        row = row.stream().filter(member -> focus.contains(member.id()) == same).toList();
      } else if (Numerals.position(word) >= 0) {
        from = Numerals.position(word);
        numbered = true;
      } else if (LAST.contains(word)) {
        from = Math.max(0, row.size() - count.orElse(1));
        numbered = true;
      } else if (FIRST.contains(word)) {
        numbered = true;
      } else if (!Sides.isOne(word)) {
        Optional<Effect> measure = measure(word);
        boolean pluralSizes = many && count.isEmpty() && measure.isPresent();
        row = pluralSizes ? above(row, measure.get()) : row(row, word);
        refuseAlike(members, row, word);
        numbered |= !pluralSizes && row.size() > 1;
      }
    }
    if (!sides.isEmpty()) {
      Spot.Side side = Sides.named(sides);
      return Sides.meant(row, side, many && count.isEmpty(), numbered ? from + 1 : count.orElse(1))
          .stream()
          .skip(numbered ? from : 0)
          .toList();
    }
    return numbered ? alikeFrom(row, words, from, count.orElse(1)) : row;
  }

  /** "the smallest fish" of fish of one size is none of them. */
  private static void refuseAlike(List<Member> members, List<Member> row, String word) {
    Optional<Effect> measure = word.endsWith("est") ? measure(word) : Optional.empty();
    boolean alike =
        measure.isPresent()
            && row.size() > 1
            && row.stream().mapToDouble(member -> size(member, measure.get())).distinct().count()
                == 1;
    if (alike && row.size() == members.size()) {
      throw new Misunderstanding(
          "they are all of one size: say which one by its place, such as \"the left one\".");
    }
  }

  /** So many from one on, and any others that are just as big or small as the last of them. */
  private static List<Member> alikeFrom(List<Member> row, List<String> words, int from, int count) {
    int end = Math.min(row.size(), from + count);
    Optional<Effect> measure = words.stream().flatMap(w -> measure(w).stream()).findFirst();
    while (measure.isPresent()
        && end > from
        && end < row.size()
        && size(row.get(end), measure.get()) == size(row.get(end - 1), measure.get())) {
      end++;
    }
    return row.subList(Math.min(from, end), end);
  }

  /** In the order that the word asks for, the one that is most so first. */
  private static List<Member> row(List<Member> members, String word) {
    String side = outermost(word);
    Comparator<Member> order =
        side.isEmpty()
            ? Comparator.comparingDouble(member -> -size(member, measure(word).orElseThrow()))
            : Comparator.comparingDouble(
                member -> Sides.distance(member.bounds().get(), Sides.named(List.of(side))));
    return members.stream().filter(member -> member.bounds().isPresent()).sorted(order).toList();
  }

  /** "the bigger dogs": more so than they are on the whole. */
  private static List<Member> above(List<Member> members, Effect measure) {
    double mean = members.stream().mapToDouble(m -> size(m, measure)).average().orElse(0);
    return members.stream().filter(member -> size(member, measure) >= mean).toList();
  }

  /** How much a thing is so, by its width, its height or both. */
  public static double size(Member member, Effect measure) {
    Bounds bounds = member.bounds().orElse(new Bounds(0, 0, 0, 0));
    double across = measure.across() == 0 ? 1 : bounds.width();
    double down = measure.down() == 0 ? 1 : bounds.height();
    return (measure.across() + measure.down() < 0 ? -1 : 1) * across * down;
  }

  /** What "bigger", "biggest" and "big" compare. */
  public static Optional<Effect> measure(String word) {
    if (SizeWords.knows(word)) {
      return SizeWords.comparative(SizeWords.scale(word) > 1 ? "bigger" : "smaller");
    }
    String comparative = word.endsWith("est") ? word.substring(0, word.length() - 2) + "r" : word;
    return SizeWords.comparative(comparative);
  }

  /** "left" for "leftmost"; "" for what is no side. */
  private static String outermost(String word) {
    String stem = word.endsWith("most") ? word.substring(0, word.length() - 4) : "";
    return HEIGHTS.getOrDefault(word, Sides.isOne(stem) ? stem : "");
  }

  /** Those of the colour; a thing that was never given a colour may have any. */
  private List<Member> coloured(List<Member> members, String colour) {
    String name = colours.known(colour).orElse(colour);
    List<Member> exact = saying(members, name);
    boolean plain =
        members.size() == 1
            && Words.of(members.get(0).prompt()).stream().noneMatch(colours::isColour);
    return plain ? members : exact;
  }
}
