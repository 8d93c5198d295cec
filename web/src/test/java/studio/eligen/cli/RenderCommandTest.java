package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.Region;
import studio.eligen.engine.fixtures.JavaProgram;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.weights.Safetensors;

/** Renders on flux-nano, which draws nothing that one could name, but draws it fast. */
class RenderCommandTest {

  @TempDir Path folder;

  private Path request;
  private Path picture;

  @BeforeEach
  void writeRequest() throws IOException {
    request = folder.resolve("request.json");
    picture = folder.resolve("a.png");
    Files.writeString(
        request,
        """
        {"prompt": "a lake", "width": 64, "height": 48, "steps": 2,
         "entities": [{"prompt": "cat", "region": {"box": [0.1, 0.1, 0.6, 0.9]}}]}
        """);
  }

  @Test
  void a_request_becomes_a_picture_and_the_line_that_says_so_names_its_seed() throws IOException {
    Render render = draw(request, "-o", picture);

    long seed = PngRecipe.read(picture).request().seed();
    BufferedImage image = Pictures.read(Files.readAllBytes(picture), "a.png");
    assertThat(image.getWidth()).isEqualTo(64);
    assertThat(image.getHeight()).isEqualTo(48);
    assertThat(render.out()).startsWith(picture + ": 64 × 48, 2 steps, seed " + seed + ", ");
    assertThat(render.err()).contains("step 1 of 2 (50 %)", "step 2 of 2 (100 %)");
  }

