package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Words;

/** Where somebody looks or faces, which is no place of his: "to the left", "out over the sea". */
final class Aims {

  private static final Set<String> VERBS =
      Set.of("look", "face", "gaze", "stare", "point", "turn", "glance", "peer", "head");

  private static final Set<String> WAYS =
      Set.of(
          "left",
          "right",
          "camera",
          "viewer",
          "front",
          "back",
          "distance",
          "horizon",
          "sky",
          "view",
          "ground",
          "sunset",
          "sunrise",
          "scenery",
          "side");

  private Aims() {}

  /** Goes past it behind such a verb, and past how somebody looks: "looking relaxed". */
  static boolean read(Reading reading, Token verb) {
    boolean seems = verb.lemma().matches("look|seem|appear|feel");
    if (seems && !reading.token(1).is(Tag.NOUN) && reading.accept(Tag.ADJECTIVE)) {
      return true;
    }
    if (!VERBS.contains(verb.lemma())) {
      return false;
    }
    reading.accept("slightly");
    reading.accept("out", "up", "down", "back");
    reading.accept("towards", "toward", "to", "at", "over", "into", "across");
    boolean way =
        reading.any(
            () -> reading.accept("the") && reading.acceptAny(WAYS), () -> reading.acceptAny(WAYS));
    reading.any(() -> way && reading.accept("side"));
    return (way || isView(reading) && reading.acceptPhrase()) && !reading.peek().equals("of");
  }

  private static boolean isView(Reading reading) {
    List<String> name = reading.nextPhrase();
    return Landscapes.isNamed(Words.withoutArticle(name))
        && EverydayThings.isAny(reading.nextNoun(), "body of water", "landform", "site");
  }
}
