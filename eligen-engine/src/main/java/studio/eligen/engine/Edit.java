package studio.eligen.engine;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A picture to change.
 *
 * @param image as large as the request
 * @param release how free each place is; without it the entities' regions are free and the rest is
 *     held, which is the paper's inpainting fusion
 */
public record Edit(BufferedImage image, Optional<Release> release) {

  /**
   * How early a latent cell of 8×8 pixels is let go: it is held to the picture while the noise
   * level sigma is above its release level. 1 is free from the start, 0 is held to the end.
   */
  public sealed interface Release {

    /**
     * One level an entity, in their order; a cell takes the highest of the entities that cover it,
     * and 0 where none does.
     */
    record PerEntity(java.util.List<Double> levels) implements Release {
      public PerEntity {
        levels = java.util.List.copyOf(levels);
        for (double level : levels) {
          if (!(level >= 0 && level <= 1)) {
            throw new RenderException.BadRequest(
                "A release level is %s; it must be between 0 (held) and 1 (free)."
                    .formatted(level));
          }
        }
      }
    }

    /** One level a pixel, as a grey picture: value / 255. A cell takes that of its centre pixel. */
    record Levels(GreyMap map) implements Release {}
  }
}
