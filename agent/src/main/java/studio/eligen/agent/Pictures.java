package studio.eligen.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.Conversation;
import studio.eligen.engine.RenderException.BadRequest;

/** The pictures of a conversation's versions; those of an earlier day are read when asked for. */
final class Pictures {

  private final Map<Integer, Picture> pictures = new HashMap<>();
  private Optional<Conversation> earlier = Optional.empty();

  void put(int version, Picture picture) {
    pictures.put(version, picture);
  }

  /** One that was damaged meanwhile counts as never drawn: it can be drawn again. */
  Optional<Picture> of(int version) {
    if (!pictures.containsKey(version)) {
      read(version).ifPresent(picture -> pictures.put(version, picture));
    }
    return Optional.ofNullable(pictures.get(version));
  }

  private Optional<Picture> read(int version) {
    try {
      return earlier
          .flatMap(conversation -> conversation.picture(version))
          .map(png -> Picture.ofPng(png, "The picture of version " + version));
    } catch (ArchiveException | BadRequest e) {
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
