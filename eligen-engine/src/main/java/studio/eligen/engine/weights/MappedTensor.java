package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import studio.eligen.engine.tensor.KeptMatrix;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.WeightFile.Stored;

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
      WeightFile file, String name, double scale, Torch torch, NDManager manager) {
    Stored stored = file.tensors().get(name);
    if (stored.type().isNarrow()) {
      NDArray wide = narrow(file, name, scale, torch, manager).like(wider(stored.type(), torch));
      return new MappedTensor(wide, null);
    }
    return of(file, name, torch, manager, Integer.MAX_VALUE);
  }

  /** The same of a tensor that is not narrow, where buffers have so many bytes at most. */
  static MappedTensor of(WeightFile file, String name, Torch torch, NDManager manager, long most) {
    Stored stored = file.tensors().get(name);
    return stored.bytes() > most
        ? new MappedTensor(inParts(file, name, torch, manager, most), null)
        : of(stored.type(), file.map(name), new Shape(stored.shape()), torch, manager);
  }

  private static MappedTensor of(
      StoredType type, ByteBuffer bytes, Shape shape, Torch torch, NDManager manager) {
    if (type == StoredType.F32) {
      return new MappedTensor(manager.create(bytes, shape, DataType.FLOAT32), null);
    }
    // DJL cannot name bfloat16: it comes as float16, of the same size, and is read anew.
    NDArray half = manager.create(bytes, shape, DataType.FLOAT16); // as stored
    return type == StoredType.F16
        ? new MappedTensor(half, null)
        : new MappedTensor(torch.kernels().bitsAsBfloat16(half), half);
  }

  /** Rows by rows, and copied, as no buffer is so large; an IP-Adapter's projection is. */
  private static NDArray inParts(
      WeightFile file, String name, Torch torch, NDManager manager, long mostBytes) {
    Stored stored = file.tensors().get(name);
    long[] sides = stored.shape().clone();
    long rows = sides[0];
    long rowBytes = stored.bytes() / rows;
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

  /** Maps a tensor of a narrow type, as it is. */
  static KeptMatrix.Whole narrow(
      WeightFile file, String name, double scale, Torch torch, NDManager manager) {
    Stored stored = file.tensors().get(name);
    Shape shape = new Shape(stored.shape());
    if (stored.type().blocks.isPresent()) {
      Shape cut = new Shape(stored.bytes() / stored.type().size, stored.type().size);
      NDArray blocks = manager.create(file.map(name), cut, DataType.UINT8); // (blocks, bytes)
      return new KeptMatrix.Blocks(
          torch.kernels(), blocks, stored.type().blocks.get(), new Shape(stored.shape()));
    }
    NDArray bits = manager.create(file.map(name), shape, DataType.UINT8); // as stored
    return new KeptMatrix.Float8(torch.kernels(), bits, stored.type() == StoredType.F8_E4M3, scale);
  }

  /**
   * An array of the type that a narrow one is widened to: bfloat16 has all numbers of eight bits.
   */
  private static NDArray wider(StoredType type, Torch torch) {
    NDArray one = torch.array(new float[1], 1); // (1)
    return type.blocks.isPresent() ? one : torch.kernels().toBfloat16(one); // (1)
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
