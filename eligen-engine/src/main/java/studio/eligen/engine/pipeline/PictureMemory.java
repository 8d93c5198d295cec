package studio.eligen.engine.pipeline;

import ai.djl.Device;
import java.util.function.LongSupplier;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.vae.VaeConfig;

/**
 * How much memory a picture takes beside the weights. On a CPU what is too large is refused before
 * it is begun: the system would end the whole program, where a GPU only says no.
 *
 * @param floatsPerPixel that the decoder holds at its widest
 * @param free bytes that there are; 0 if that is not known
 */
record PictureMemory(double floatsPerPixel, LongSupplier free) {

  /** Measured: what a layer reads, what it writes, and what lies between them. */
  private static final double ARRAYS = 4.5;

  static PictureMemory of(VaeConfig vae, Device device) {
    // The first layer at the picture's full size still has the channels of the level below.
    int channels = vae.blockChannels()[Math.min(1, vae.blockChannels().length - 1)];
    LongSupplier free = device.isGpu() ? () -> 0 : () -> DeviceMemory.available(device);
    return new PictureMemory(ARRAYS * channels, free);
  }

  /** Bytes: the larger of the decoder's layers and the table of who sees whom. */
  long of(RenderRequest request) {
    PictureGrid grid = PictureGrid.of(request);
    double decoder = (double) request.width() * request.height() * floatsPerPixel;
    double mask = request.entities().isEmpty() ? 0 : Math.pow(grid.imageTokens(), 2);
    return (long) (Float.BYTES * (decoder + mask));
  }

  /**
   * @throws OutOfMemory if there is not so much
   */
  void require(RenderRequest request) {
    long there = free.getAsLong();
    long needed = of(request);
    if (there > 0 && needed > there) {
      double share = Math.sqrt((double) there / needed);
      throw new OutOfMemory(
          "A picture of %d × %d with %d entities needs about %.1f GB of memory, and %.1f GB are free; draw it at %d × %d or smaller."
              .formatted(
                  request.width(),
                  request.height(),
                  request.entities().size(),
                  needed / 1e9,
                  there / 1e9,
                  smaller(request.width(), share),
                  smaller(request.height(), share)),
          null);
    }
  }

  private static int smaller(int side, double share) {
    return Math.max(
        RenderRequest.GRID, (int) (side * share) / RenderRequest.GRID * RenderRequest.GRID);
  }
}
