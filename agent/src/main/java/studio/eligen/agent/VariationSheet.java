package studio.eligen.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.render.Variations;

/**
 * Variations of a version, to choose one from.
 *
 * @param entity the id of the thing that alone is drawn anew; empty is the whole picture
 * @param origin the version that they vary
 * @param asked how many were asked for
 * @param drawn those that are there
 * @param picked the version that was made of one of them; the origin before
 */
public record VariationSheet(
    Optional<String> entity, Version origin, int asked, List<Variation> drawn, Version picked) {

  public VariationSheet {
    drawn = List.copyOf(drawn);
  }

  /**
   * So many variations, such as "4 variations of the brown dog".
   *
   * @param entity the id of the thing that alone is drawn, in this design
   */
  public static String inWords(Design now, Optional<String> entity, int number) {
    Optional<String> name = entity.map(id -> now.entity(id).map(now::name).orElse(id));
    String of = name.map(thing -> " of the " + thing).orElse("");
    return number == 1 ? "a variation" + of : number + " variations" + of;
  }

  static VariationSheet blank(Optional<String> entity, Version origin, int asked) {
    return new VariationSheet(entity, origin, asked, List.of(), origin);
  }

  VariationSheet with(Variation next) {
    List<Variation> all = new ArrayList<>(drawn);
    all.add(next);
    return new VariationSheet(entity, origin, asked, all, picked);
  }

  VariationSheet picked(Version version) {
    return new VariationSheet(entity, origin, asked, drawn, version);
  }

  /** Bytes of its pictures, which are held in memory. */
  long bytes() {
    return Variations.bytes(drawn);
  }

  /** Whether a number alone means one of them: until the design goes on without them. */
  public boolean isOnTheTable(Version current) {
    return !drawn.isEmpty() && (current.equals(origin) || current.equals(picked));
  }
}
