package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.Region;
import studio.eligen.engine.fixtures.RawPng;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.weights.SafetensorsWriter;

/** What is refused before a model loads: exit code 2, one line, and nothing written. */
class RenderRefusalsTest {

  /** A picture of one pixel. */
  private static final byte[] DOT = new RawPng().header(1, 1, 8, 0).pixels(0, 0).end();

  @TempDir Path folder;

  private Path request;

  @BeforeEach
  void writeRequest() throws IOException {
    request = folder.resolve("request.json");
    Files.writeString(request, "{\"prompt\": \"p\", \"width\": 32, \"height\": 32}");
  }

  @Test
  void a_request_that_is_not_there() {
    assertRefused("There is no file " + folder.resolve("no.json"), folder.resolve("no.json"));
  }

  @Test
  void an_output_that_is_no_png() {
    assertRefused("out.jpg does not end in .png", request, "-o", folder.resolve("out.jpg"));
  }

  @Test
  void an_output_in_a_folder_that_is_not_there() {
    assertRefused("there is no folder", request, "-o", folder.resolve("no/out.png"));
    assertRefused("there is no folder", request, "--trace", folder.resolve("no/t.safetensors"));
  }

  @Test
  void a_request_from_standard_input_without_an_output() {
    assertRefused("give -o OUT.png", "-");
  }

  @Test
  void a_picture_over_itself() throws IOException {
    Path picture = folder.resolve("a.png");
    Files.write(picture, DOT);

    assertRefused("a.png is the picture to draw again", picture, "-o", picture);
  }

  @Test
  void a_picture_without_a_recipe() throws IOException {
    Path picture = folder.resolve("a.png");
    Files.write(picture, DOT);

    assertRefused("a.png carries no recipe", picture);
  }

  @Test
  void a_model_that_is_not_there() {
    assertRefused("There is no model", request, "--model", folder.resolve("no"));
  }

  @Test
  void a_lora_that_is_not_there() {
    Path lora = folder.resolve("no.safetensors");
    assertRefused("no.safetensors", request, "--lora", lora + ":0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                     | is not valid JSON",
        "{\"prompt\": \"p\", \"width\": 100}   | width is 100; it must be a multiple of 16",
        "{\"prompt\": \"p\", \"colour\": 1}    | unknown field \"colour\"",
        "{\"prompt\": \"p\", \"edit\": {\"image\": \"huge.png\"}} | edit.image: huge.png has 30000 × 30000 pixels",
        "{\"prompt\": \"p\", \"edit\": {\"image\": \"request.json\"}} | edit.image: request.json is not a picture",
        "{\"prompt\": \"p\", \"width\": 32, \"height\": 32, \"entities\": [{\"prompt\": \"a\", \"region\": {\"mask\": \"mask.png\"}}]} | The mask of \"a\" is 16 × 16; the picture is 32 × 32",
      })
  void a_request_that_cannot_be_drawn(String json, String because) throws IOException {
    Files.writeString(request, json);
    Files.write(
        folder.resolve("huge.png"), new RawPng().header(30_000, 30_000, 8, 2).pixels(0).end());
    Files.write(folder.resolve("mask.png"), Pictures.png(new Region.Mask(16, 16, new BitSet())));

    assertRefused(because, request);
  }

  @Test
  void noise_of_another_size_or_another_name() throws IOException {
    Path noise = folder.resolve("noise.safetensors");
    write(noise, "noise", 1, 16, 2, 2);
    assertRefused(
        "has the shape [1, 16, 2, 2]; a picture of 32 × 32 needs [1, 16, 4, 4]",
        request,
        "--noise",
        noise);

    write(noise, "latents", 1, 16, 4, 4);
    assertRefused("has no tensor \"noise\"; it has [latents]", request, "--noise", noise);

    Files.writeString(noise, "hello");
    assertRefused("too few for a safetensors file", request, "--noise", noise);
  }

  @Test
  void options_that_do_not_exist() {
    assertThat(Render.run(request, "--device", "gpu").err()).contains("\"gpu\" is not cpu or cuda");
    assertThat(Render.run(request, "--dtype", "f64").err()).contains("\"f64\" is not f32 or bf16");
    assertThat(Render.run(request, "--dtype", "f64").exitCode()).isEqualTo(2);
    assertThat(Render.run(request, "--weights-dtype", "int3").err())
        .contains("\"int3\" is not stored or fp8");
    assertThat(Render.run(request, "--kind", "pro").err())
        .contains("\"pro\" is not dev, schnell, krea or kontext");
    assertThat(Render.run().exitCode()).isEqualTo(2);
  }

  @Test
  void words_of_a_file_that_would_steer_the_terminal() throws IOException {
    Files.writeString(request, "{\"prompt\": \"p\", \"\\u001b[2J\": 1}");

    assertThat(Render.run(request, "--model", Render.NANO).err())
        .contains("unknown field \"\ufffd[2J\"")
        .doesNotContain("\u001b");
  }

  private void assertRefused(String because, Object... arguments) {
    List<Path> before = files();
    Object[] all = Stream.concat(Stream.of(arguments), defaults(arguments)).toArray();

    Render render = Render.run(all);

    assertThat(render.err()).startsWith("eligen: ").contains(because).hasLineCount(1);
    assertThat(render.exitCode()).isEqualTo(2);
    assertThat(render.out()).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  private static Stream<Object> defaults(Object... arguments) {
    return List.of(arguments).contains("--model") ? Stream.of() : Stream.of("--model", Render.NANO);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void write(Path file, String tensor, long... shape) {
    try (SafetensorsWriter writer = SafetensorsWriter.open(file, tensor, shape)) {
      writer.append(new float[(int) (shape[0] * shape[1] * shape[2] * shape[3])]);
      writer.commit();
    }
  }
}
