package studio.eligen.agent.render;

import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.prompts.Prompts;
import studio.eligen.prompts.Purpose;

/** The global prompt of a design: "a cat, a red car and a tree on a grassy field, watercolour". */
final class Caption {

  private final Prompts prompts;

  Caption(Prompts prompts) {
    this.prompts = prompts;
  }

  String of(Design design) {
    String filled =
        prompts.fill(
            Purpose.CAPTION,
            Map.of(
                "entities", list(design.entities().stream().map(Entity::prompt).toList()),
                "scene", design.scene(),
                "style", design.style()));
    // What empty slots leave behind: double spaces, commas with nothing before or after them.
    return filled.replaceAll("\\s+", " ").replaceAll("( ?,)+", ",").replaceAll("^[ ,]+|[ ,]+$", "");
  }

  private static String list(List<String> prompts) {
    List<String> named = prompts.stream().map(Caption::withArticle).toList();
    if (named.size() < 2) {
      return String.join("", named);
    }
    int last = named.size() - 1;
    return String.join(", ", named.subList(0, last)) + " and " + named.get(last);
  }

  private static String withArticle(String prompt) {
    boolean has = prompt.matches("(?i)(a|an|the|one|two|three|some|many|several|my|his|her) .*");
    boolean vowel =
        prompt.matches("(?i)(?!(uni(?!m|n)|use|ufo|eu|one)).*") && prompt.matches("(?i)[aeiou].*");
    return has ? prompt : (vowel ? "an " : "a ") + prompt;
  }
}
