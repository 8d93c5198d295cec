package studio.eligen.engine.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines made of folders, as they are with a card and its libraries, or with less. */
class GpuSetupTest {

  private static final String CARD = "NVIDIA GeForce RTX 4090, 570.86.10, 24564, 8.9\n";
  private static final String OLD_CARD = "NVIDIA GeForce GTX 1080, 570.86.10, 8192, 6.1\n";

  @TempDir Path root;

  private final Map<String, String> environment = new HashMap<>();
  private Optional<String> nvidiaSmi = Optional.empty();
  private boolean windows;

  @Test
  void a_card_with_a_driver_and_a_pythons_libtorch_is_ready_and_djl_is_told_where_they_lie()
      throws IOException {
    nvidiaSmi = Optional.of(CARD);
    Path packages = root.resolve("home/eligen-torch/lib/python3.11/site-packages");
    python(packages, "2.7.1+cu126", "12.6");
    Path runtime = write(packages.resolve("nvidia/cuda_runtime/lib/libcudart.so.12"), "");

    assertThat(report().isReady()).as(report().toString()).isTrue();
    assertThat(report().findings())
        .contains("NVIDIA GeForce RTX 4090, 24564 MiB", "driver 570.86.10")
        .anyMatch(line -> line.startsWith("libtorch 2.7.1 (cu126) in " + packages))
        .contains("CUDA's runtime is " + runtime);
    Map<String, String> told = GpuLibraries.properties(setup().libtorch().get(), here());
    assertThat(told)
        .containsEntry("PYTORCH_LIBRARY_PATH", packages.resolve("torch/lib").toString())
        .containsEntry("PYTORCH_VERSION", "2.7.1")
        .containsEntry("PYTORCH_FLAVOR", "cu128");
    assertThat(Path.of(told.get("jna.library.path"), "libcudart.so").toRealPath())
        .isEqualTo(runtime.toRealPath());
  }

  @Test
  void one_that_was_unpacked_by_hand_has_its_runtime_under_a_name_of_its_own() throws IOException {
    nvidiaSmi = Optional.of(CARD);
    write(root.resolve("home/libtorch/build-version"), "2.7.1+cu128\n");
    write(root.resolve("home/libtorch/lib/libtorch.so"), "");
    write(root.resolve("home/libtorch/lib/libcudart-218eec4c.so.12"), "");

    assertThat(report().isReady()).as(report().toString()).isTrue();
    assertThat(report().findings()).anyMatch(line -> line.endsWith("unpacked by hand"));
  }

  @Test
  void what_djl_has_downloaded_and_what_a_variable_names_are_found_too() throws IOException {
    nvidiaSmi = Optional.of(CARD);
    write(root.resolve("home/.djl.ai/pytorch/2.7.1-cu128-linux-x86_64/libtorch.so"), "");
    python(root.resolve("mine"), "2.7.1+cu128", "12.8");
    environment.put("PYTORCH_LIBRARY_PATH", root.resolve("mine/torch/lib").toString());

    assertThat(LibtorchSearch.of(here()))
        .extracting(Libtorch::origin)
        .containsExactly("named by you", "downloaded by DJL");
    assertThat(report().missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing).contains("no CUDA runtime (libcudart)"));
  }

  @Test
  void a_card_without_a_driver_is_seen_on_the_bus_and_how_to_get_one_is_told() throws IOException {
    write(root.resolve("sys/bus/pci/devices/0000:01:00.0/vendor"), "0x10de\n");
    write(root.resolve("sys/bus/pci/devices/0000:01:00.0/class"), "0x030000\n");
    write(root.resolve("sys/bus/pci/devices/0000:01:00.1/vendor"), "0x10de\n");
    write(root.resolve("sys/bus/pci/devices/0000:01:00.1/class"), "0x040300\n");

    assertThat(report().findings()).containsExactly("an NVIDIA card");
    assertThat(report().missing().get(0))
        .contains("no driver", "sudo ubuntu-drivers install", "sudo apt install nvidia-driver");
  }

  @Test
  void without_nvidia_smi_the_drivers_own_folder_tells() throws IOException {
    Path driver = root.resolve("proc/driver/nvidia");
    write(
        driver.resolve("version"),
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.42.01  Tue Jun 15 2021\n");
    write(driver.resolve("gpus/0000:01:00.0/information"), "Model: \t NVIDIA T4\nIRQ: 43\n");

    assertThat(report().findings()).containsExactly("NVIDIA T4", "driver 470.42.01");
    assertThat(report().missing().get(0)).contains("470.42.01 is too old", "it takes 525.60.13");
  }

  @ParameterizedTest
  @CsvSource({
    "2.6.0+cu124, 12.4, the program takes 2.7.1 alone",
    "2.7.1+cpu, , it computes on the CPU alone",
    "2.7.1+rocm6.3, , it is not for CUDA 12",
    "2.7.1+cu118, 11.8, it is not for CUDA 12"
  })
  void a_libtorch_that_does_not_fit_is_named_with_why_and_what_to_type(
      String version, String cuda, String why) throws IOException {
    nvidiaSmi = Optional.of(CARD);
    environment.put("VIRTUAL_ENV", root.resolve("venv").toString());
    python(root.resolve("venv/lib/python3.12/site-packages"), version, cuda);

    assertThat(report().findings()).anyMatch(line -> line.endsWith(": " + why));
    assertThat(report().missing())
        .singleElement()
        .satisfies(
            missing ->
                assertThat(missing)
                    .contains("no libtorch 2.7.1 with CUDA 12")
                    .contains("~/eligen-torch/bin/pip install torch==2.7.1"));
  }

  @Test
  void windows_is_told_its_own_commands_and_finds_the_runtime_by_the_path() throws IOException {
    windows = true;
    nvidiaSmi = Optional.of(CARD);
    assertThat(report().missing().get(0))
        .contains("py -m venv %USERPROFILE%\\eligen-torch", "torch==2.7.1 --index-url");

    Path packages = root.resolve("home/eligen-torch/Lib/site-packages");
    python(packages, "2.7.1+cu128", "12.8");
    Path folder = packages.resolve("torch/lib");
    Files.move(folder.resolve("libtorch.so"), folder.resolve("torch.dll"));
    write(folder.resolve("cudart64_12.dll"), "");
    assertThat(report().missing()).singleElement().asString().contains("set PATH=" + folder);

    environment.put("PATH", folder.toString());
    assertThat(report().isReady()).as(report().toString()).isTrue();
  }

  @Test
  void a_card_that_is_too_old_is_told_so_and_without_one_nothing_is_missing() {
    assertThat(report().hasCard()).isFalse();
    assertThat(report().missing()).isEmpty();
    assertThat(report().findings()).singleElement().asString().contains("drawn on the CPU");

    nvidiaSmi = Optional.of(OLD_CARD);
    assertThat(report().missing().get(0)).contains("Too old", "GTX 1080 (6.1)");
  }

  private GpuReport report() {
    return setup().report();
  }

  private GpuSetup setup() {
    return GpuSetup.of(here());
  }

  private Machine here() {
    environment.put(windows ? "USERPROFILE" : "HOME", root.resolve("home").toString());
    return new Machine(root, Map.copyOf(environment), windows, command -> nvidiaSmi);
  }

  private static void python(Path packages, String version, String cuda) throws IOException {
    write(
        packages.resolve("torch/version.py"),
        """
        from typing import Optional
        __version__ = '%s'
        cuda: Optional[str] = %s
        """
            .formatted(version, cuda == null ? "None" : "'" + cuda + "'"));
    write(packages.resolve("torch/lib/libtorch.so"), "");
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
