package studio.eligen.agent.store;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.engine.Region;

/** Short conversations for the tests of the archive. */
final class Talks {

  static final Design BLANK = Design.blank(new Canvas(64, 96), 7);

  private Talks() {}

  /** A box, an ellipse, a polygon and a mask. */
  static Design everyKind() {
    BitSet pixels = new BitSet();
    pixels.set(40 * 64 + 8, 40 * 64 + 40);
    pixels.set(60 * 64 + 8, 60 * 64 + 30);
    return new Design(
        new Canvas(64, 96),
        "on a \"beach\" – with ünïcode 🐈",
        "ink",
        "blur",
        -12345678901L,
        List.of(
            new Entity("cat", "cat", new Region.Box(0.1, 0.2, 0.5, 0.6)),
            new Entity("cat-2", "red cat", new Region.Ellipse(0.1, 0.2, 0.5, 0.6))
                .withSeed(Optional.of(-7L))
                .withStrength(Optional.of(0.35)),
            new Entity(
                "kite",
                "kite",
                new Region.Polygon(
                    List.of(
                        new Region.Point(0, 0),
                        new Region.Point(1, 0.5),
                        new Region.Point(0.25, 1)))),
            new Entity("cloud", "cloud", new Region.Mask(64, 96, pixels))));
  }

  static History add(History history, String word) {
    Entity entity =
        new Entity(history.design().freeId(word), word, new Region.Box(0.25, 0.25, 0.75, 0.75));
    return history.then(history.design().with(new DesignEdit.AddEntity(entity)), "add a " + word);
  }

  /** Says "add a cat" and the like, and keeps it. */
  static History say(Conversation conversation, String word) {
    History after = add(conversation.history(), word);
    conversation.record(
        new Exchange("add a " + word, "I added a " + word + ".", List.of(word)), after);
    return after;
  }

  static void go(Conversation conversation, String words, History to) {
    conversation.record(new Exchange(words, "", List.of()), to);
  }

  static byte[] picture(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
