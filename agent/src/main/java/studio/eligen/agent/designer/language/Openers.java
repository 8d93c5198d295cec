package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Styles;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * What opens a description and is no thing in it: "a realistic photo of", "an oil painting of", "a
 * scene with". What it says of the way of drawing is the style.
 */
final class Openers {

  /** Words for a picture; "style" are those that are a way of drawing by themselves. */
  private static final Map<String, String> PICTURES = WordList.facts("pictures");

  private static final String[] LINKS = WordList.phrases("opener-links");

  /** Words of praise, which say nothing of a style. */
  private static final Set<String> PRAISE = WordList.words("praise");

  private static final Set<String> WRITING =
      Set.of("text", "word", "words", "lettering", "letters", "message", "caption", "title");

  /** What is told of in words before it comes: "my kid's dream: …". */
  private static final Set<String> ANNOUNCED = WordList.words("announced");

  /** How far in a place: "deep in the jungle". */
  private static final String DEEP =
      "\\b(?:deep(?: down)?|high(?: up)?|far(?: out)?|somewhere) (?=(?:in|inside|under|above|on) \\w)";

  private static final int LONGEST = 9;

  private Openers() {}

  /** What is left of a description, and the style that its opener tells. */
  record Opened(List<String> rest, Optional<String> style) {}

  /** Takes the opener off, if there is one. */
  static Opened cut(List<String> said) {
    List<String> words = List.of(plain(String.join(" ", said)).split(" "));
    Reading reading = new Reading(words);
    reading.accept("something like", "something with", "this is", "here is");
    reading.any(() -> reading.accept("it is") && !isWeather(reading));
    return styleFirst(words).or(() -> announced(words)).orElseGet(() -> opened(words, reading));
  }

  /** "an empty room except for a chair" is a room with one. */
  private static String plain(String said) {
    return said.replace("close up", "close-up")
        .replaceAll(DEEP, "")
        .replace(" containing ", " with ")
        .replaceFirst("^(?:the )?style : ", "")
        .replaceFirst("^(?:the |an )?(?:inside|interior) of ", "inside ")
        .replaceAll(
            "\\b(?:except|apart|aside|but|save) (?:for|from) (?=an?\\b|the\\b|\\w+ \\w)", "with ");
  }

  private static boolean isWeather(Reading reading) {
    return Weather.of(reading.rest().stream().takeWhile(w -> !w.matches(",|and|with")).toList())
        .isPresent();
  }

  /** What opens a description by its words for a picture. */
  private static Opened opened(List<String> words, Reading reading) {
    int start = reading.mark();
    int from = start;
    boolean named = false;
    while (reading.mark() < LONGEST && !reading.done() && !isLink(reading)) {
      boolean picture = PICTURES.containsKey(reading.peek());
      boolean ends = reading.token(0).is(Tag.PREPOSITION, Tag.AUXILIARY, Tag.NEGATION);
      boolean verb = reading.token(0).is(Tag.VERB, Tag.DETERMINER, Tag.PRONOUN);
      if (!picture && (ends || verb && named)) {
        return new Opened(words.subList(start, words.size()), Optional.empty());
      }
      from =
          verb && !picture
              ? Math.max(from, reading.mark() + (reading.token(0).is(Tag.VERB) ? 0 : 1))
              : from;
      named |= reading.token(0).is(Tag.NOUN);
      reading.next();
    }
    String last = reading.peek(-1);
    boolean hangs = reading.rest().stream().anyMatch(w -> w.matches("hanging|hung|framed"));
    boolean thing = "thing".equals(PICTURES.get(last));
    boolean opens =
        PICTURES.containsKey(last) && !hangs && isLink(reading) && (!thing || opensThing(reading));
    if (!opens) {
      return new Opened(words.subList(start, words.size()), Optional.empty());
    }
    List<String> kind = kind(reading.since(from));
    if (Scenes.isCalledScene(last) && !kind.isEmpty() && Styles.named(kind).isEmpty()) {
      return new Opened(words.subList(start, words.size()), Optional.empty());
    }
    boolean own = reading.accept("has");
    reading.accept(LINKS);
    boolean told =
        kind.size() > 1
            || Scenes.isCalledScene(last) && !kind.isEmpty()
            || kind.size() == 1 && !own && !PICTURES.getOrDefault(kind.get(0), "").isEmpty();
    Optional<String> style = told ? Optional.of(String.join(" ", kind)) : Optional.empty();
    return new Opened(List.copyOf(reading.rest()), style);
  }

  /** A card is what the picture shall be where it shows things, and a thing where it has parts. */
  private static boolean opensThing(Reading reading) {
    boolean counted = reading.token(1).is(Tag.NUMBER) || reading.peek(1).matches("an?|some");
    String noun = reading.peek(1);
    counted |= Plurals.isSeveral(noun) && EverydayThings.standsAlone(Plurals.singular(noun));
    return reading.peek().matches("of|about|showing|depicting|featuring|that|which")
        || reading.peek().equals("with") && counted && !hasParts(reading.rest());
  }

  private static boolean hasParts(List<String> with) {
    return with.stream()
        .takeWhile(word -> !word.equals("and") && !word.equals(","))
        .anyMatch(word -> WRITING.contains(word) || EverydayThings.isA(word, "part"));
  }

  private static List<String> kind(List<String> opener) {
    return Words.withoutArticle(opener).stream()
        .filter(word -> !PRAISE.contains(word) && !word.equals("scene") && !word.equals(","))
        .toList();
  }

  /** "watercolour painting, a heron by a stream", "anime style: a girl". */
  private static Optional<Opened> styleFirst(List<String> words) {
    int end = 0;
    while (end < words.size() && !List.of(",", ":").contains(words.get(end))) {
      end++;
    }
    boolean counted = new Reading(words).token(0).is(Tag.NUMBER);
    if (counted || end == 0 || end + 1 >= words.size()) {
      return Optional.empty();
    }
    List<String> rest = List.copyOf(words.subList(end + 1, words.size()));
    Reading manner = new Reading(words.subList(0, end));
    manner.accept("make it look like", "it look like", "make it like", "it like", "make it", "it");
    List<String> led = manner.rest();
    if (led.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> quality =
        Styles.isQuality(led) ? Optional.of(String.join(" ", led)) : Optional.empty();
    Optional<String> style =
        Styles.named(led).or(() -> Styles.led(String.join(" ", led))).or(() -> quality);
    Optional<Opened> more = style.flatMap(first -> styleFirst(rest));
    return style.map(
        first ->
            more.map(m -> new Opened(m.rest(), m.style().map(next -> first + ", " + next)))
                .orElse(new Opened(rest, Optional.of(first))));
  }

  /** "a picture for my son's room: …": for what it is, is not in it. */
  private static Optional<Opened> announced(List<String> words) {
    int colon = words.indexOf(":");
    List<String> led = words.subList(0, Math.max(0, colon));
    boolean picture =
        led.stream().anyMatch(word -> PICTURES.containsKey(word) && !Scenes.isCalledScene(word))
            || colon > 0 && (ANNOUNCED.contains(words.get(colon - 1)) || led.get(0).equals("for"));
    return picture && colon + 1 < words.size()
        ? Optional.of(new Opened(words.subList(colon + 1, words.size()), Optional.empty()))
        : Optional.empty();
  }

  private static boolean isLink(Reading reading) {
    return reading.would(() -> reading.accept(LINKS) && !reading.done());
  }
}
