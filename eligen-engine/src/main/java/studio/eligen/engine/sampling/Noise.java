package studio.eligen.engine.sampling;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Torch;

/** The latents that a render starts from. */
public final class Noise {

  private Noise() {}

  /**
   * The noise of a request's seed, and in the cells of each entity that has one of its own that
   * one's: of those whose regions meet in a cell, the foremost decides. So what an entity starts
   * from is the same whatever else is in the picture.
   *
   * @param cells of the request's entities, in their order
   * @return (1, 16, latentHeight, latentWidth)
   */
  public static NDArray ofSeeds(
      Torch torch, RenderRequest request, List<LatentCells> cells, int channels) {
    PictureGrid grid = PictureGrid.of(request);
    float[] noise = values(torch, request.seed(), channels, grid);
    List<BitSet> shown = shown(cells);
    for (int i = 0; i < shown.size(); i++) {
      Optional<Long> own = request.entities().get(i).seed();
      if (own.isPresent()) {
        copy(values(torch, own.get(), channels, grid), noise, shown.get(i), grid.latentCells());
      }
    }
    return array(torch, noise, channels, grid); // (1, 16, latentHeight, latentWidth)
  }

  /**
   * Standard normal noise, the same that PyTorch's CPU generator makes of the seed in float32,
   * whatever the device.
   *
   * @return (1, 16, latentHeight, latentWidth)
   */
  public static NDArray ofSeed(Torch torch, long seed, int channels, PictureGrid grid) {
    float[] noise = values(torch, seed, channels, grid);
    return array(torch, noise, channels, grid); // (1, 16, latentHeight, latentWidth)
  }

  private static NDArray array(Torch torch, float[] noise, int channels, PictureGrid grid) {
    long[] shape = {1, channels, grid.latentHeight(), grid.latentWidth()};
    return torch.array(noise, shape); // (1, 16, latentHeight, latentWidth)
  }

  private static float[] values(Torch torch, long seed, int channels, PictureGrid grid) {
    Shape shape = new Shape(1, channels, grid.latentHeight(), grid.latentWidth());
    try (NDManager cpu = torch.manager().newSubManager(Device.cpu())) {
      JniUtils.setSeed(seed);
      return cpu.randomNormal(shape).toFloatArray(); // (1, 16, latentHeight, latentWidth)
    }
  }

  /** The cells in which nothing lies before each entity. */
  private static List<BitSet> shown(List<LatentCells> backToFront) {
    List<BitSet> shown = new ArrayList<>();
    BitSet before = new BitSet();
    for (int i = backToFront.size() - 1; i >= 0; i--) {
      BitSet own = (BitSet) backToFront.get(i).cells().clone();
      own.andNot(before);
      before.or(own);
      shown.add(0, own);
    }
    return shown;
  }

  private static void copy(float[] from, float[] to, BitSet cells, int cellsOfAChannel) {
    for (int channel = 0; channel < to.length; channel += cellsOfAChannel) {
      for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
        to[channel + cell] = from[channel + cell];
      }
    }
  }

  /** The given noise, (1, 16, latentHeight, latentWidth). */
  public static NDArray of(Torch torch, NoiseTensor noise) {
    long[] shape = {1, noise.channels(), noise.height(), noise.width()};
    return torch.array(noise.values(), shape); // (1, 16, latentHeight, latentWidth)
  }
}
