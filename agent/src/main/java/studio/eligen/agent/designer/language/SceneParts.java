package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Shades;

/** What a scene consists of, and no thing of the picture: its sky, its walls. */
final class SceneParts {

  private static final Set<String> NAMES = WordList.words("scene-parts");

  /** Those of which a scene has one. */
  private static final Set<String> SINGLE =
      Set.of("sky", "wall", "floor", "ceiling", "sun", "moon");

  private SceneParts() {}

  /** Whether a word names one. */
  static boolean isOne(String word) {
    return NAMES.contains(word);
  }

  /** "make the sky black", "change the colour of the walls to blue": told with the scene. */
  static Optional<Rule.Outcome> tinted(Reading reading, Context context) {
    SceneRule.verb(reading);
    Attribute.read(reading);
    boolean here = context.references.isHere(reading);
    SceneRule.passDeterminers(reading);
    String part = reading.peek();
    if (here || !isOne(part)) {
      return Optional.empty();
    }
    reading.next();
    Attribute.named(reading);
    Links.pass(reading);
    reading.accept(SceneRule.BECOMING);
    List<String> look = Shades.read(reading, context.colours);
    boolean coloured = look.stream().anyMatch(context.colours::isColour) || Shades.isNamed(reading);
    reading.accept("paint", "pigment");
    if (!coloured || !reading.done()) {
      return Optional.empty();
    }
    String tint = String.join(" ", look).replace(" ,", ",") + " " + part;
    String told = SINGLE.contains(part) ? English.withArticle(tint) : tint;
    String before =
        context.design.scene().replaceFirst(" ?with (?:an? )?[\\w, -]+ " + part + "$", "");
    return Optional.of(SceneRule.scene((before + " with " + told).strip(), context));
  }
}
