package studio.eligen.engine;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Safetensors;

/** Reference numbers of the float32 pipelines of DiffSynth-Studio, diffusers and transformers. */
public final class Golden {

  public static final Path FOLDER = Path.of("src/test/resources/goldens");
  public static final Path NANO = FOLDER.resolve("flux-nano");

  /** One libtorch for all tests, as in a program. */
  public static final Torch TORCH = Torch.on(ai.djl.Device.cpu(), Dtype.F32);

  private final Safetensors file;

  private Golden(Safetensors file) {
    this.file = file;
  }

  public static Golden of(String name) {
    return new Golden(Safetensors.open(FOLDER.resolve(name + ".safetensors")));
  }

  public float[] floats(String tensor) {
    return file.floats(tensor);
  }

  public long[] shape(String tensor) {
    return file.tensors().get(tensor).shape();
  }

  public NDArray array(String tensor) {
    return TORCH.array(floats(tensor), shape(tensor));
  }

  public long[] longs(String tensor) {
    int count = (int) Arrays.stream(shape(tensor)).reduce(1, (a, b) -> a * b);
    long[] values = new long[count];
    file.map(tensor).asLongBuffer().get(values);
    return values;
  }

  public byte[] bytes(String tensor) {
    ByteBuffer mapped = file.map(tensor);
    byte[] bytes = new byte[mapped.remaining()];
    mapped.get(bytes);
    return bytes;
  }

  public boolean[] booleans(String tensor) {
    int count = (int) Arrays.stream(shape(tensor)).reduce(1, (a, b) -> a * b);
    boolean[] values = new boolean[count];
    ByteBuffer bytes = file.map(tensor); // once, as each map stays until it is collected
    for (int i = 0; i < count; i++) {
      values[i] = bytes.get(i) != 0;
    }
    return values;
  }

  /** |actual − expected| / |expected|, both as vectors. */
  public static double relativeError(float[] actual, float[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(actual.length + " numbers instead of " + expected.length);
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow((double) actual[i] - expected[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / norm);
  }

  public static double relativeError(NDArray actual, float[] expected) {
    return relativeError(actual.toFloatArray(), expected);
  }
}
