package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Writing;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Sides;
import studio.eligen.engine.Region;

/**
 * "write "OPEN" on the sign": words on a thing are words of its prompt. "write "OPEN" at the top":
 * words in the picture are a thing of their own, in a line across it.
 */
final class WritingRule implements Rule {

  private static final String[] KINDS = {
    "the word",
    "the words",
    "the text",
    "the message",
    "the name",
    "text",
    "a text",
    "text saying",
    "a text saying"
  };

  private static final String[] SAYING = {"should", "must", "shall", "needs to", "has to"};

  private static final String[] UNTOLD = {
    "some text", "a text", "text", "some words", "words", "a message", "some writing"
  };

  private static final String[] WRITTEN = {
    "something", "some text", "a text", "text", "some words", "words", "a message"
  };

  private static final double MARGIN = 0.05;
  private static final double HEIGHT = 0.17;

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean says = reading.accept("it", "this", "the picture", "the image", "the card");
    says = says && reading.accept(SAYING) && reading.accept("say", "read");
    boolean writes =
        says
            || reading.accept("write", "print", "engrave", "carve", "stamp", "put", "add", "paint");
    refuseUntold(reading, context);
    reading.accept(KINDS);
    if (!writes || !Quotes.isOne(reading.peek())) {
      return Optional.empty();
    }
    if (!context.model.isOpen()) {
      throw new Misunderstanding(
          "this model cannot write words, so %s is not drawn."
              .formatted(Quotes.shown(reading.peek())));
    }
    String words = reading.next();
    List<String> letters = Writing.letters(reading);
    Optional<Outcome> on = reading.first(() -> onThing(words, letters, reading, context));
    return on.or(() -> reading.first(() -> inPicture(words, letters, reading, context)));
  }

  /** "put some text on it": which is not said. */
  private static void refuseUntold(Reading reading, Context context) {
    boolean writing = reading.peek(-1).matches("write|print|put|add");
    boolean untold =
        writing
            && reading.would(
                () ->
                    reading.accept(reading.peek(-1).equals("write") ? WRITTEN : UNTOLD)
                        && (reading.done()
                            || reading.accept("on", "in", "to", "into", "at", "above")));
    if (untold) {
      throw new Misunderstanding(
          context.model.isOpen()
              ? "I do not know which words: say for example: write \"Happy birthday\" at the top."
              : "this model cannot write words.");
    }
  }

  private static Optional<Outcome> onThing(
      String words, List<String> letters, Reading reading, Context context) {
    boolean on = reading.accept("on", "onto", "across", "over");
    boolean unclear = reading.peek().matches("it|this") && !context.references.knowsIt();
    if (!on || unclear || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> says = new ArrayList<>(List.of("that", "says", Quotes.shown(words)));
    says.addAll(letters);
    List<String> ids = context.references.read(reading);
    return Optional.of(Looks.said(ids, context, prompt -> Looks.with(prompt, says)));
  }

  /** In a line across the picture: at the top, where nothing else is said. */
  private static Optional<Outcome> inPicture(
      String words, List<String> letters, Reading reading, Context context) {
    reading.accept(
        "on it", "on this", "on top", "on the picture", "on the image", "in the picture");
    Optional<Spot.Side> side = Sides.read(reading);
    Optional<Spot> spot =
        side.isPresent() ? side.map(Spot.class::cast) : context.spots.read(reading);
    List<String> look = letters.isEmpty() ? Writing.letters(reading) : letters;
    if (!reading.done() && !reading.peek().matches("and|,")) {
      return Optional.empty();
    }
    context.demandRoom(1);
    double top = top(spot, context);
    String prompt = ("text " + Quotes.shown(words) + " " + String.join(" ", look)).strip();
    String id = context.design.freeId("text");
    Region region = new Region.Box(MARGIN, top, 1 - MARGIN, top + HEIGHT);
    DesignEdit added = new DesignEdit.AddEntity(new Entity(id, prompt, region));
    String where = top < 0.3 ? "at the top" : top > 0.6 ? "at the bottom" : "in the middle";
    String said =
        "I wrote %s %s%s.".formatted(Quotes.shown(words), where, over(spot, top, context));
    return Optional.of(new Outcome(List.of(added), said, List.of(id)));
  }

  /** Where there is no room above something for a line of text. */
  private static String over(Optional<Spot> spot, double top, Context context) {
    boolean covers =
        spot.isPresent()
            && spot.get() instanceof Spot.Near near
            && near.relation() == Spot.Relation.ABOVE
            && context.cast.member(near.ids().get(0)).bounds().orElseThrow().y0() < top + HEIGHT;
    return covers
        ? ", before %s, as there is no more room above"
            .formatted(context.theNames(((Spot.Near) spot.get()).ids()))
        : "";
  }

  private static double top(Optional<Spot> spot, Context context) {
    double lowest = 1 - HEIGHT - 0.03;
    if (spot.isPresent() && spot.get() instanceof Spot.Side side && side.down() != null) {
      return side.down() < 0 ? 0.03 : side.down() > 0 ? lowest : (1 - HEIGHT) / 2;
    }
    if (spot.isEmpty() || !(spot.get() instanceof Spot.Near near)) {
      return 0.03;
    }
    var box = context.cast.member(near.ids().get(0)).bounds().orElseThrow();
    double at = near.relation() == Spot.Relation.BELOW ? box.y1() : box.y0() - HEIGHT;
    return Math.max(0.03, Math.min(at, lowest));
  }
}
