package studio.eligen.agent;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.LockedThings;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.ArchiveException;
import studio.eligen.agent.store.Conversation;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.recipe.Origin;

/**
 * The pictures of a conversation's versions; those of an earlier day are read when asked for. May
 * be used from any thread.
 */
final class VersionPictures {

  private static final String WOULD_BE_LOST =
      "This picture was opened from a file; in another size it would be drawn anew, and nothing of the file would be left. It stays %s: to get it in another size, scale the file itself and open that.";

  /** Held in memory, where the archive has the others: those that were looked at last. */
  private static final int MOST_HELD = 8;

  /** Large ones are fewer. */
  private static final long MOST_BYTES = Math.max(8 << 20, Runtime.getRuntime().maxMemory() / 128);

  private final Map<Integer, Picture> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Integer, Origin> origins = new HashMap<>();
  private Optional<Conversation> earlier = Optional.empty();

  synchronized void put(int version, Picture picture) {
    pictures.put(version, picture);
    origins.remove(version);
    forgetKept();
  }

  /** That of the current version. */
  Optional<Picture> of(History history) {
    return of(history.current().number());
  }

  /** One that was damaged meanwhile counts as never drawn: it can be drawn again. */
  synchronized Optional<Picture> of(int version) {
    if (!pictures.containsKey(version)) {
      read(version).ifPresent(picture -> put(version, picture));
    }
    return Optional.ofNullable(pictures.get(version));
  }

  /** Bytes of those that are held. */
  synchronized long bytes() {
    return pictures.values().stream().mapToLong(Picture::bytes).sum();
  }

  /** The one that was looked at last stays. */
  private void forgetKept() {
    for (int version : List.copyOf(pictures.keySet()).subList(0, pictures.size() - 1)) {
      if (pictures.size() <= MOST_HELD && bytes() <= MOST_BYTES) {
        return;
      }
      if (earlier.flatMap(kept -> kept.pictureHash(version)).isPresent()) {
        pictures.remove(version);
      }
    }
  }

  private Optional<Picture> read(int version) {
    try {
      return file(version).map(png -> Picture.ofPng(png, "The picture of version " + version));
    } catch (BadRequest e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> file(int version) {
    try {
      return earlier.flatMap(conversation -> conversation.picture(version));
    } catch (ArchiveException | InvalidInput e) {
      return Optional.empty();
    }
  }

  /** Holds those of an earlier conversation and no others. */
  synchronized void become(Conversation conversation) {
    clear();
    earlier = Optional.of(conversation);
  }

  synchronized void clear() {
    pictures.clear();
    origins.clear();
    earlier = Optional.empty();
  }

  /** The current version or the nearest of those that it was made from, if one has a picture. */
  Optional<Version> nearest(History history) {
    return history.lineage().stream().filter(v -> of(v.number()).isPresent()).findFirst();
  }

  /**
   * The next versions, if they may be. Going to one that is there always may.
   *
   * @throws InvalidEdit if a new size would wipe away what was opened from a file, or something
   *     would lie over what is locked
   */
  History sparing(History now, History next) {
    if (next.versions().size() == now.versions().size()) {
      return next;
    }
    boolean resized = !now.design().canvas().equals(next.design().canvas());
    if (resized && isOpened(next)) {
      throw new InvalidEdit(WOULD_BE_LOST.formatted(now.design().canvas()));
    }
    Design before = next.undo().orElseThrow().design();
    LockedThings.checkUncovered(before, next.design());
    return next;
  }

  /** Whether what is shown goes back to a picture from elsewhere, and not to one drawn whole. */
  private boolean isOpened(History history) {
    return history.lineage().stream()
        .flatMap(version -> origin(version.number()).stream())
        .filter(origin -> origin != Origin.EDITED)
        .findFirst()
        .filter(origin -> origin == Origin.ELSEWHERE)
        .isPresent();
  }

  /** Of all versions it is asked for, and so no picture is decoded or held for it. */
  private synchronized Optional<Origin> origin(int version) {
    if (!origins.containsKey(version)) {
      Optional<Origin> origin =
          pictures.containsKey(version)
              ? Optional.of(pictures.get(version).origin())
              : file(version).map(Picture::originOf);
      origin.ifPresent(known -> origins.put(version, known));
    }
    return Optional.ofNullable(origins.get(version));
  }
}
