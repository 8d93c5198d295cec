package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import studio.eligen.engine.tensor.KeptMatrix;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Safetensors.Stored;

/**
 * A stored tensor as an array that can be computed with: in its own type, or, if that has fewer
 * than 16 bits, in a wider one. What is not widened is, on the CPU, the file itself, mapped.
 *
 * @param array the tensor
 * @param owner of the memory, if that is another array: keep it as long as {@code array}
 */
record MappedTensor(NDArray array, NDArray owner) {

  /**
   * Maps a tensor.
   *
   * @param scale that a narrow one's numbers are to be multiplied with
   * @param manager owns what is made
   */
  static MappedTensor of(
      Safetensors file, String name, double scale, Torch torch, NDManager manager) {
    Stored stored = file.tensors().get(name);
    Shape shape = new Shape(stored.shape());
    if (stored.type().isNarrow()) {
      try (NDArray sixteenBits = torch.kernels().toBfloat16(torch.array(new float[1], 1))) {
        return new MappedTensor(narrow(file, name, scale, torch, manager).like(sixteenBits), null);
      }
    }
    ByteBuffer bytes = file.map(name);
    if (stored.type() == StoredType.F32) {
      return new MappedTensor(manager.create(bytes, shape, DataType.FLOAT32), null);
    }
    // DJL cannot name bfloat16: it comes as float16, of the same size, and is read anew.
    NDArray half = manager.create(bytes, shape, DataType.FLOAT16); // as stored
    return stored.type() == StoredType.F16
        ? new MappedTensor(half, null)
        : new MappedTensor(torch.kernels().bitsAsBfloat16(half), half);
  }

  /** Maps a tensor of a narrow type, as it is. */
  static KeptMatrix.Float8 narrow(
      Safetensors file, String name, double scale, Torch torch, NDManager manager) {
    Stored stored = file.tensors().get(name);
    NDArray bits =
        manager.create(file.map(name), new Shape(stored.shape()), DataType.UINT8); // as stored
    boolean e4m3 = stored.type() == StoredType.F8_E4M3;
    return new KeptMatrix.Float8(torch.kernels(), bits, e4m3, scale);
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
