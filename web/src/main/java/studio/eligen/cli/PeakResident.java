package studio.eligen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory that was resident in this process since it was last asked; Linux alone tells. */
final class PeakResident {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private PeakResident() {}

  /** In bytes, and begins anew; empty where the system does not tell. */
  static OptionalLong sinceLast() {
    try {
      OptionalLong peak =
          Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst();
      Files.writeString(RESET, "5"); // the kernel's number for "forget the peak"
      return peak;
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
