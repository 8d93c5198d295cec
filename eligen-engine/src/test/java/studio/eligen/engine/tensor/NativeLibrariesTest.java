package studio.eligen.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.RenderException.ModelMissing;

class NativeLibrariesTest {

  @TempDir Path folder;

  @Test
  void where_a_folder_is_of_no_use_another_is_taken_and_said_in_a_sentence() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    List<String> notes = new ArrayList<>();

    Path taken = NativeLibraries.usable(List.of(file.resolve("x"), unpacked()), notes::add);

    assertThat(taken).isEqualTo(folder.resolve("good"));
    assertThat(notes)
        .containsExactly(
            "Libraries are unpacked to %s: %s cannot be written."
                .formatted(taken, file.resolve("x")));
    assertThat(folder.resolve("good").toFile().list()).containsExactly("pytorch");
  }

  @Test
  void the_first_that_can_be_used_is_taken_without_a_word() throws Exception {
    List<String> notes = new ArrayList<>();

    assertThat(NativeLibraries.usable(List.of(unpacked()), notes::add)).exists();
    assertThat(notes).isEmpty();
  }

  @Test
  void where_none_is_of_use_it_is_said_what_to_set() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> NativeLibraries.usable(List.of(file.resolve("x")), note -> {}))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("cannot be written. Set ENGINE_CACHE_DIR");
  }

  @Test
  void a_folder_that_a_person_named_has_to_do() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    NativeLibraries.requireUsable(unpacked());
    assertThatThrownBy(() -> NativeLibraries.requireUsable(file))
        .isInstanceOf(ModelMissing.class)
        .hasMessage(
            "ENGINE_CACHE_DIR is %s, which cannot be written. Set it to a folder with 900 MB from which programs run, or unset it."
                .formatted(file));
    assertThat(NativeLibraries.notLoaded("libtorch", new Error("x.so: failed to map segment")))
        .hasMessageEndingWith(
            "No program runs from where it lies; set ENGINE_CACHE_DIR to another folder.");
  }

  @Test
  void another_libtorch_on_the_way_and_musl_are_recognised() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThat(NativeLibraries.namesLibtorch("/no:" + other)).isFalse();
    Files.createFile(other.resolve("libtorch_cpu.so"));
    assertThat(NativeLibraries.namesLibtorch("/no:" + other)).isTrue();

    Files.createFile(folder.resolve("ld-musl-x86_64.so.1"));
    assertThat(NativeLibraries.isMusl(folder, other)).isTrue();
    Files.createFile(other.resolve("ld-linux-x86-64.so.2"));
    assertThat(NativeLibraries.isMusl(folder, other)).isFalse();
  }

  /** As musl 1.2.3 tells it of the library that DJL unpacks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error loading shared library libstdc++.so.6: No such file or directory (needed by x.so)",
        "Error relocating libc10.so: __cxa_thread_atexit_impl: symbol not found"
      })
  void the_loader_of_musl_is_known_by_its_words(String told) {
    assertThat(NativeLibraries.notLoaded("libtorch on cpu", new UnsatisfiedLinkError(told)))
        .hasMessageStartingWith("libtorch on cpu does not start (" + told + "). It needs glibc,")
        .hasMessageEndingWith("use Debian, Ubuntu, Fedora or the like.");
    assertThat(NativeLibraries.notLoaded("libtorch", new UnsatisfiedLinkError("cannot open")))
        .hasMessageNotContaining("glibc");
  }

  private Path unpacked() throws Exception {
    return Files.createDirectories(folder.resolve("good").resolve("pytorch")).getParent();
  }
}
