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
 * @param designBytes that the designs take as JSON
 */
public record ZippedConversation(
    Optional<String> name,
    History history,
    List<TurnRecord> turns,
    Map<Integer, byte[]> pictures,
    long designBytes) {

  public ZippedConversation {
    turns = List.copyOf(turns);
    pictures = Map.copyOf(pictures);
  }

  /** About what it takes when it is kept, however small its zip is. */
  public long bytes() {
    long words =
        turns.stream()
            .mapToLong(turn -> turn.exchange().said().length() + turn.exchange().reply().length())
            .sum();
    return designBytes + words + pictures.values().stream().mapToLong(png -> png.length).sum();
  }

  /** The same with these pictures. */
  public ZippedConversation withPictures(Map<Integer, byte[]> others) {
    return new ZippedConversation(name, history, turns, others, designBytes);
  }
}
