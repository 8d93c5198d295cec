package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;

/** Expectations of words. */
final class Texts {

  private Texts() {}

  /** Whether the things' prompts are these, each once, in any order. */
  static boolean sameBag(List<String> prompts, List<Entity> entities) {
    if (prompts.size() != entities.size()) {
      return false;
    }
    if (prompts.isEmpty()) {
      return true;
    }
    for (Entity entity : entities) {
      if (is(prompts.get(0), entity)) {
        List<Entity> rest = new ArrayList<>(entities);
        rest.remove(entity);
        if (sameBag(prompts.subList(1, prompts.size()), rest)) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean prompt(JsonNode wanted, Outcome outcome) {
    return wanted.properties().stream()
        .allMatch(
            named ->
                outcome
                    .after()
                    .entity(named.getKey())
                    .filter(entity -> is(named.getValue().asText(), entity))
                    .isPresent());
  }

  static boolean mentions(JsonNode word, Outcome outcome) {
    return outcome.after().entities().stream()
        .anyMatch(entity -> says(entity.prompt(), List.of(word.asText())));
  }

  /** Whether the prompts that named things have now say so. */
  static boolean prompted(JsonNode wanted, Outcome outcome, BiPredicate<Part, String> so) {
    return wanted.properties().stream()
        .allMatch(
            named ->
                outcome
                    .after()
                    .entity(named.getKey())
                    .filter(e -> so.test(Part.of(named.getValue().asText()), e.prompt()))
                    .isPresent());
  }

  /** Whether each of these passages stands in some prompt. */
  static boolean somewhere(JsonNode passages, Outcome outcome) {
    return Utterance.texts(passages).stream()
        .allMatch(
            passage ->
                outcome.after().entities().stream()
                    .anyMatch(entity -> says(entity.prompt(), List.of(passage))));
  }

  static boolean noPrompt(JsonNode parts, Design design) {
    return Utterance.texts(parts).stream()
        .map(Part::of)
        .noneMatch(part -> design.entities().stream().anyMatch(e -> part.isIn(e.prompt())));
  }

  /** Whether all this shall be left out, by the negative prompt alone. */
  static boolean negative(JsonNode parts, Outcome outcome) {
    Design after = outcome.after();
    return noPrompt(parts, after)
        && Utterance.texts(parts).stream().allMatch(part -> Part.of(part).isIn(after.negative()));
  }

  /** Whether a text has one of the parts between "|"; the empty part is for the empty text only. */
  static boolean contains(String text, String parts) {
    return parts.isEmpty()
        ? text.isEmpty()
        : Outcome.alternatives(parts).anyMatch(text.toLowerCase(Locale.ROOT)::contains);
  }

  /** Whether for each of these, a word of the text begins with it; figures must stand alone. */
  static boolean says(String text, List<String> words) {
    return words.stream().allMatch(word -> Outcome.alternatives(word).anyMatch(a -> says(text, a)));
  }

  private static boolean says(String text, String word) {
    String begin = "(?<![\\p{L}\\p{N}])" + Pattern.quote(word);
    String end = Character.isDigit(word.charAt(word.length() - 1)) ? "(?!\\d)" : "";
    return Pattern.compile(begin + end, Pattern.CASE_INSENSITIVE).matcher(text).find();
  }

  private static boolean is(String prompts, Entity entity) {
    return Outcome.alternatives(prompts).anyMatch(p -> Outcome.samePrompt(p, entity.prompt()));
  }
}
