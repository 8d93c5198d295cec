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
    long said = turns.stream().map(TurnRecord::exchange).mapToLong(Exchange::length).sum();
    long words = history.versions().stream().mapToLong(each -> each.words().length()).sum();
    long rows = 1L + turns.size() + history.versions().size();
    long drawn = pictures.values().stream().mapToLong(png -> png.length).sum();
    return designBytes + said + words + rows * Room.ROW + drawn;
  }

  /** The same with these pictures. */
  public ZippedConversation withPictures(Map<Integer, byte[]> others) {
    return new ZippedConversation(name, history, turns, others, designBytes);
  }
}
