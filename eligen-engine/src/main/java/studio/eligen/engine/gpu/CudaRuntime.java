package studio.eligen.engine.gpu;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** CUDA's runtime library, by which DJL counts cards and asks for their memory. */
final class CudaRuntime {

  private static final String WINDOWS = "cudart64_*.dll";

  private CudaRuntime() {}

  /** The file that a libtorch computes with, or else that of the system. */
  static Optional<Path> of(Libtorch libtorch, Machine here) {
    if (here.windows()) {
      return Machine.in(libtorch.folder(), WINDOWS).stream().findFirst();
    }
    Path packages = libtorch.folder().resolve("../..").normalize();
    return Stream.of(
            libtorch.folder(),
            packages.resolve("nvidia/cuda_runtime/lib"),
            here.root().resolve("usr/local/cuda/lib64"),
            here.root().resolve("usr/lib/x86_64-linux-gnu"))
        .flatMap(folder -> Machine.in(folder, "libcudart{.,-}*so*").stream())
        .filter(file -> file.getFileName().toString().matches("libcudart.*\\.so(\\.12.*)?"))
        .findFirst();
  }

  /** Whether DJL finds it on Windows, where it looks along the PATH. */
  static boolean isOnPath(Libtorch libtorch, Machine here) {
    Path folder = libtorch.folder().toAbsolutePath().normalize();
    return Stream.of(here.variable("PATH").split(File.pathSeparator))
        .flatMap(one -> Machine.path(one).stream())
        .anyMatch(one -> one.toAbsolutePath().normalize().equals(folder));
  }
}
