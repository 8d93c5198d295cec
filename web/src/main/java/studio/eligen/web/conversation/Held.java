package studio.eligen.web.conversation;

import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Footprint;
import studio.eligen.agent.store.Conversation;

/** About how much memory an open conversation takes: its designs with their masks, its pictures. */
final class Held {

  private static final long MEGA = 1_000_000;

  /**
   * Of what has to be in memory as long as it is open: all its designs. With less not even the
   * masks of one would fit.
   */
  private static final long MOST_GROWN = Math.max(16 << 20, Runtime.getRuntime().maxMemory() / 128);

  /** Of what is kept, where each version has all of its masks and its style picture. */
  private static final long MOST_TEXT = 4 * MOST_GROWN;

  private final Conversation conversation;
  private final Studio studio;
  private final WrittenMasks masks = new WrittenMasks();
  private volatile long measured;

  Held(Conversation conversation, Studio studio) {
    this.conversation = conversation;
    this.studio = studio;
    measure();
  }

  WrittenMasks masks() {
    return masks;
  }

  /** Looks once more, as after a turn. */
  void measure() {
    measured = grown() + studio.pictureBytes();
  }

  /** Bytes as they were when it was looked at last. */
  long bytes() {
    return measured + masks.bytes();
  }

  private long grown() {
    return Footprint.of(studio.snapshot().history()) + conversation.unkeptBytes();
  }

  /**
   * @throws Refusal if the conversation is so large already that it may not grow any more
   */
  void requireGrowth() {
    require(grown(), MOST_GROWN);
    require(conversation.textBytes(), MOST_TEXT);
  }

  private static void require(long bytes, long most) {
    if (bytes > most) {
      throw new Refusal(
          Refusal.Kind.FULL,
          "The designs and words of this conversation take %d MB, and %d MB is what one may; go on in another one, which you begin with its last picture."
              .formatted(bytes / MEGA, most / MEGA));
    }
  }
}
