package studio.eligen.agent.pairs;

import java.util.List;
import java.util.function.BiPredicate;
import studio.eligen.agent.design.Design;

/**
 * An edit that somebody may wish of a design.
 *
 * @param target the prompt of the thing that it is about; empty where there is none yet
 * @param value what it shall be or do: another thing, a colour, a direction, a number, a scene
 * @param wordings sentences that all say it
 * @param fulfilled whether the second design is the first with this edit and no other
 */
public record Wish(
    EditKind kind,
    String target,
    String value,
    List<String> wordings,
    BiPredicate<Design, Design> fulfilled) {

  public Wish {
    wordings = List.copyOf(wordings);
  }
}
