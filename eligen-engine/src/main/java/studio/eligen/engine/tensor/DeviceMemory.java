package studio.eligen.engine.tensor;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.eligen.engine.gpu.GpuLibraries;

/** How much memory a device can still give. */
public final class DeviceMemory {

  private static final Path LINUX = Path.of("/proc/meminfo");

  private DeviceMemory() {}

  /** Bytes; 0 if the device does not tell. */
  public static long available(Device device) {
    return device.isGpu() ? gpu(device) : cpu();
  }

  private static long gpu(Device device) {
    GpuLibraries.prepare();
    try {
      var usage = CudaUtils.getGpuMemory(device);
      return usage.getMax() - usage.getCommitted();
    } catch (RuntimeException | LinkageError e) {
      return 0;
    }
  }

  private static long cpu() {
    try {
      // Linux tells what it could free for us; Java's own figure leaves the file cache out.
      for (String line : Files.readAllLines(LINUX)) {
        if (line.startsWith("MemAvailable:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      // Not Linux.
    }
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
  }

  /** Whether Java's memory, the machine's or the card's ran out; libtorch has no type for it. */
  public static boolean ranOut(Throwable e) {
    return e instanceof OutOfMemoryError
        || String.valueOf(e.getMessage()).matches("(?is).*(out of|allocate) memory.*");
  }
}
