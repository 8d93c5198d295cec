package studio.eligen.agent.store;

import java.time.Instant;
import java.util.Optional;
import studio.eligen.agent.design.Shown;

/**
 * A conversation as it stands in a list.
 *
 * @param firstWords how it began, cut to a line
 * @param name that the person gave it
 * @param shown by the version at which it stands
 * @param versions of the design that were made, without the blank one at the start
 * @param pictures how many of them were drawn
 * @param cover the last version that was drawn, or 0
 */
public record ConversationSummary(
    String id,
    Instant begun,
    Instant changed,
    String firstWords,
    Optional<String> name,
    boolean pinned,
    Shown shown,
    int versions,
    int pictures,
    int cover) {

  private static final int SHORT = 8;

  /** As much of the id as a person has to type. */
  public String shortId() {
    return id.substring(0, Math.min(SHORT, id.length()));
  }
}
