package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Golden;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.tensor.KeptMatrix;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/** GGUF files, as converters write them and as nobody should. */
@Timeout(60)
class GgufTest {

  private static final Path BLOCKS = Golden.FOLDER.resolve("gguf-blocks.gguf");
  private static final int F32 = 0;
  private static final int Q8_0 = 8;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Q8_0", "Q4_0", "Q4_K", "Q5_K", "Q6_K", "F16", "BF16"})
  void every_type_is_read_as_the_package_gguf_does(String type) {
    try (WeightFile file = WeightFile.open(BLOCKS);
        Scope scope = Scope.open()) {
      float[] expected = file.floats(type + ".expected");
      NDArray read = MappedTensor.of(file, type, 1, Golden.TORCH, Golden.TORCH.manager()).array();
      assertThat(read.getShape().getShape()).isEqualTo(file.tensors().get(type).shape());
      assertThat(Golden.TORCH.toFloat32(read).toFloatArray()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Q8_0", "Q4_0", "Q4_K", "Q5_K", "Q6_K"})
  void blocks_stay_as_they_are_and_are_widened_to_what_is_computed_in(String type) {
    try (WeightFile file = WeightFile.open(BLOCKS);
        Scope scope = Scope.open()) {
      KeptMatrix kept = MappedTensor.narrow(file, type, 1, Golden.TORCH, Golden.TORCH.manager());
      assertThat(((KeptMatrix.Blocks) kept).blocks().size())
          .isEqualTo(file.tensors().get(type).bytes());
      NDArray sixteen = Golden.TORCH.kernels().toBfloat16(Golden.TORCH.array(new float[1], 1));
      NDArray wide = kept.like(sixteen);
      assertThat(Torch.isBfloat16(wide)).isTrue();
      assertThat(
              Golden.relativeError(Golden.TORCH.toFloat32(wide), file.floats(type + ".expected")))
          .isLessThan(0x1p-8);
    }
  }

  @Test
  void what_a_file_says_of_itself_is_read() {
    try (WeightFile file = WeightFile.open(BLOCKS)) {
      assertThat(file.metadata())
          .containsEntry("general.architecture", "flux")
          .containsEntry("general.name", "blocks of every type");
    }
  }

  @Test
  void a_file_that_ends_early_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(BLOCKS);
    for (int length = 4; length < whole.length; length += 251) {
      Path cut = Files.write(folder.resolve("cut.gguf"), Arrays.copyOf(whole, length));
      assertRefused(cut, "cut.gguf");
    }
  }

  @Test
  void a_file_with_a_byte_of_its_header_changed_is_read_or_refused() throws IOException {
    byte[] whole = Files.readAllBytes(BLOCKS);
    Path changed = folder.resolve("changed.gguf");
    for (int at = 4; at < 900; at += 3) {
      for (int bits : new int[] {0xff, 0x01}) {
        byte[] other = whole.clone();
        other[at] ^= (byte) bits;
        Files.write(changed, other);
        try (WeightFile file = WeightFile.open(changed)) {
          file.tensors()
              .forEach(
                  (name, stored) ->
                      assertThat(file.map(name).remaining()).isEqualTo((int) stored.bytes()));
        } catch (ModelCorrupt e) {
          assertThat(e).hasMessageContaining("changed.gguf");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, tensors", "50001, 0, tensors", "0, -1, key-value", "0, 10001, key-value"})
  void impossible_counts_are_refused(long tensors, long pairs, String named) {
    assertRefused(new GgufFile().counts(tensors, pairs), named);
  }

  @Test
  void impossible_lengths_are_refused() {
    byte[] huge = GgufFile.number(Long.MAX_VALUE, 8);
    assertRefused(new GgufFile().pair("general.name", 8, huge), "bytes of a text");
    assertRefused(new GgufFile().pair("other", 8, huge), "bytes of a text");
    byte[] numbers = ByteBuffer.allocate(12).put(GgufFile.number(6, 4)).put(huge).array();
    assertRefused(new GgufFile().pair("other", 9, numbers), "values of an array");
    byte[] words =
        ByteBuffer.allocate(12).put(GgufFile.number(8, 4)).put(GgufFile.number(1 << 20, 8)).array();
    assertRefused(new GgufFile().pair("other", 9, words), "goes on to byte");
    assertRefused(new GgufFile().pair("other", 13, new byte[8]), "unknown type 13");
  }

  @Test
  void arrays_within_arrays_without_end_are_refused() {
    ByteBuffer nested = ByteBuffer.allocate(12 * 1000);
    for (int i = 0; i < 1000; i++) {
      nested.put(GgufFile.number(9, 4)).put(GgufFile.number(1, 8));
    }
    assertRefused(new GgufFile().pair("other", 9, nested.array()), "arrays within arrays");
  }

  @Test
  void impossible_places_and_sides_are_refused() {
    byte[] row = new byte[34];
    assertRefused(new GgufFile().addAt("a", Q8_0, 1L << 40, 1, 32), "a has 34 bytes from byte");
    assertRefused(new GgufFile().addAt("a", Q8_0, -32, 1, 32), "a has 34 bytes from byte");
    assertRefused(
        new GgufFile().add("a", Q8_0, row, 1, 32).addAt("b", Q8_0, 16, 1, 32), "b has 34");
    assertRefused(
        new GgufFile().add("a", Q8_0, row, 1, 32).addAt("b", Q8_0, 32, 1, 32),
        "where another tensor is");
    assertRefused(new GgufFile().add("a", Q8_0, row, 1, 33), "blocks of 32");
    assertRefused(new GgufFile().add("a", F32, row, Long.MAX_VALUE, 4), "impossible side");
    assertRefused(new GgufFile().add("a", F32, row, 0), "impossible side");
    assertRefused(new GgufFile().add("a", F32, row, 1, 1, 1, 1, 1), "5 sides");
    assertRefused(new GgufFile().add("a", F32, row, 8).add("a", F32, row, 8), "a is in it twice");
  }

  @Test
  void other_versions_and_alignments_are_refused() {
    assertRefused(new GgufFile().version(1), "version 1");
    assertRefused(new GgufFile().version(0x03000000), "version");
    assertRefused(
        new GgufFile().pair("general.alignment", 4, GgufFile.number(0, 4)), "alignment 0");
    assertRefused(
        new GgufFile().pair("general.alignment", 4, GgufFile.number(33, 4)), "alignment 33");
  }

  @ParameterizedTest
  @CsvSource({"11, Q3_K", "23, IQ4_XS", "99, GGML's type 99"})
  void types_that_are_not_read_are_named_with_what_to_take(int type, String name) {
    assertRefused(
        new GgufFile().add("a.weight", type, new byte[256], 1, 256), "a.weight", name, "Q4_K_S");
  }

  @Test
  void a_text_that_is_no_text_does_no_harm() throws IOException {
    byte[] notText = {(byte) 0xff, (byte) 0xfe, 0};
    String name = new String(notText, StandardCharsets.ISO_8859_1);
    Path file = new GgufFile().text("general.name", name).write(folder.resolve("odd.gguf"));
    try (WeightFile opened = WeightFile.open(file)) {
      assertThat(opened.tensors()).isEmpty();
    }
  }

  private void assertRefused(GgufFile file, String... said) {
    assertRefused(file.write(folder.resolve("hostile.gguf")), said);
  }

  private static void assertRefused(Path file, String... said) {
    assertThatThrownBy(() -> WeightFile.open(file).close())
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContainingAll(said);
  }
}
