package studio.eligen.agent.store;

import java.util.List;

/**
 * What was said in one turn and what was answered.
 *
 * @param said by the person; or what was done by hand, in words
 * @param reply may be empty
 * @param focus ids of the things spoken of last, which "it" and "them" mean
 */
public record Exchange(String said, String reply, List<String> focus) {
  public Exchange {
    focus = List.copyOf(focus);
  }

  /** Letters of all of it. */
  long length() {
    return said.length() + reply.length() + focus.stream().mapToLong(String::length).sum();
  }
}
