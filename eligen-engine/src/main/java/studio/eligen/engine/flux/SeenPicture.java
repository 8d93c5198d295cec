package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;

/** A picture that the transformer sees beside the noise, the same in every pass. */
public sealed interface SeenPicture {

  /** There is none. */
  SeenPicture NOTHING = new Nothing();

  /** Pixels of a latent cell: the mask of {@link Canvas} has a channel for each. */
  int CELL = LatentCells.SIDE * LatentCells.SIDE;

  /** Those of its tokens that stand behind the image's, one grid a picture. */
  default List<PictureGrid> behind() {
    return List.of();
  }

  /**
   * The noise's tokens together with what is seen.
   *
   * @param noise (1, image, 64)
   * @return (1, image and what is behind, inChannels)
   */
  NDArray joinedTo(NDArray noise);

  record Nothing() implements SeenPicture {
    @Override
    public NDArray joinedTo(NDArray noise) {
      return noise; // (1, image, 64)
    }
  }

  /**
   * FLUX.1 Kontext's: tokens of its own behind the image's, at 1 on the first axis of positions
   * (Black Forest Labs 2025).
   *
   * @param tokens (1, reference, 64)
   */
  record Reference(NDArray tokens, PictureGrid grid) implements SeenPicture {
    @Override
    public List<PictureGrid> behind() {
      return List.of(grid);
    }

    @Override
    public NDArray joinedTo(NDArray noise) {
      return NDArrays.concat(new NDList(noise, tokens), 1); // (1, image + reference, 64)
    }
  }

  /**
   * FLUX.1 Fill's, and that of the models which follow a map: more channels of the image's tokens.
   *
   * @param channels (1, image, 320), or (1, image, 64) of a map
   */
  record Canvas(NDArray channels) implements SeenPicture {
    @Override
    public NDArray joinedTo(NDArray noise) {
      return NDArrays.concat(new NDList(noise, channels), 2); // (1, image, inChannels)
    }
  }

  /**
   * A reference.
   *
   * @param latents (1, 16, latentHeight, latentWidth), of any size
   */
  static SeenPicture reference(NDArray latents, PictureGrid grid) {
    return new Reference(Patches.of(latents, grid), grid); // (1, reference, 64)
  }

  /**
   * A map of depth or edges.
   *
   * @param latents (1, 16, latentHeight, latentWidth)
   */
  static SeenPicture map(NDArray latents, PictureGrid grid) {
    return new Canvas(Patches.of(latents, grid)); // (1, image, 64)
  }

  /**
   * A picture to paint within.
   *
   * @param latents of what stays of it, (1, 16, latentHeight, latentWidth)
   * @param painted 1 where it is painted, else 0, (1, 1, latentHeight, latentWidth)
   */
  static SeenPicture canvas(NDArray latents, NDArray painted, PictureGrid grid) {
    NDArray pixels = painted.repeat(1, CELL); // (1, 64, latentHeight, latentWidth)
    NDArray both = NDArrays.concat(new NDList(latents, pixels), 1); // (1, 80, latentHeight, …)
    return new Canvas(Patches.of(both, grid)); // (1, image, 320)
  }
}
