package studio.eligen.engine.pipeline;

import studio.eligen.engine.EngineOptions.Storage;
import studio.eligen.engine.weights.Checkpoint;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.PartKind;

/**
 * How the weights of each part are kept.
 *
 * @param memory bytes that the device has left
 */
record KeepingRule(long memory, Storage storage) {

  Keeping of(PartKind part, Checkpoint files) {
    boolean large = part == PartKind.TRANSFORMER || part == PartKind.T5;
    if (large && storage == Storage.FP8) {
      return Keeping.IN_EIGHT_BITS;
    }
    // The autoencoder is small. Of others that fit in float32, half of the memory is left for the
    // rest.
    boolean room = part == PartKind.VAE || Float.BYTES * files.numbers() < memory / 2;
    return room ? Keeping.WIDENED : Keeping.AS_STORED;
  }
}
