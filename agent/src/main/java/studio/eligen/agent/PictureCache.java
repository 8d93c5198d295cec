package studio.eligen.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.Conversation;
import studio.eligen.engine.RenderException.BadRequest;

/** The pictures of a conversation's versions; those of an earlier day are read when asked for. */
final class PictureCache {

  /** Held in memory, where the archive has the others: those that were looked at last. */
  private static final int MOST_HELD = 8;

  private final Map<Integer, Picture> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private Optional<Conversation> earlier = Optional.empty();

  void put(int version, Picture picture) {
    pictures.put(version, picture);
    forgetKept();
  }

  /** One that was damaged meanwhile counts as never drawn: it can be drawn again. */
  Optional<Picture> of(int version) {
    if (!pictures.containsKey(version)) {
      read(version).ifPresent(picture -> put(version, picture));
    }
    return Optional.ofNullable(pictures.get(version));
  }

  private void forgetKept() {
    if (pictures.size() > MOST_HELD) {
      pictures.keySet().stream()
          .filter(version -> earlier.flatMap(kept -> kept.pictureHash(version)).isPresent())
          .findFirst()
          .ifPresent(pictures::remove);
    }
  }

  private Optional<Picture> read(int version) {
    try {
      return earlier
          .flatMap(conversation -> conversation.picture(version))
          .map(png -> Picture.ofPng(png, "The picture of version " + version));
    } catch (ArchiveException | BadRequest | InvalidInput e) {
      return Optional.empty();
    }
  }

  /** Holds those of an earlier conversation and no others. */
  void become(Conversation conversation) {
    clear();
    earlier = Optional.of(conversation);
  }

  void clear() {
    pictures.clear();
    earlier = Optional.empty();
  }
}
