package studio.eligen.engine.pipeline;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;

/**
 * How much memory a picture takes beside the weights. On a CPU what is too large is refused before
 * it is begun: the system would end the whole program, where a GPU only says no.
 *
 * @param bytes that decoding so many pixels takes
 * @param free bytes that there are; 0 if that is not known
 */
record PictureMemory(DoubleUnaryOperator bytes, LongSupplier free) {

  static PictureMemory of(VaeConfig vae, Device device) {
    LongSupplier free = device.isGpu() ? () -> 0 : () -> DeviceMemory.available(device);
    return new PictureMemory(pixels -> AutoEncoder.bytesToDecode(vae, pixels), free);
  }

  /** Bytes that the decoder takes: all steps before it take less. */
  long of(RenderRequest request) {
    return (long) bytes.applyAsDouble((double) request.width() * request.height());
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

  /** What is thrown where memory ran out on the way; any other error of the engine as it is. */
  static RuntimeException ranOut(RenderRequest request, Throwable e) {
    if (!DeviceMemory.ranOut(e)) {
      return (EngineException) e;
    }
    return new OutOfMemory(
        "A picture of %d × %d with %d entities needs more memory than there is; draw it smaller, or with fewer entities."
            .formatted(request.width(), request.height(), request.entities().size()),
        e);
  }

  private static int smaller(int side, double share) {
    return Math.max(
        RenderRequest.GRID, (int) (side * share) / RenderRequest.GRID * RenderRequest.GRID);
  }
}
