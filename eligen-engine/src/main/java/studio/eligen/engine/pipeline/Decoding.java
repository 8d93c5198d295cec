package studio.eligen.engine.pipeline;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.util.function.UnaryOperator;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.Undecoded;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.tensor.DeviceMemory;
import studio.eligen.engine.tensor.Scope;

/**
 * The last step of a render. It may need more memory than all steps before it, and what they made
 * is not lost by that.
 *
 * @param decoder the autoencoder's: (1, 16, latentHeight, latentWidth) → (1, 3, height, width)
 * @param makeRoom frees what decoding does not need
 */
record Decoding(UnaryOperator<NDArray> decoder, Runnable makeRoom, ModelIdentity model) {

  static Decoding by(ModelComponents components) {
    return new Decoding(
        latents -> components.vae().decode(latents), // (1, 3, height, width)
        components::freeAllButVae,
        components.identity());
  }

  /**
   * The picture of latents.
   *
   * @throws OutOfMemory with the latents, if there is too little memory even for this alone
   */
  BufferedImage picture(NDArray latents, RenderRequest request) {
    try {
      return decoded(latents, request);
    } catch (EngineException | OutOfMemoryError first) {
      if (!DeviceMemory.ranOut(first)) {
        throw first;
      }
      makeRoom.run();
      return pictureInTheRoomLeft(latents, request);
    }
  }

  private BufferedImage pictureInTheRoomLeft(NDArray latents, RenderRequest request) {
    try {
      return decoded(latents, request);
    } catch (EngineException | OutOfMemoryError e) {
      if (!DeviceMemory.ranOut(e)) {
        throw e;
      }
      Shape shape = latents.getShape();
      NoiseTensor kept =
          new NoiseTensor(
              (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), latents.toFloatArray());
      throw new OutOfMemory(
          "The picture of %d × %d is drawn, but there is too little memory to decode its latents."
              .formatted(request.width(), request.height()),
          e,
          new Undecoded(kept, request, model.drawing(request)));
    }
  }

  private BufferedImage decoded(NDArray latents, RenderRequest request) {
    try (Scope scope = Scope.open()) {
      NDArray planes = decoder.apply(latents); // (1, 3, height, width)
      float[] values = planes.toFloatArray();
      requireNumbers(values);
      return Planes.image(values, request.width(), request.height());
    }
  }

  /** What is no number would be drawn black, and nobody would know why. */
  private static void requireNumbers(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new ModelCorrupt(
            "There is no picture, as what the model computed is no number any more (%s): a weight of it or of a LoRA is damaged or far too large. Leave out the LoRA or give it a smaller scale, or fetch the model again."
                .formatted(value));
      }
    }
  }
}
