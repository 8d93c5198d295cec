package studio.eligen.agent.design;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import studio.eligen.engine.Region;

/** About how many bytes of memory designs take. What several of them share counts once. */
public final class Footprint {

  /** Of a version or a thing beside its texts and its region: the fields and who refers to it. */
  private static final int RECORD = 64;

  /** Of a text beside its characters. */
  private static final int TEXT = 56;

  private static final int CORNER = 40;

  private final Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());
  private long bytes;

  private Footprint() {}

  /** That of all versions. */
  public static long of(History history) {
    Footprint all = new Footprint();
    history.versions().forEach(all::add);
    return all.bytes;
  }

  private void add(History.Version version) {
    Design design = version.design();
    bytes += 2 * RECORD;
    add(version.words());
    add(design.scene());
    add(design.style());
    add(design.negative());
    design
        .stylePicture()
        .filter(counted::add)
        .ifPresent(picture -> bytes += RECORD + picture.file().length);
    design.loras().keySet().forEach(this::add);
    for (Entity entity : design.entities()) {
      bytes += RECORD;
      add(entity.id());
      add(entity.prompt());
      bytes += counted.add(entity.region()) ? of(entity.region()) : 0;
    }
  }

  private void add(String text) {
    if (!text.isEmpty() && counted.add(text)) {
      bytes += TEXT + 2L * text.length();
    }
  }

  private static long of(Region region) {
    if (region instanceof Region.Mask mask) {
      return RECORD + (long) mask.width() * mask.height() / 8;
    }
    return region instanceof Region.Polygon polygon
        ? RECORD + (long) CORNER * polygon.points().size()
        : RECORD;
  }
}
