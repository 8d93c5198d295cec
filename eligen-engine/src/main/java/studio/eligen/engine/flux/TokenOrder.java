package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Torch;

/**
 * The order of the image's tokens in the sequence. Its numbers are brought to the device once, as a
 * step that brought them would wait for all that the device has to do.
 *
 * @param there the token at each place, (image); none where it is the picture's own
 * @param back the place of each token, (image)
 */
record TokenOrder(Kernels kernels, Optional<NDArray> there, Optional<NDArray> back) {

  static TokenOrder of(Torch torch, Sight sight) {
    return new TokenOrder(
        torch.kernels(),
        numbers(torch, sight.imageOrder()),
        numbers(torch, sight.places())); // (image) each
  }

  private static Optional<NDArray> numbers(Torch torch, long[] order) {
    return order.length == 0
        ? Optional.empty()
        : Optional.of(torch.array(order, order.length)); // (image)
  }

  /** Tokens of the picture as the sequence has them, (1, image, channels). */
  NDArray sequence(NDArray image) {
    return rows(image, there); // (1, image, channels)
  }

  /** The way back, (1, image, channels). */
  NDArray picture(NDArray image) {
    return rows(image, back); // (1, image, channels)
  }

  private NDArray rows(NDArray image, Optional<NDArray> numbers) {
    if (numbers.isEmpty()) {
      return image; // (1, image, channels)
    }
    NDArray rows = kernels.rows(numbers.get(), image.squeeze(0)); // (image, channels)
    return rows.expandDims(0); // (1, image, channels)
  }
}
