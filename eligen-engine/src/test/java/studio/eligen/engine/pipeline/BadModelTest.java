package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.Golden;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;

class BadModelTest {

  @TempDir Path folder;

  @BeforeEach
  void copyNano() throws IOException {
    try (Stream<Path> files = Files.walk(Golden.NANO)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(Golden.NANO.relativize(file).toString());
        if (!Files.isDirectory(copy)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(() -> load(folder.resolve("nowhere")))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void a_folder_that_is_no_model_says_what_it_lacks() {
    assertThatThrownBy(() -> load(folder.resolve("vae")))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("no folder transformer/");
  }

  @Test
  void missing_weights_are_named() throws IOException {
    Files.delete(folder.resolve("vae/diffusion_pytorch_model.safetensors"));
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("vae")
        .hasMessageContaining("holds none");
  }

  @Test
  void truncated_weights_are_refused() throws IOException {
    Path file = folder.resolve("text_encoder_2/model.safetensors");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 1);
    }
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("truncated");
  }

  @Test
  void weights_of_other_shapes_than_the_config_says_are_refused() throws IOException {
    edit("transformer/config.json", "\"num_layers\": 2", "\"num_layers\": 3");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("there is no tensor transformer_blocks.2");
  }

  @Test
  void a_config_with_an_absurd_number_is_refused() throws IOException {
    edit("text_encoder/config.json", "\"hidden_size\": 40", "\"hidden_size\": -40");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("hidden_size = -40");
  }

  @Test
  void a_lora_that_is_not_there_is_named() {
    EngineOptions options =
        new EngineOptions(
            Device.CPU,
            Optional.empty(),
            true,
            List.of(new LoraFile(folder.resolve("none.safetensors"), 1)),
            OptionalInt.empty());
    assertThatThrownBy(() -> EliGen.load(folder, options))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("none.safetensors");
  }

  @Test
  void a_lora_scale_that_is_no_number_is_refused() {
    Path lora = Golden.NANO.resolve("lora/kohya.safetensors");
    EngineOptions options =
        new EngineOptions(
            Device.CPU,
            Optional.empty(),
            true,
            List.of(new LoraFile(lora, Double.NaN)),
            OptionalInt.empty());
    assertThatThrownBy(() -> EliGen.load(folder, options))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void a_gpu_that_is_not_there_is_told() {
    EngineOptions options =
        new EngineOptions(
            new Device.Cuda(99), Optional.empty(), true, List.of(), OptionalInt.empty());
    assertThatThrownBy(() -> EliGen.load(folder, options))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("no device cuda:99");
  }

  private static void load(Path model) {
    EliGen.load(model, EngineOptions.DEFAULT).close();
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }
}
