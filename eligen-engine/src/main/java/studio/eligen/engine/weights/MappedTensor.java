package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Safetensors.Stored;

/**
 * A stored tensor as an array in its own type; eight-bit floats come as bfloat16. All others are,
 * on the CPU, the file itself, mapped.
 *
 * @param array the tensor
 * @param owner of the memory, if that is another array: keep it as long as {@code array}
 */
record MappedTensor(NDArray array, NDArray owner) {

  static MappedTensor of(Checkpoint.Tensor tensor, Torch torch, NDManager manager) {
    return of(tensor.file(), tensor.name(), torch, manager);
  }

  static MappedTensor of(Safetensors file, String name, Torch torch, NDManager manager) {
    Stored stored = file.tensors().get(name);
    ByteBuffer bytes = file.map(name);
    Shape shape = new Shape(stored.shape());
    if (stored.type() == StoredType.F32) {
      return new MappedTensor(manager.create(bytes, shape, DataType.FLOAT32), null);
    }
    if (stored.type().size == 1) {
      return new MappedTensor(widened(stored.type(), bytes, shape, torch, manager), null);
    }
    // DJL cannot name bfloat16: it comes as float16, of the same size, and is read anew.
    NDArray half = manager.create(bytes, shape, DataType.FLOAT16); // as stored
    return stored.type() == StoredType.F16
        ? new MappedTensor(half, null)
        : new MappedTensor(torch.kernels().bitsAsBfloat16(half), half);
  }

  /** Eight-bit floats in bfloat16, which has all of their numbers; nothing computes in them. */
  private static NDArray widened(
      StoredType type, ByteBuffer bytes, Shape shape, Torch torch, NDManager manager) {
    try (NDArray bits = manager.create(bytes, shape, DataType.UINT8)) {
      return torch.kernels().float8ToBfloat16(bits, type == StoredType.F8_E4M3); // as stored
    }
  }

  /**
   * Lets what was made of this tensor outlive its scope and those around it, with the memory that
   * it borrows, as long as their manager.
   */
  NDArray settle(Scope scope, NDArray made) {
    if (made == array && owner != null) {
      scope.release(owner);
    }
    return scope.release(made); // as made
  }
}
