package studio.eligen.web.conversation;

import studio.eligen.agent.store.Archive;

/**
 * Somebody who asks.
 *
 * @param owner whose conversations there are
 * @param address from which the request came
 */
public record Visitor(String owner, String address) {

  /** Whether it is whoever started the studio, whose disk and model server these are. */
  public boolean isHost() {
    return isHost(owner);
  }

  static boolean isHost(String owner) {
    return owner.equals(Archive.LOCAL);
  }
}
