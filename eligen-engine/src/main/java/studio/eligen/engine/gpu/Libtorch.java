package studio.eligen.engine.gpu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A libtorch that lies on the disk.
 *
 * @param folder with its libraries
 * @param version such as "2.7.1"
 * @param build what it computes with besides the CPU: "cu128", "cu126", "rocm6.3", or "cpu"
 * @param origin whose it is, in words
 */
record Libtorch(Path folder, String version, String build, String origin) {

  /** What DJL's own part of the program was built for. */
  static final String VERSION = "2.7.1";

  /** Which of the builds of that part is taken; CUDA keeps what it has within a major version. */
  static final String FLAVOR = "cu128";

  private static final Pattern WRITTEN =
      Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+(\\w[\\w.]*))?");
  private static final Pattern CUDA =
      Pattern.compile("(?m)^cuda\\b[^=\\n]*=\\s*['\"](\\d+)\\.(\\d+)");

  /** The one of a Python installation's folder {@code torch}. */
  static Optional<Libtorch> ofPython(Path torch, String origin) {
    Optional<String> about = Machine.text(torch.resolve("version.py"));
    Path libraries = torch.resolve("lib");
    if (about.isEmpty() || !isThere(libraries)) {
      return Optional.empty();
    }
    Matcher cuda = CUDA.matcher(about.get());
    Optional<Libtorch> written = written(libraries, about.get(), origin);
    return cuda.find()
        ? written.map(one -> one.builtFor("cu" + cuda.group(1) + cuda.group(2)))
        : written;
  }

  /** One that was unpacked by hand: a folder with {@code build-version} and {@code lib}. */
  static Optional<Libtorch> unpacked(Path folder) {
    Path libraries = folder.resolve("lib");
    return isThere(libraries)
        ? Machine.text(folder.resolve("build-version"))
            .flatMap(text -> written(libraries, text, "unpacked by hand"))
        : Optional.empty();
  }

  /** One that DJL downloaded, in a folder such as {@code 2.7.1-cu128-linux-x86_64}. */
  static Optional<Libtorch> downloaded(Path folder) {
    String[] parts = folder.getFileName().toString().split("-");
    return parts.length > 2 && isThere(folder)
        ? Optional.of(new Libtorch(folder, parts[0], parts[1], "downloaded by DJL"))
        : Optional.empty();
  }

  private static Optional<Libtorch> written(Path libraries, String text, String origin) {
    Matcher version = WRITTEN.matcher(text);
    if (!version.find()) {
      return Optional.empty();
    }
    String build = version.group(2) == null ? "cpu" : version.group(2);
    return Optional.of(new Libtorch(libraries, version.group(1), build, origin));
  }

  private static boolean isThere(Path folder) {
    return Files.exists(folder.resolve("libtorch.so")) || Files.exists(folder.resolve("torch.dll"));
  }

  private Libtorch builtFor(String other) {
    return new Libtorch(folder, version, other, origin);
  }

  /** Whether the program can compute on a card with it. */
  boolean fits() {
    return version.equals(VERSION) && build.matches("cu12\\d");
  }

  /** Why it does not fit, in a few words. */
  String reason() {
    return !version.equals(VERSION)
        ? "the program takes %s alone".formatted(VERSION)
        : build.equals("cpu") ? "it computes on the CPU alone" : "it is not for CUDA 12";
  }

  @Override
  public String toString() {
    return "%s (%s) in %s, %s".formatted(version, build, folder, origin);
  }
}
