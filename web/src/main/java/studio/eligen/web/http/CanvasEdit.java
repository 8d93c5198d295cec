package studio.eligen.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import studio.eligen.agent.design.Design;

/**
 * What the canvas sent, read and applied once to the design that it meets. It meets the same one
 * again in its turn, unless another turn comes between.
 */
final class CanvasEdit implements UnaryOperator<Design> {

  private final EditJson reader;
  private final JsonNode edits;
  private Design before;
  private Design after;

  CanvasEdit(EditJson reader, JsonNode edits) {
    this.reader = reader;
    this.edits = edits;
  }

  /**
   * The design after the edits.
   *
   * @throws studio.eligen.agent.design.InvalidInput if one is none or does not fit the design
   */
  @Override
  public synchronized Design apply(Design design) {
    if (design != before) {
      after = reader.applied(edits, design);
      before = design;
    }
    return after;
  }
}
