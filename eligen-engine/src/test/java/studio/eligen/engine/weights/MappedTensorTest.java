package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Golden;
import studio.eligen.engine.tensor.Scope;

class MappedTensorTest {

  private static final String LARGEST = "image_proj.proj.2.weight";

  @TempDir Path folder;

  /** As that of InstantX's IP-Adapter is read, which has 2.4 GB; here 192 rows of 48 numbers. */
  @ParameterizedTest
  @ValueSource(longs = {1, 96, 1000, 18_000})
  void a_tensor_that_is_larger_than_a_buffer_is_read_by_its_rows(long most) {
    Path adapter = Golden.NANO.resolve("ip-adapter/ip-adapter.safetensors");
    try (Safetensors file = Safetensors.open(adapter)) {
      assertThat(read(file, LARGEST, most)).isEqualTo(read(file, LARGEST, Integer.MAX_VALUE));
    }
  }

  @Test
  void so_is_one_in_float32() {
    float[] numbers = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Path path = new TensorFile().add("a", numbers, 5, 2).write(folder.resolve("a.safetensors"));
    try (Safetensors file = Safetensors.open(path)) {
      assertThat(read(file, "a", 16)).isEqualTo(numbers);
    }
  }

  private static float[] read(Safetensors file, String name, long most) {
    try (Scope scope = Scope.open();
        NDManager manager = Golden.TORCH.manager().newSubManager()) {
      MappedTensor tensor = MappedTensor.of(file, name, Golden.TORCH, manager, most);
      return Golden.TORCH.toFloat32(tensor.array()).toFloatArray();
    }
  }
}
