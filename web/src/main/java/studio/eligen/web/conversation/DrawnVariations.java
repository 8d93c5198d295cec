package studio.eligen.web.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.render.Variation;

/**
 * Pictures to choose from.
 *
 * @param turn that asked for them
 * @param entity that alone was drawn anew, or empty
 * @param asked how many were asked for
 * @param pictures that are there, as PNG
 * @param ready those that can be chosen: all that are there, once none is drawn any more
 */
public record DrawnVariations(
    int turn, Optional<String> entity, int asked, List<byte[]> pictures, List<Variation> ready) {

  public DrawnVariations {
    pictures = List.copyOf(pictures);
    ready = List.copyOf(ready);
  }

  static DrawnVariations none(int turn, Optional<String> entity, int asked) {
    return new DrawnVariations(turn, entity, asked, List.of(), List.of());
  }

  /** With one more that is there, while others are being drawn. */
  DrawnVariations with(byte[] png) {
    List<byte[]> all = new ArrayList<>(pictures);
    all.add(png);
    return new DrawnVariations(turn, entity, asked, all, ready);
  }

  DrawnVariations done(List<Variation> all) {
    List<byte[]> shown = all.stream().map(variation -> variation.picture().png()).toList();
    return new DrawnVariations(turn, entity, asked, shown, all);
  }
}
