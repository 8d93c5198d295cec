package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Shades;

/** What a scene consists of, and no thing of the picture: its sky, its walls. */
final class SceneParts {

  private static final Set<String> NAMES = WordList.words("scene-parts");

  private static final String[] ABSENCES = WordList.phrases("absences");

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
    String scene = context.design.scene();
    boolean any = context.model.isOpen();
    boolean own = any && !Words.isStop(part) && Words.of(scene).contains(part);
    if (here || !isOne(part) && !own) {
      return Optional.empty();
    }
    reading.next();
    Attribute.named(reading);
    Links.pass(reading);
    if (own && (reading.accept(ABSENCES) || reading.accept("stop", "end")) && reading.done()) {
      return Optional.of(Removing.unnamed(new Reading(List.of(part)), context));
    }
    reading.accept(SceneRule.BECOMING);
    Token more = reading.token(0);
    boolean compares = more.isComparative() && reading.peek(1).isEmpty();
    List<String> look = compares ? List.of(more.positive()) : Shades.read(reading, context.colours);
    reading.skip(compares ? 1 : 0);
    boolean coloured = look.stream().anyMatch(context.colours::isColour) || Shades.isNamed(reading);
    reading.accept("paint", "pigment");
    if (look.isEmpty() || !coloured && !any || !reading.done()) {
      return Optional.empty();
    }
    String tint = String.join(" ", look).replace(" ,", ",") + " " + part;
    if (own) {
      return Optional.of(SceneRule.scene(looking(scene, part, tint), context));
    }
    String told = SINGLE.contains(part) ? English.withArticle(tint) : tint;
    String before = scene.replaceFirst(" ?with (?:an? )?[\\w, -]+ " + part + "$", "");
    return Optional.of(SceneRule.scene((before + " with " + told).strip(), context));
  }

  /** "on a stormy lake" of "on a lake" and of "on a calm lake". */
  private static String looking(String scene, String part, String tint) {
    Reading reading = new Reading(Words.of(scene));
    int end = Words.of(scene).indexOf(part);
    int from = end;
    while (from > 0 && reading.token(from - 1).is(Tag.ADJECTIVE)) {
      from--;
    }
    List<String> words = new ArrayList<>(Words.of(scene));
    words.subList(from, end + 1).clear();
    boolean one = from > 0 && words.get(from - 1).matches("an?");
    words.add(from, one ? English.withArticle(tint) : tint);
    words.subList(one ? from - 1 : from, from).clear();
    return String.join(" ", words).replace(" ,", ",");
  }
}
