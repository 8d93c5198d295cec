package studio.eligen.engine.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Works out what of a card, its driver and its libraries is there, and what is missing. */
final class GpuSetup {

  /** NVIDIA's tables of compatibility: the oldest drivers that run what was built for CUDA 12. */
  private static final String LINUX_DRIVER = "525.60.13";

  private static final String WINDOWS_DRIVER = "528.33";

  /** The oldest processors that PyTorch 2.7's builds for CUDA 12.8 have code for: Turing's. */
  private static final double LEAST_CAPABILITY = 7.5;

  /** Those that compute in bfloat16 themselves: Ampere's. */
  private static final double BFLOAT16 = 8;

  private final Machine here;
  private final Cards cards;
  private final List<Libtorch> libtorchs;
  private final Optional<Libtorch> chosen;

  private GpuSetup(Machine here) {
    this.here = here;
    this.cards = Cards.of(here);
    this.libtorchs = LibtorchSearch.of(here);
    this.chosen = libtorchs.stream().filter(Libtorch::fits).findFirst();
  }

  static GpuSetup of(Machine here) {
    return new GpuSetup(here);
  }

  GpuReport report() {
    return new GpuReport(hasCard(), findings(), missing());
  }

  private boolean hasCard() {
    return !cards.cards().isEmpty();
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    cards.cards().forEach(card -> findings.add(card.toString()));
    if (!hasCard()) {
      findings.add("no card of NVIDIA's was found, so pictures are drawn on the CPU");
    }
    cards.driver().ifPresent(version -> findings.add("driver " + version));
    for (Libtorch libtorch : libtorchs) {
      findings.add(
          "libtorch %s%s".formatted(libtorch, libtorch.fits() ? "" : ": " + libtorch.reason()));
    }
    chosen
        .flatMap(one -> CudaRuntime.of(one, here))
        .ifPresent(file -> findings.add("CUDA's runtime is " + file));
    cards.cards().stream()
        .filter(card -> card.capability() >= LEAST_CAPABILITY && card.capability() < BFLOAT16)
        .forEach(
            card ->
                findings.add(
                    "%s has no bfloat16 in hardware; give --dtype f32 where its memory allows"
                        .formatted(card.name())));
    return findings;
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (hasCard()) {
      addDriver(missing);
      addCapability(missing);
      addLibraries(missing);
    }
    return missing;
  }

  private void addDriver(List<String> missing) {
    String least = here.windows() ? WINDOWS_DRIVER : LINUX_DRIVER;
    if (cards.driver().isEmpty()) {
      missing.add("The card has no driver. " + driverCommands());
    } else if (isOlder(cards.driver().get(), least)) {
      missing.add(
          "The driver %s is too old for CUDA 12: it takes %s. %s"
              .formatted(cards.driver().get(), least, driverCommands()));
    }
  }

  private void addCapability(List<String> missing) {
    String old =
        cards.cards().stream()
            .filter(card -> card.capability() > 0 && card.capability() < LEAST_CAPABILITY)
            .map(card -> "%s (%s)".formatted(card.name(), card.capability()))
            .collect(Collectors.joining(", "));
    if (!old.isEmpty()) {
      missing.add(
          "Too old for PyTorch 2.7, which computes on cards from capability 7.5 on: %s."
              .formatted(old));
    }
  }

  private void addLibraries(List<String> missing) {
    if (chosen.isEmpty()) {
      missing.add(
          "There is no libtorch %s with CUDA 12. %s"
              .formatted(Libtorch.VERSION, libtorchCommands()));
    } else if (CudaRuntime.of(chosen.get(), here).isEmpty()) {
      missing.add(
          "There is no CUDA runtime (libcudart) beside libtorch in %s. %s"
              .formatted(chosen.get().folder(), libtorchCommands()));
    } else if (here.windows() && !CudaRuntime.isOnPath(chosen.get(), here)) {
      missing.add(
          "Windows finds CUDA's runtime by the PATH alone:\n  set PATH=%s;%%PATH%%"
              .formatted(chosen.get().folder()));
    }
  }

  /** The libtorch that is taken, if one fits. */
  Optional<Libtorch> libtorch() {
    return chosen;
  }

  private String driverCommands() {
    return here.windows()
        ? "Take it from https://www.nvidia.com/drivers and start Windows anew."
        : "On Ubuntu:\n  sudo ubuntu-drivers install && sudo reboot\non Debian, with non-free:\n"
            + "  sudo apt install nvidia-driver && sudo reboot";
  }

  private String libtorchCommands() {
    return here.windows()
        ? """
        That of a Python installation will do; it is found there:
          py -m venv %USERPROFILE%\\eligen-torch
          %USERPROFILE%\\eligen-torch\\Scripts\\pip install torch==2.7.1 --index-url https://download.pytorch.org/whl/cu128\
        """
        : """
        That of a Python installation will do; it is found there:
          python3 -m venv ~/eligen-torch
          ~/eligen-torch/bin/pip install torch==2.7.1\
        """;
  }

  private static boolean isOlder(String version, String than) {
    String[] is = version.split("\\.");
    String[] least = than.split("\\.");
    for (int i = 0; i < Math.min(is.length, least.length); i++) {
      int difference = Integer.compare(Integer.parseInt(is[i]), Integer.parseInt(least[i]));
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }
}
