package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {

  @TempDir Path folder;

  @Test
  void a_tensor_written_in_pieces_is_read_back_whole() {
    Path file = folder.resolve("latents.safetensors");
    try (SafetensorsWriter writer = SafetensorsWriter.open(file, "latents", 2, 3)) {
      writer.append(new float[] {1, -2.5f, Float.MIN_VALUE});
      writer.append(new float[] {4, 5, 6});
      writer.commit();
    }

    try (Safetensors read = Safetensors.open(file)) {
      assertThat(read.tensors().get("latents").shape()).containsExactly(2, 3);
      assertThat(read.floats("latents")).containsExactly(1, -2.5f, Float.MIN_VALUE, 4, 5, 6);
    }
  }

  @Test
  void a_tensor_that_was_not_finished_leaves_no_file() {
    Path file = folder.resolve("latents.safetensors");
    try (SafetensorsWriter writer = SafetensorsWriter.open(file, "latents", 2, 3)) {
      writer.append(new float[] {1, 2, 3});
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
    }

    assertThat(folder).isEmptyDirectory();
  }
}
