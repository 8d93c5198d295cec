package studio.eligen.agent.pairs;

import java.util.List;
import studio.eligen.agent.design.Design;

/**
 * A pair that could be drawn: nothing of it is a picture yet.
 *
 * @param instructions sentences that each make the second design of the first; the first of them
 *     did
 */
public record PairScript(Design before, Wish wish, List<String> instructions, Design after) {

  public PairScript {
    instructions = List.copyOf(instructions);
  }
}
