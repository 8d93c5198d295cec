package studio.eligen.web.http;

import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.eligen.agent.PlainWords;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignDifference;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.json.JsonField;

/**
 * What the canvas sent, read and applied once to the design that it meets. It meets the same one
 * again in its turn, unless another turn comes between.
 */
final class CanvasEdit implements UnaryOperator<Design> {

  private final EditJson reader;
  private final JsonField edits;
  private Design before;
  private Design after;

  CanvasEdit(EditJson reader, JsonField edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /** Whether a picture's file comes with them, which takes long to read. */
  boolean bringsPicture() {
    return EditJson.bringsPicture(edits);
  }

  /**
   * The design after the edits.
   *
   * @throws studio.eligen.agent.design.InvalidInput if one is none or does not fit the design
   */
  @Override
  public Design apply(Design design) {
    return apply(design, new Cancellation());
  }

  /**
   * The same, for somebody who waits for it.
   *
   * @throws studio.eligen.engine.RenderException.Cancelled if nobody does any more
   */
  synchronized Design apply(Design design, Cancellation cancellation) {
    if (design != before) {
      after = reader.applied(edits, design, cancellation);
      before = design;
    }
    return after;
  }

  /**
   * The design after the edits as it looks now, while turns come before them: what does not fit yet
   * may fit then.
   *
   * @throws RefusedNames if they call a thing what the model cannot draw, which no turn can mend
   */
  Optional<Design> foreseen(Design now) {
    if (bringsPicture()) {
      return Optional.empty();
    }
    try {
      return Optional.of(apply(now));
    } catch (RefusedNames e) {
      throw e;
    } catch (InvalidInput e) {
      return Optional.empty();
    }
  }

  /** What somebody calls an edit, or else what it does, where that is known by now. */
  static String named(String words, Design now, Optional<Design> next) {
    return words.isEmpty() ? inWords(now, next, "your changes") : words;
  }

  /** What an edit does, where it is known by now. */
  static String inWords(Design now, Optional<Design> next, String otherwise) {
    return next.map(then -> String.join(", ", DesignDifference.words(now, then)))
        .map(words -> PlainWords.of(words).strip())
        .filter(words -> !words.isEmpty())
        .orElse(otherwise);
  }
}
