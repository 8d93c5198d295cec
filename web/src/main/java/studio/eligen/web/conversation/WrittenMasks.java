package studio.eligen.web.conversation;

import java.util.IdentityHashMap;
import java.util.Map;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.Region;

/**
 * The masks of one conversation as they stand in JSON, and by what its style pictures are known: to
 * write one takes a while, and the page reads all versions often. Who reads another conversation
 * waits for none of them.
 */
public final class WrittenMasks {

  private final Map<Region.Mask, String> written = new IdentityHashMap<>();
  private final Map<StylePicture, String> hashes = new IdentityHashMap<>();
  private volatile long bytes;

  /** A mask as a data URI. */
  public synchronized String of(Region.Mask mask) {
    return written.computeIfAbsent(mask, this::write);
  }

  /** The hash of a style picture's file. */
  public synchronized String of(StylePicture picture) {
    return hashes.computeIfAbsent(picture, StyleFile::sha256);
  }

  private String write(Region.Mask mask) {
    String text = DesignJson.mask(mask);
    bytes += text.length();
    return text;
  }

  /** Bytes of those that were asked for, which are in memory since. */
  long bytes() {
    return bytes;
  }
}
