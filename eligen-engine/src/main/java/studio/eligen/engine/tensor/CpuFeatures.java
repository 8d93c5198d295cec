package studio.eligen.engine.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What this machine's processor can do. */
public final class CpuFeatures {

  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** The products of bfloat16 of Intel's and AMD's processors, and of Arm's. */
  private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private CpuFeatures() {}

  /** Whether it multiplies matrices of bfloat16 itself; false where the system does not tell. */
  public static boolean hasBfloat16() {
    return Here.HAS_BFLOAT16;
  }

  /** Asked once, and only where somebody wants to know: the file has a page for each core. */
  private static final class Here {
    private static final boolean HAS_BFLOAT16 = read();

    private static boolean read() {
      try {
        return hasBfloat16(Files.readAllLines(LINUX));
      } catch (IOException e) {
        return false; // Not Linux.
      }
    }
  }

  /**
   * The same of a processor that is described so.
   *
   * @param cpuinfo lines of Linux's {@code /proc/cpuinfo}
   */
  static boolean hasBfloat16(List<String> cpuinfo) {
    return cpuinfo.stream()
        .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .anyMatch(BFLOAT16::contains);
  }
}
