package studio.eligen.agent.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.History;

/**
 * A whole conversation as it came out of a {@link ConversationZip}.
 *
 * @param name that a person gave it
 * @param history the designs, and where it stood
 * @param turns what was said and answered, at least one
 * @param pictures PNGs by version, each of its design's size; nobody decoded them yet
 */
public record ZippedConversation(
    Optional<String> name, History history, List<TurnRecord> turns, Map<Integer, byte[]> pictures) {

  public ZippedConversation {
    turns = List.copyOf(turns);
    pictures = Map.copyOf(pictures);
  }

  /** The same with these pictures. */
  public ZippedConversation withPictures(Map<Integer, byte[]> others) {
    return new ZippedConversation(name, history, turns, others);
  }
}
