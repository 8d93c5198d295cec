package studio.eligen.web.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.image.Photo;
import studio.eligen.engine.image.Pictures;

/**
 * Small pictures for lists. One is made at a time, as a large picture takes much memory while it is
 * decoded; those that were asked for last are kept.
 */
final class Thumbnails {

  /** Twice as many pixels as a list shows, for screens that have so many. */
  private static final int SIDE = 128;

  private static final int MOST_KEPT = 200;

  private final Map<String, byte[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * The small picture of a large one, as a PNG.
   *
   * @param hash of the large one
   * @param large reads it, if it is still there
   */
  synchronized Optional<byte[]> of(String hash, Supplier<Optional<byte[]>> large) {
    if (kept.containsKey(hash)) {
      return Optional.of(kept.get(hash));
    }
    Optional<byte[]> small = large.get().flatMap(Thumbnails::small);
    small.ifPresent(png -> kept.put(hash, png));
    return small;
  }

  private static Optional<byte[]> small(byte[] png) {
    try {
      return Optional.of(Pictures.png(Photo.small(png, "The picture", SIDE)));
    } catch (BadRequest e) {
      return Optional.empty();
    }
  }
}
