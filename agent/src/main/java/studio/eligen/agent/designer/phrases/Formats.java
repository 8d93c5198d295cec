package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.WordList;

/**
 * The format of a picture in a sentence about what it shows: "a cat, portrait format", "a landscape
 * postcard with a cake". It is told first, in a command of its own, and says nothing of the things.
 */
public final class Formats {

  /** Shapes by name; "bigger" and its like say nothing of a format. */
  private static final Set<String> SHAPES =
      WordList.facts("canvas-shapes").entrySet().stream()
          .filter(shape -> shape.getValue().contains(":"))
          .map(Map.Entry::getKey)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> FILLERS = WordList.facts("canvas-words").keySet();

  private static final String[] FORMAT = {
    "format", "orientation", "mode", "aspect ratio", "ratio", "layout"
  };

  /** What is printed in a format: a landscape photo is one of a landscape. */
  private static final String[] CARDS = WordList.phrases("cards");

  private static final Set<String> WISHING =
      Set.of(
          "put", "please", "want", "need", "i", "we", "you", "would", "could", "can", "like",
          "love", "prefer", "rather", "see", "get", "now", "do");

  private static final String[] PICTURES = {"picture", "image", "photo", "painting", "drawing"};

  private static final Set<String> ENDS = Set.of("", ",", ".", ";", "!", "?", "and", ":");

  /** Of a ratio; 16:30 is a time. */
  private static final String SIDE = "[1-9]|1\\d|2[01]";

  private Formats() {}

  /** The same with the format in front, or as it is where it tells of none or of nothing else. */
  public static List<String> first(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      Reading reading = new Reading(words);
      reading.skip(i);
      Optional<List<String>> shape = reading.first(() -> read(reading));
      if (shape.isPresent()) {
        return apart(words, i, reading.mark(), shape.get());
      }
    }
    return words;
  }

  /** Goes past "in portrait format", and gives its shape. */
  private static Optional<List<String>> read(Reading reading) {
    boolean in = reading.accept("in", "as") || reading.accept(", in");
    reading.accept("a", "the");
    int from = reading.mark();
    boolean ratio = ratio(reading);
    if (!ratio && !reading.acceptAny(SHAPES)) {
      return Optional.empty();
    }
    List<String> shape = List.copyOf(reading.since(from));
    boolean format = reading.accept(FORMAT);
    boolean alone =
        reading.peek(-2).equals("in")
                && in
                && (ENDS.contains(reading.peek()) || reading.peek().equals("with"))
            || ratio && ENDS.contains(reading.peek());
    if (format || alone) {
      return Optional.of(shape);
    }
    boolean picture = !shape.get(0).matches("landscape|portrait");
    boolean card =
        !in
            && (picture && reading.would(() -> reading.accept(PICTURES))
                || reading.would(() -> card(reading)));
    return card ? Optional.of(shape) : Optional.empty();
  }

  private static boolean ratio(Reading reading) {
    boolean ratio =
        reading.peek().matches(SIDE)
            && reading.peek(1).equals(":")
            && reading.peek(2).matches(SIDE);
    reading.skip(ratio ? 3 : 0);
    return ratio;
  }

  /** "birthday postcard with". */
  private static boolean card(Reading reading) {
    boolean card = reading.accept(CARDS);
    if (!card) {
      reading.next();
      card = reading.accept(CARDS);
    }
    return card
        && (ENDS.contains(reading.peek())
            || reading.peek().matches("of|with|for|showing|where|that|please"));
  }

  /** Whether a word says no more than that this picture, or this as a card, shall be so. */
  private static boolean isAbout(String word, List<String> before) {
    return WISHING.contains(word) || before.contains("this") && List.of(CARDS).contains(word);
  }

  private static List<String> apart(List<String> words, int from, int to, List<String> shape) {
    int start = from;
    while (start > 0 && !ENDS.contains(words.get(start - 1))) {
      start--;
    }
    int end = to;
    while (end < words.size() && !ENDS.contains(words.get(end))) {
      end++;
    }
    List<String> before = words.subList(start, from);
    boolean only =
        Stream.concat(before.stream(), words.subList(to, end).stream())
            .allMatch(word -> FILLERS.contains(word) || isAbout(word, before));
    List<String> left = new ArrayList<>(words.subList(0, only ? start : from));
    if (only && !left.isEmpty()) {
      left.remove(left.size() - 1);
    }
    left.addAll(words.subList(behindLike(words, only ? end : to), words.size()));
    while (!left.isEmpty() && ENDS.contains(left.get(0))) {
      left.remove(0);
    }
    List<String> told = new ArrayList<>(shape);
    told.add("format");
    told.addAll(left.isEmpty() ? left : List.of("."));
    told.addAll(left);
    return told;
  }

  /** Where ", like a real postcard" ends, which says no more of a format. */
  private static int behindLike(List<String> words, int from) {
    Reading like = new Reading(words);
    like.skip(from);
    boolean more = like.accept(",") && like.accept("like a", "like an", "as for a");
    return more && like.rest().size() < 4 ? words.size() : from;
  }
}