  @Test
  void without_an_output_a_new_file_beside_the_source_is_written() {
    draw(request);
    draw(request);
    draw(folder.resolve("request.png"));

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "request.json", "request.png", "request-2.png", "request-again.png");
  }

  @Test
  void a_picture_is_drawn_again_byte_for_byte_without_the_files_it_was_made_from()
      throws IOException {
    writeEdit();
    draw(request, "-o", picture, "--t5-length", "12", "--entity-t5-length", "6");
    Files.delete(folder.resolve("mask.png"));
    Files.delete(folder.resolve("levels.png"));
    Files.delete(folder.resolve("beach.png"));
    Path again = folder.resolve("again.png");

    Render render = draw(picture, "-o", again);

    assertThat(again).hasSameBinaryContentAs(picture);
    assertThat(render.err()).doesNotContain("warning");
  }

  @Test
  void noise_from_a_file_is_what_the_trace_begins_with_and_what_the_recipe_keeps()
      throws IOException {
    Files.writeString(request, "{\"prompt\": \"p\", \"width\": 128, \"height\": 96, \"steps\": 3}");
    Path trace = folder.resolve("trace.safetensors");
    Path again = folder.resolve("again.png");

    Render render = draw(request, "-o", picture, "--noise", Render.NOISE, "--trace", trace);
    draw(picture, "-o", again);

    assertThat(render.out()).contains("given noise");
    assertThat(again).hasSameBinaryContentAs(picture);
    try (Safetensors written = Safetensors.open(trace);
        Safetensors given = Safetensors.open(Render.NOISE)) {
      assertThat(written.tensors().get("latents").shape()).containsExactly(4, 16, 12, 16);
      assertThat(written.floats("latents")).startsWith(given.floats("noise"));
    }
  }

  @Test
  void a_picture_with_a_lora_asks_for_it_again() {
    Path lora = Render.NANO.resolve("lora/kohya.safetensors");
    Path again = folder.resolve("again.png");
    draw(request, "-o", picture, "--lora", lora + ":0.5");

    Render without = Render.run(picture, "-o", again, "--model", Render.NANO);
    Path another = Render.NANO.resolve("lora/diffusers.safetensors");
    Render withAnother =
        Render.run(picture, "-o", again, "--model", Render.NANO, "--lora", another);

    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err()).contains("kohya.safetensors", "scale 0.5", "--lora");
    assertThat(withAnother.exitCode()).isEqualTo(2);
    assertThat(again).doesNotExist();
    draw(picture, "-o", again, "--lora", lora);
    assertThat(again).hasSameBinaryContentAs(picture);
  }

  @Test
  void a_picture_remembers_whether_the_models_own_lora_was_on() throws IOException {
    Path model = copyOfNano();
    Files.copy(model.resolve("lora/kohya.safetensors"), model.resolve("lora/eligen.safetensors"));
    Path plain = folder.resolve("plain.png");
    Path again = folder.resolve("again.png");
    Path plainAgain = folder.resolve("plain-again.png");
    Files.writeString(
        request, "{\"prompt\":\"p\",\"width\":32,\"height\":32,\"steps\":2,\"seed\":1}");

    Render.run(request, "-o", picture, "--model", model);
    Render.run(request, "-o", plain, "--model", model, "--no-lora");
    Render.run(picture, "-o", again, "--model", model);
    Render.run(plain, "-o", plainAgain, "--model", model);

    assertThat(again).hasSameBinaryContentAs(picture);
    assertThat(plainAgain).hasSameBinaryContentAs(plain);
    assertThat(PngRecipe.read(picture).model().loras()).hasSize(1);
    assertThat(PngRecipe.read(plain).model().loras()).isEmpty();
    Render elsewhere = draw(picture, "-o", again);
    assertThat(elsewhere.err()).contains("warning", "this time there is none");
  }

  @Test
  void what_was_taken_for_a_model_is_said_and_kept() throws IOException {
    Path transformer = copyOfNano().resolve("transformer");

    Render render = draw(request, "-o", picture, "--transformer", transformer, "--kind", "krea");

    assertThat(render.err())
        .contains("eligen: FLUX.1-Krea-dev: transformer " + transformer, "vae " + Render.NANO);
    assertThat(PngRecipe.read(picture).model().kind()).isEqualTo(ModelKind.KREA);
    assertThat(PngRecipe.read(picture).model().files())
        .containsExactly("transformer", "text_encoder", "text_encoder_2", "vae");
  }

  @Test
  void another_model_draws_a_picture_with_a_warning() throws IOException {
    draw(request, "-o", picture);
    Path other = copyOfNano();
    Files.writeString(other.resolve("scheduler/scheduler_config.json"), "{\"shift\": 2.0}");

    Render render = Render.run(picture, "-o", folder.resolve("b.png"), "--model", other);

    assertThat(render.exitCode()).isZero();
    assertThat(render.err()).contains("eligen: warning: " + picture, "it was drawn by model");
  }

  @Test
  void what_the_command_line_says_comes_before_what_the_recipe_says() {
    draw(request, "-o", picture);

    draw(picture, "-o", folder.resolve("b.png"), "--t5-length", "9");
    draw(picture, "-o", folder.resolve("c.png"), "--entity-t5-length", "7");

    assertThat(PngRecipe.read(folder.resolve("b.png")).model().t5Length()).isEqualTo(9);
    assertThat(PngRecipe.read(folder.resolve("b.png")).model().entityT5Length()).isEqualTo(9);
    assertThat(PngRecipe.read(folder.resolve("c.png")).model().entityT5Length()).isEqualTo(7);
  }

  @Test
  void a_render_that_is_told_to_stop_stops_and_leaves_nothing_behind() throws Exception {
    Files.writeString(
        request, "{\"prompt\": \"p\", \"width\": 64, \"height\": 64, \"steps\": 1000}");
    Process process =
        JavaProgram.of(
                List.of(),
                Render.class.getName(),
                List.of(
                    request.toString(),
                    "--trace",
                    folder.resolve("trace.safetensors").toString(),
                    "--model",
                    Render.NANO.toString()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      assertThat(err.lines().filter(line -> line.startsWith("step 100")).findFirst()).isPresent();
      process.destroy();
      assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    assertThat(folder.toFile().list()).containsExactly("request.json");
  }

  private void writeEdit() throws IOException {
    BitSet pixels = new BitSet();
    pixels.set(0, 64 * 24);
    byte[] levels = new byte[64 * 48];
    java.util.Arrays.fill(levels, 0, 64 * 24, (byte) 200);
    Files.write(folder.resolve("mask.png"), Pictures.png(new Region.Mask(64, 48, pixels)));
    Files.write(folder.resolve("levels.png"), Pictures.png(new GreyMap(64, 48, levels)));
    Files.write(
        folder.resolve("beach.png"),
        Pictures.png(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB)));
    Files.writeString(
        request,
        """
        {"prompt": "a lake", "steps": 2, "seed": 5,
         "edit": {"image": "beach.png", "release": "levels.png"},
         "entities": [{"prompt": "cat", "region": {"mask": "mask.png"}}]}
        """);
  }

  private Path copyOfNano() throws IOException {
    Path copy = folder.resolve("model");
    try (var files = Files.walk(Render.NANO)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(Render.NANO.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static Render draw(Object... arguments) {
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--model";
    all[arguments.length + 1] = Render.NANO;
    Render render = Render.run(all);
    assertThat(render.exitCode()).as(render.err()).isZero();
    return render;
  }
}
