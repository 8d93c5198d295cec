package studio.eligen.agent.designer.references;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Places at what was named before: "at her feet", "on its roof", "on the side". */
public final class OwnPlaces {

  private static final String[] VAGUE = WordList.phrases("vague-prepositions");

  private OwnPlaces() {}

  /**
   * "at her feet", "on its roof": at who was named before.
   *
   * @param owner what has what is named now, if a "with" came before
   * @param subject what was named last by itself
   * @param scene whether a place was told, which has parts as well
   */
  public static Optional<Spot> part(
      Reading reading, Optional<Thing> owner, Optional<Thing> subject, boolean scene) {
    int mark = reading.mark();
    Optional<Thing> whose = owner.or(() -> subject);
    boolean ofScene = whose.isEmpty() && scene;
    boolean on = reading.accept("on top of", "on");
    boolean in = !on && reading.accept("in", "over", "under", "with", "between");
    boolean led = (whose.isPresent() || ofScene) && (on || in || reading.accept(VAGUE));
    reading.accept("one of", "the end of", "the top of");
    boolean definite = reading.peek().equals("the");
    boolean owned = led && (Words.POSSESSIVES.contains(reading.peek()) || definite);
    String noun = reading.nextNoun();
    // No violin has a floor.
    boolean built =
        definite
            && EverydayThings.isA(noun, "part of a building")
            && whose.filter(thing -> EverydayThings.isA(thing.name(), "building")).isEmpty();
    if (!owned || built || !EverydayThings.isA(noun, "part") || !reading.acceptPhrase()) {
      return Optional.empty();
    }
    boolean apart = owner.isPresent() && reading.since(mark).contains("the");
    Relation lies = on || in && apart ? Relation.ON : Relation.NEXT_TO;
    return Optional.of(
        in && !apart || ofScene ? Spot.ANYWHERE : new Spot.Near(lies, List.of(whose.get().id())));
  }

  /** Something by its id and its name. */
  public record Thing(String id, String name) {}

  /** Whether "on the side" comes next, of what has it. */
  public static boolean side(Reading reading) {
    return reading.any(() -> reading.accept("on the side", "at the side") && isAlone(reading));
  }

  /** Whether "on both sides" comes next, of what has it or of the picture. */
  public static boolean bothSides(Reading reading) {
    return reading.any(
        () ->
            reading.accept("on both sides", "on either side", "on each side") && isAlone(reading));
  }

  private static boolean isAlone(Reading reading) {
    return !reading.peek().equals("of");
  }
}
