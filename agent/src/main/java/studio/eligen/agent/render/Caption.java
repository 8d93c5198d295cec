package studio.eligen.agent.render;

import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.English;
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
                "entities", English.list(things(design)),
                "scene", design.scene(),
                "style", design.style()));
    // What empty slots leave behind: double spaces, commas with nothing before or after them.
    return filled
        .replaceAll("\\s+", " ")
        .replaceAll("(?: ?,)++", ",")
        .replaceAll("^[ ,]+|[ ,]+$", "");
  }

  private static List<String> things(Design design) {
    return design.visible().entities().stream()
        .map(Entity::prompt)
        .map(English::withArticle)
        .toList();
  }
}
