package studio.eligen.engine.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.gpu.GpuLibraries;

/**
 * libtorch on one device: where arrays are made, in which type the engine computes, and the
 * kernels. The only class that knows how DJL is started and what of it must not be called
 * (docs/engine.md).
 */
public final class Torch implements AutoCloseable {

  private final NDManager manager;
  private final NDManager cpu;
  private final Kernels kernels;
  private final Dtype dtype;

  /**
   * @param cpu makes arrays on the CPU; the manager itself where that is the device
   */
  private Torch(NDManager manager, NDManager cpu, Kernels kernels, Dtype dtype) {
    this.manager = manager;
    this.cpu = cpu;
    this.kernels = kernels;
    this.dtype = dtype;
  }

  /**
   * Starts libtorch, from the jars alone, and loads the kernels.
   *
   * @param dtype of the computation
   */
  public static Torch on(Device device, Dtype dtype) {
    setIfAbsent("ai.djl.offline", "true");
    setIfAbsent("OPT_OUT_TRACKING", "true");
    setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
    NativeLibraries.prepare();
    if (device.isGpu()) {
      GpuLibraries.prepare();
    }
    try {
      requireDevice(device);
      NDManager manager = NDManager.newBaseManager(device, "PyTorch");
      JniUtils.setGradMode(false);
      NDManager cpu = device.isGpu() ? NDManager.newBaseManager(Device.cpu(), "PyTorch") : manager;
      return new Torch(manager, cpu, Kernels.load(manager), dtype);
    } catch (RenderException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      String where = device.isGpu() ? "cuda:" + device.getDeviceId() : "the CPU";
      throw NativeLibraries.notLoaded("libtorch on " + where, e);
    }
  }

  /** What DJL calls a device. */
  public static Device device(EngineOptions.Device device) {
    return device instanceof EngineOptions.Device.Cuda cuda
        ? Device.gpu(cuda.index())
        : Device.cpu();
  }

  private static void requireDevice(Device device) {
    int gpus = device.isGpu() ? Engine.getEngine("PyTorch").getGpuCount() : 0;
    if (device.isGpu() && device.getDeviceId() >= gpus) {
      throw new RenderException.BadRequest(
          "There is no device cuda:%d: libtorch sees %d. Use --device cpu; ./eligen gpu says what is missing."
              .formatted(device.getDeviceId(), gpus));
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Arrays made here live until this closes, unless a {@link Scope} is open. */
  public NDManager manager() {
    return manager;
  }

  /** Arrays made here are on the CPU, whatever the device. */
  public NDManager onCpu() {
    return cpu;
  }

  public Kernels kernels() {
    return kernels;
  }

  public Dtype dtype() {
    return dtype;
  }

  /** The same libtorch, computing in another type. */
  public Torch in(Dtype other) {
    return new Torch(manager, cpu, kernels, other);
  }

  /** An array of float32 from Java's memory, copied, so that nothing borrows what Java may free. */
  public NDArray array(float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(FloatBuffer.wrap(values));
    try (NDArray borrowed = manager.create(bytes, new Shape(shape), DataType.FLOAT32)) {
      return borrowed.duplicate();
    }
  }

  /** An array of int64, copied likewise. */
  public NDArray array(long[] values, long... shape) {
    try (NDArray borrowed = manager.create(values, new Shape(shape))) {
      return borrowed.duplicate();
    }
  }

  /** The rows of (n, width) with these numbers, (numbers, width). */
  public NDArray rows(NDArray table, long... numbers) {
    return kernels.rows(array(numbers, numbers.length), table);
  }

  /** x in the type that the engine computes in. */
  public NDArray compute(NDArray x) {
    if (dtype == Dtype.BF16) {
      return isBfloat16(x) ? x : kernels.toBfloat16(x);
    }
    return toFloat32(x);
  }

  /** Bytes of a number of that type. */
  public int bytesOfNumber() {
    return dtype == Dtype.BF16 ? Short.BYTES : Float.BYTES;
  }

  /** Whether x is in the type that the engine computes in. */
  public boolean isComputedIn(NDArray x) {
    return dtype == Dtype.BF16 ? isBfloat16(x) : x.getDataType() == DataType.FLOAT32;
  }

  /** x in float32; x itself if it is. */
  public NDArray toFloat32(NDArray x) {
    return x.getDataType() == DataType.FLOAT32 ? x : kernels.toFloat32(x);
  }

  /** DJL has no reading of bfloat16's number, and reports it as unknown. */
  public static boolean isBfloat16(NDArray x) {
    return x.getDataType() == DataType.UNKNOWN;
  }

  @Override
  public void close() {
    kernels.close();
    if (cpu != manager) {
      ((PtNDManager) cpu).close();
    }
    ((PtNDManager) manager).close();
  }
}
