package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
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
    return of(file, name, torch, manager, Integer.MAX_VALUE);
  }

  /** The same where buffers have so many bytes at most. */
  static MappedTensor of(Safetensors file, String name, Torch torch, NDManager manager, long most) {
    Stored stored = file.tensors().get(name);
    return stored.end() - stored.begin() > most
        ? new MappedTensor(inParts(file, name, torch, manager, most), null)
        : of(stored.type(), file.map(name), new Shape(stored.shape()), torch, manager);
  }

  private static MappedTensor of(
      StoredType type, ByteBuffer bytes, Shape shape, Torch torch, NDManager manager) {
    if (type == StoredType.F32) {
      return new MappedTensor(manager.create(bytes, shape, DataType.FLOAT32), null);
    }
    if (type.size == 1) {
      return new MappedTensor(widened(type, bytes, shape, torch, manager), null);
    }
    // DJL cannot name bfloat16: it comes as float16, of the same size, and is read anew.
    NDArray half = manager.create(bytes, shape, DataType.FLOAT16); // as stored
    return type == StoredType.F16
        ? new MappedTensor(half, null)
        : new MappedTensor(torch.kernels().bitsAsBfloat16(half), half);
  }

  /** Rows by rows, and copied, as no buffer is so large; an IP-Adapter's projection is. */
  private static NDArray inParts(
      Safetensors file, String name, Torch torch, NDManager manager, long mostBytes) {
    Stored stored = file.tensors().get(name);
    long[] sides = stored.shape().clone();
    long rows = sides[0];
    long rowBytes = (stored.end() - stored.begin()) / rows;
    long most = Math.max(1, mostBytes / rowBytes);
    try (Scope scope = Scope.open()) {
      NDList parts = new NDList();
      for (long row = 0; row < rows; row += most) {
        sides[0] = Math.min(most, rows - row);
        ByteBuffer bytes = file.map(name, row * rowBytes, sides[0] * rowBytes);
        parts.add(of(stored.type(), bytes, new Shape(sides), torch, manager).array());
      }
      return scope.keep(NDArrays.concat(parts)); // as stored
    }
  }

  /** Eight-bit floats in bfloat16, which has all of their numbers; nothing computes in them. */
  private static NDArray widened(
      StoredType type, ByteBuffer bytes, Shape shape, Torch torch, NDManager manager) {
    try (NDArray bits = manager.create(bytes, shape, DataType.UINT8)) {
      return torch.kernels().float8ToBfloat16(bits, type == StoredType.F8_E4M3); // as stored
    }
  }
}
