package studio.eligen.agent.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import studio.eligen.agent.evaluation.GenEvalPrompt.Place;
import studio.eligen.agent.evaluation.GenEvalPrompt.Shown;

/**
 * Sentences by the rules that GenEval's paper publishes, so that nobody needs its files: the same
 * kinds, COCO's eighty classes and GenEval's colours, counts and positions, in its own plain
 * English ("three sheeps"). The sentences are others than GenEval's own.
 */
final class GenEvalRules {

  static final long SEED = 43;

  private static final int OF_EACH_KIND = 100;
  private static final String PERSON = "person";

  /** Of these there is no plural to count by. */
  private static final List<String> UNCOUNTED = List.of("skis", "scissors");

  private static final List<String> COLOURS =
      List.of(
          "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white");
  private static final List<String> NUMBERS = List.of("two", "three", "four");
  private static final List<String> POSITIONS = List.of("left of", "right of", "above", "below");

  private final Random random = new Random(SEED);
  private final List<String> names;

  private GenEvalRules(List<String> names) {
    this.names = names;
  }

  /** The same sentences every time, each once. */
  static List<GenEvalPrompt> prompts() {
    return new GenEvalRules(cocoNames()).generate();
  }

  private static List<String> cocoNames() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                GenEvalRules.class.getResourceAsStream("coco-names.txt"),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<GenEvalPrompt> generate() {
    Map<String, GenEvalPrompt> all = new LinkedHashMap<>();
    names.forEach(name -> add(all, single(name)));
    for (Supplier<GenEvalPrompt> kind :
        List.<Supplier<GenEvalPrompt>>of(
            this::two, this::counted, this::coloured, this::placed, this::twoColoured)) {
      for (int i = 0; i < OF_EACH_KIND; i++) {
        add(all, kind.get());
      }
    }
    return new ArrayList<>(all.values());
  }

  private static void add(Map<String, GenEvalPrompt> all, GenEvalPrompt prompt) {
    all.putIfAbsent(prompt.text(), prompt);
  }

  private static GenEvalPrompt single(String name) {
    return prompt("single_object", article(name), shown(name));
  }

  private GenEvalPrompt two() {
    List<String> pair = pair();
    return prompt(
        "two_object",
        article(pair.get(0)) + " and " + article(pair.get(1)),
        shown(pair.get(0)),
        shown(pair.get(1)));
  }

  private GenEvalPrompt counted() {
    String name = one(names.stream().filter(n -> !UNCOUNTED.contains(n)).toList());
    int number = random.nextInt(NUMBERS.size());
    String plural = name + (name.endsWith("s") ? "es" : "s");
    Shown shown = new Shown(name, number + 2, Optional.empty(), Optional.empty());
    return prompt("counting", NUMBERS.get(number) + " " + plural, shown);
  }

  private GenEvalPrompt coloured() {
    Shown shown = coloured(notPerson(), one(COLOURS));
    return prompt("colors", article(shown.words()), shown);
  }

  private GenEvalPrompt placed() {
    List<String> pair = pair();
    String relation = one(POSITIONS);
    Place place = new Place(relation, 0);
    return prompt(
        "position",
        article(pair.get(0)) + " " + relation + " " + article(pair.get(1)),
        shown(pair.get(1)),
        new Shown(pair.get(0), 1, Optional.empty(), Optional.of(place)));
  }

  private GenEvalPrompt twoColoured() {
    String name = notPerson();
    String colour = one(COLOURS);
    Shown first = coloured(name, colour);
    Shown second = coloured(another(this::notPerson, name), another(() -> one(COLOURS), colour));
    return prompt(
        "color_attr", article(first.words()) + " and " + article(second.words()), first, second);
  }

  private List<String> pair() {
    String name = one(names);
    return List.of(name, another(() -> one(names), name));
  }

  private static String another(Supplier<String> draw, String taken) {
    String drawn = draw.get();
    while (drawn.equals(taken)) {
      drawn = draw.get();
    }
    return drawn;
  }

  /** GenEval has no people in colours. */
  private String notPerson() {
    return another(() -> one(names), PERSON);
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Shown shown(String name) {
    return new Shown(name, 1, Optional.empty(), Optional.empty());
  }

  private static Shown coloured(String name, String colour) {
    return new Shown(name, 1, Optional.of(colour), Optional.empty());
  }

  private static GenEvalPrompt prompt(String tag, String what, Shown... shown) {
    return new GenEvalPrompt(tag, "a photo of " + what, List.of(shown));
  }

  private static String article(String words) {
    return ("aeiou".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words;
  }
}
