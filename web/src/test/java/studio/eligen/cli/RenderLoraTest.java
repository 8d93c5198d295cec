package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;

/** Requests that say the scales of LoRAs, and their pictures drawn again. */
class RenderLoraTest {

  private static final Path LORAS = Render.NANO.resolve("lora");

  @TempDir Path folder;

  private Path request;
  private Path picture;
  private Path again;

  @BeforeEach
  void writeRequest() throws IOException {
    request = folder.resolve("request.json");
    picture = folder.resolve("a.png");
    again = folder.resolve("again.png");
    Files.writeString(
        request,
        """
        {"prompt": "a lake", "width": 32, "height": 32, "steps": 2, "seed": 1,
         "loras": {"kohya": 0.5, "diffsynth": 0}}
        """);
  }

  @Test
  void a_lora_of_the_folder_is_chosen_by_name_and_the_picture_is_drawn_again_byte_for_byte() {
    draw(request, picture, "--loras", LORAS);
    draw(picture, again, "--loras", LORAS);

    assertThat(again).hasSameBinaryContentAs(picture);
    assertThat(PngRecipe.read(picture).model().loras())
        .singleElement()
        .satisfies(lora -> assertThat(lora.scale()).isEqualTo(0.5));
    draw(picture, again, "--lora", LORAS.resolve("kohya.safetensors"));
    assertThat(again).hasSameBinaryContentAs(picture);
  }

  @Test
  void it_is_known_by_its_content_and_the_command_line_comes_first() throws IOException {
    draw(request, picture, "--loras", LORAS);
    Path renamed = folder.resolve("ink.safetensors");
    Files.copy(LORAS.resolve("kohya.safetensors"), renamed);

    draw(picture, again, "--lora", renamed);
    assertThat(pixels(again)).isEqualTo(pixels(picture));
    draw(picture, again, "--lora", LORAS.resolve("kohya.safetensors") + ":0.9");
    assertThat(PngRecipe.read(again).model().loras().get(0).scale()).isEqualTo(0.9);
    assertThat(pixels(again)).isNotEqualTo(pixels(picture));
  }

  @Test
  void one_that_is_not_offered_is_refused_with_those_that_are() {
    Render none = Render.run(request, "-o", picture, "--model", Render.NANO);
    Render nowhere = Render.run(request, "--model", Render.NANO, "--loras", folder.resolve("no"));

    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("There is no LoRA \"kohya\" here; none was given with --lora");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--loras", "cannot be listed");
  }

  private static int[] pixels(Path file) throws IOException {
    return Pictures.read(Files.readAllBytes(file), "a.png").getRGB(0, 0, 32, 32, null, 0, 32);
  }

  private static void draw(Path source, Path target, String option, Object value) {
    Render render = Render.run(source, "-o", target, "--model", Render.NANO, option, value);
    assertThat(render.exitCode()).as(render.err()).isZero();
  }
}
