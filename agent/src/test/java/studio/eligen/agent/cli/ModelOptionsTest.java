package studio.eligen.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.EngineOptions.Storage;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;

class ModelOptionsTest {

  @TempDir Path folder;

  @Test
  void nothing_said_means_the_engines_defaults() {
    assertThat(parse().options()).isEqualTo(EngineOptions.DEFAULT);
  }

  @Test
  void every_option_is_passed_on() {
    ModelOptions options =
        parse(
            "--model=m",
            "--lora=a.safetensors",
            "--lora=b.safetensors:-0.5",
            "--no-lora",
            "--t5-length=8",
            "--entity-t5-length=4",
            "--transformer=t",
            "--clip=c",
            "--t5=five",
            "--vae=v",
            "--image-encoder=siglip",
            "--ip-adapter=ip",
            "--kind=schnell",
            "--device=cuda:1",
            "--dtype=bf16",
            "--weights-dtype=fp8");

    assertThat(options.path()).isEqualTo(Path.of("m"));
    assertThat(options.options())
        .isEqualTo(
            new EngineOptions(
                new Device.Cuda(1),
                Optional.of(Dtype.BF16),
                false,
                List.of(
                    new LoraFile(Path.of("a.safetensors"), 1),
                    new LoraFile(Path.of("b.safetensors"), -0.5)),
                OptionalInt.of(8),
                OptionalInt.of(4),
                new ModelParts(
                    Optional.of(Path.of("t")),
                    Optional.of(Path.of("c")),
                    Optional.of(Path.of("five")),
                    Optional.of(Path.of("v")),
                    Optional.of(Path.of("siglip")),
                    Optional.of(Path.of("ip")),
                    Optional.of(ModelKind.SCHNELL)),
                Storage.FP8,
                Optional.of(DataFolder.usual().path().resolve("embeddings"))));
  }

  @Test
  void a_transformer_alone_is_the_model() {
    assertThat(parse("--transformer=flux1-dev.safetensors").path())
        .isEqualTo(Path.of("flux1-dev.safetensors"));
  }

  @Test
  void cuda_alone_is_the_first_gpu() {
    assertThat(parse("--device=cuda").options().device()).isEqualTo(new Device.Cuda(0));
  }

  @Test
  void a_colon_that_no_number_follows_belongs_to_the_name() {
    assertThat(parse("--lora=C:\\x").options().loras())
        .containsExactly(new LoraFile(Path.of("C:\\x"), 1));
  }

  @Test
  void a_file_that_is_there_comes_before_a_scale() throws IOException {
    Path file = Files.createFile(folder.resolve("a:2"));

    assertThat(parse("--lora=" + file).options().loras()).containsExactly(new LoraFile(file, 1));
    assertThat(parse("--lora=" + file + ":3").options().loras())
        .containsExactly(new LoraFile(file, 3));
  }

  private static ModelOptions parse(String... arguments) {
    Any command = new Any();
    new CommandLine(command).parseArgs(arguments);
    return command.model;
  }

  /** A command that draws. */
  @Command
  private static final class Any {
    @Mixin private ModelOptions model;
  }
}
