package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;

/** Things by their prompts, in words: "a cat and two red cars". */
final class Listing {

  private Listing() {}

  static String of(List<String> prompts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    prompts.forEach(prompt -> counts.merge(prompt, 1, Integer::sum));
    List<String> phrases = new ArrayList<>();
    counts.forEach(
        (prompt, count) ->
            phrases.add(
                count == 1
                    ? English.one(prompt)
                    : Numerals.name(count) + " " + Plurals.pluralOfPhrase(prompt)));
    return English.list(phrases);
  }
}
