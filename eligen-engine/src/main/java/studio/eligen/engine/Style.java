package studio.eligen.engine;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * A picture to draw in the style of, for models with an IP-Adapter (the paper's section 4.3).
 *
 * @param image of any size; the image encoder looks at all of it, squeezed to a small square
 * @param scale how strongly it acts: above 0, at most {@value #LARGEST_SCALE}
 * @param entities the positions in the request's entities, from 0, whose places it acts on; without
 *     them it acts on the whole picture
 */
public record Style(BufferedImage image, double scale, Optional<List<Integer>> entities) {

  /** What InstantX advises for its IP-Adapter. */
  public static final double USUAL_SCALE = 0.7;

  public static final double LARGEST_SCALE = 2;

  public Style {
    entities = entities.map(List::copyOf);
  }
}
