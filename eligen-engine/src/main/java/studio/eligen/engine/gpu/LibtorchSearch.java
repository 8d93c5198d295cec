package studio.eligen.engine.gpu;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for libtorch where people have it, by files alone: no Python is run. */
final class LibtorchSearch {

  /** The folder that docs/gpu.md has people make. */
  static final String OWN = "eligen-torch";

  private static final String PACKAGES = "site-packages";

  private final Machine here;
  private final Set<Path> looked = new LinkedHashSet<>();
  private final List<Libtorch> found = new ArrayList<>();

  private LibtorchSearch(Machine here) {
    this.here = here;
  }

  /** All that there are: what variables name first, then the usual places. */
  static List<Libtorch> of(Machine here) {
    LibtorchSearch search = new LibtorchSearch(here);
    search.named();
    search.pythons();
    search.unpacked();
    search.downloaded();
    return List.copyOf(search.found);
  }

  private void named() {
    Machine.path(here.variable("PYTORCH_LIBRARY_PATH"))
        .ifPresent(
            folder -> {
              Path whole = folder.resolve("..").normalize();
              add(Libtorch.ofPython(whole, "named by you"));
              add(Libtorch.unpacked(whole));
            });
  }

  private void pythons() {
    for (String name : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
      Machine.path(here.variable(name)).ifPresent(folder -> python(folder, "of " + name));
    }
    for (String folder : here.variable("PATH").split(File.pathSeparator)) {
      Machine.path(folder)
          .map(Path::getParent)
          .ifPresent(prefix -> python(prefix, "of the Python in " + prefix));
    }
    here.home().ifPresent(this::pythonsOfHome);
    for (String prefix : List.of("usr", "usr/local", "opt/conda")) {
      python(here.root().resolve(prefix), "of this system's Python");
    }
    Machine.path(here.variable("LOCALAPPDATA"))
        .map(folder -> folder.resolve("Programs").resolve("Python"))
        .ifPresent(all -> Machine.in(all, "Python3*").forEach(one -> python(one, "of " + one)));
  }

  private void pythonsOfHome(Path home) {
    python(home.resolve(OWN), "of ~/" + OWN);
    python(home.resolve(".local"), "of your own Python");
    python(home.resolve(".venv"), "of ~/.venv");
    for (String conda : List.of("miniconda3", "anaconda3", "miniforge3")) {
      python(home.resolve(conda), "of " + conda);
      Machine.in(home.resolve(conda).resolve("envs"), "*")
          .forEach(one -> python(one, "of " + conda + "'s " + one.getFileName()));
    }
    python(home.resolve("ComfyUI").resolve("venv"), "of ComfyUI");
    python(home.resolve("ComfyUI").resolve(".venv"), "of ComfyUI");
  }

  /** A Python's prefix: libraries of packages lie in one of three folders below it. */
  private void python(Path prefix, String origin) {
    Stream<Path> linux =
        Stream.of("lib", "lib64")
            .flatMap(lib -> Machine.in(prefix.resolve(lib), "python3*").stream())
            .flatMap(lib -> Stream.of(lib.resolve(PACKAGES), lib.resolve("dist-packages")));
    Path windows = prefix.resolve("Lib").resolve(PACKAGES);
    Stream.concat(linux, Stream.of(windows))
        .map(packages -> packages.resolve("torch"))
        .forEach(torch -> add(Libtorch.ofPython(torch, origin)));
  }

  private void unpacked() {
    List<Path> places = new ArrayList<>(List.of(here.root().resolve("opt/libtorch")));
    here.home()
        .ifPresent(
            home ->
                places.addAll(
                    List.of(home.resolve("libtorch"), home.resolve("Downloads/libtorch"))));
    places.forEach(place -> add(Libtorch.unpacked(place)));
  }

  private void downloaded() {
    Stream.of(
            Machine.path(here.variable("ENGINE_CACHE_DIR")),
            Machine.path(here.variable("DJL_CACHE_DIR")),
            here.home().map(home -> home.resolve(".djl.ai")))
        .flatMap(Optional::stream)
        .flatMap(cache -> Machine.in(cache.resolve("pytorch"), "*-cu*").stream())
        .forEach(folder -> add(Libtorch.downloaded(folder)));
  }

  private void add(Optional<Libtorch> libtorch) {
    libtorch
        .filter(one -> looked.add(one.folder().toAbsolutePath().normalize()))
        .ifPresent(found::add);
  }
}
