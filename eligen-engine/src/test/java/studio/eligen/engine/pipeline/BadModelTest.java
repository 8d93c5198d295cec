package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.RenderRequest;

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

  private void sayLongestPrompt(String length) throws IOException {
    Path file = folder.resolve("tokenizer_2/tokenizer_config.json");
    Files.writeString(file, Files.readString(file).replaceFirst("(_length\\W+)32", "$1" + length));
  }

  @Test
  void a_tokenizer_of_a_million_tokens_is_refused_unless_the_person_gives_a_length()
      throws IOException {
    sayLongestPrompt("1000000");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("tokenizer_config.json says model_max_length = 1000000")
        .hasMessageContaining("from 1 to 4096");
    EngineOptions shorter =
        new EngineOptions(Device.CPU, Optional.empty(), true, List.of(), OptionalInt.of(16));
    try (EliGen eligen = EliGen.load(folder, shorter)) {
      assertThat(eligen.identity().t5Length()).isEqualTo(16);
    }
  }

  @Test
  void a_tokenizer_of_which_nobody_said_how_much_its_model_reads_has_that_of_flux()
      throws IOException {
    sayLongestPrompt("1000000000000000019884624838656");
    try (EliGen eligen = EliGen.load(folder, EngineOptions.DEFAULT)) {
      assertThat(eligen.identity().t5Length()).isEqualTo(512);
    }
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

  @ParameterizedTest
  @CsvSource({
    "transformer/config.json, num_layers, 2",
    "transformer/config.json, num_single_layers, 2",
    "text_encoder/config.json, num_hidden_layers, 2",
    "text_encoder_2/config.json, num_layers, 2",
  })
  void more_layers_than_any_network_has_are_refused_before_they_are_listed(
      String config, String field, int layers) throws IOException {
    edit(config, "\"%s\": %d".formatted(field, layers), "\"%s\": 1000000".formatted(field));
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining(field + " = 1000000; it must be a whole number from 1 to 1000");
  }

  @Test
  void heads_that_do_not_share_the_width_are_refused() throws IOException {
    edit("text_encoder/config.json", "\"hidden_size\": 40", "\"hidden_size\": 41");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("hidden_size = 41 does not divide");
  }

  /** A folder in the place of a file is as little one as a pipe, at which a program would wait. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "generation_config.json",
        "tokenizer/vocab.json",
        "tokenizer/merges.txt",
        "tokenizer_2/tokenizer.json",
        "transformer/config.json",
      })
  void what_is_no_file_is_not_waited_for(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    Files.createDirectory(file);
    assertThatThrownBy(
            () -> {
              GenerationDefaults.of(folder);
              load(folder);
            })
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("a folder, a device or a pipe");
    assertThatThrownBy(() -> EliGen.load(Golden.NANO, with(new LoraFile(file, 1))))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContaining("a folder, a device or a pipe");
  }

  @Test
  void numbers_that_run_away_end_in_a_sentence_and_not_in_a_black_picture() {
    LoraFile lora = new LoraFile(Golden.NANO.resolve("lora/kohya.safetensors"), 1e30);
    RenderRequest request =
        GenerationDefaults.PAPER.withSteps(1).request("a cat").size(16, 16).build();
    try (EliGen eligen = EliGen.load(folder, with(lora))) {
      assertThatThrownBy(() -> eligen.render(request))
          .isInstanceOf(ModelCorrupt.class)
          .hasMessageContaining("no number any more")
          .hasMessageContaining("smaller scale");
    }
  }

  private static EngineOptions with(LoraFile lora) {
    return new EngineOptions(
        Device.CPU, Optional.empty(), true, List.of(lora), OptionalInt.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generation_config.json",
        "tokenizer/vocab.json",
        "tokenizer/merges.txt",
        "tokenizer_2/tokenizer.json",
        "vae/config.json",
      })
  void a_file_larger_than_such_files_are_is_not_read(String name) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.setLength(5L << 30);
    }
    assertThatThrownBy(
            () -> {
              GenerationDefaults.of(folder);
              load(folder);
            })
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("it has 5368709120 bytes; such a file has at most");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../passwd.safetensors",
        "/etc/passwd.safetensors",
        "a\\u0000.safetensors",
        "..\\\\a.safetensors",
        "weights.bin",
      })
  void an_index_names_files_beside_it_and_nothing_else(String shard) throws IOException {
    Files.writeString(
        folder.resolve("vae/a.safetensors.index.json"),
        "{\"weight_map\": {\"a\": \"%s\"}}".formatted(shard));
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("it must be a safetensors file beside it");
  }

  @Test
  void a_folder_whose_name_ends_as_that_of_a_file_is_a_model_too() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model.json"));
    for (String part : List.of("transformer", "text_encoder", "text_encoder_2", "vae")) {
      Files.move(folder.resolve(part), model.resolve(part));
    }
    for (String tokenizer : List.of("tokenizer", "tokenizer_2")) {
      Files.move(folder.resolve(tokenizer), model.resolve(tokenizer));
    }
    assertThatCode(() -> load(model)).doesNotThrowAnyException();
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
