package studio.eligen.engine.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has DJL take a libtorch with CUDA. It has to be told before anything of DJL's looks for one, and
 * looks for CUDA's runtime under one name alone, once.
 */
public final class GpuLibraries {

  private static final Logger LOG = LoggerFactory.getLogger(GpuLibraries.class);
  private static final String FOLDER = "PYTORCH_LIBRARY_PATH";
  private static boolean prepared;

  private GpuLibraries() {}

  /** Sets what is not set; does nothing the second time. Where nothing fits, DJL says so. */
  public static synchronized void prepare() {
    if (prepared) {
      return;
    }
    prepared = true;
    Machine here = Machine.here();
    GpuSetup setup = GpuSetup.of(here);
    setup.libtorch().ifPresent(libtorch -> set(properties(libtorch, here)));
  }

  private static void set(Map<String, String> properties) {
    properties.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null && System.getenv(name) == null) {
            System.setProperty(name, value);
          }
        });
  }

  /** The properties that have DJL take a libtorch and its runtime. */
  static Map<String, String> properties(Libtorch libtorch, Machine here) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(FOLDER, libtorch.folder().toString());
    properties.put("PYTORCH_VERSION", libtorch.version());
    properties.put("PYTORCH_FLAVOR", Libtorch.FLAVOR);
    if (!here.windows()) {
      CudaRuntime.of(libtorch, here)
          .flatMap(GpuLibraries::underItsPlainName)
          .ifPresent(folder -> properties.put("jna.library.path", folder.toString()));
    }
    return properties;
  }

  /** A folder in which the file is called as JNA looks for it; the loader sees that it is one. */
  private static Optional<Path> underItsPlainName(Path file) {
    try {
      Path folder = Files.createTempDirectory("eligen-cudart");
      Path link = folder.resolve("libcudart.so");
      Files.createSymbolicLink(link, file.toRealPath());
      folder.toFile().deleteOnExit();
      link.toFile().deleteOnExit();
      return Optional.of(folder);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn("{} cannot be linked to: {}", file, e.getMessage());
      return Optional.empty();
    }
  }
}
