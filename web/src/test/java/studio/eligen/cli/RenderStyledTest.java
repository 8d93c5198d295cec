package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.SafetensorsWriter;

/** Requests with a style picture, on flux-nano, which has an IP-Adapter, and eligen-tiny. */
class RenderStyledTest {

  private static final Path TINY = Path.of("../eligen-engine/models/eligen-tiny");

  @TempDir Path folder;

  private Path request;
  private Path picture;

  @BeforeEach
  void writeRequest() throws IOException {
    request = folder.resolve("request.json");
    picture = folder.resolve("a.png");
    Files.write(
        folder.resolve("painting.png"),
        Pictures.png(new BufferedImage(40, 70, BufferedImage.TYPE_INT_RGB)));
    Files.writeString(
        request,
        """
        {"prompt": "a lake", "width": 64, "height": 48, "steps": 2, "seed": 5,
         "entities": [{"prompt": "cat", "region": {"box": [0.1, 0.1, 0.6, 0.9]}}],
         "style": {"image": "painting.png", "scale": 0.6, "entities": [0]}}
        """);
  }

  @Test
  void a_styled_picture_is_drawn_again_byte_for_byte_without_its_style_picture()
      throws IOException {
    render(request, "-o", picture, "--model", Render.NANO);
    Files.delete(folder.resolve("painting.png"));
    Path again = folder.resolve("again.png");

    Render render = render(picture, "-o", again, "--model", Render.NANO);

    assertThat(again).hasSameBinaryContentAs(picture);
    assertThat(render.err()).doesNotContain("warning");
    assertThat(PngRecipe.read(picture).model().adapter()).isPresent();
  }

  @Test
  void another_adapter_draws_a_styled_picture_with_a_warning() {
    render(request, "-o", picture, "--model", Render.NANO);
    Path other = otherAdapter();
    Path encoder = Render.NANO.resolve("image_encoder");

    Render render =
        render(
            picture,
            "-o",
            folder.resolve("b.png"),
            "--model",
            Render.NANO,
            "--ip-adapter",
            other,
            "--image-encoder",
            encoder);

    assertThat(render.err())
        .contains("ip-adapter " + other, "warning", "by the IP-Adapter ip-adapter")
        .contains("this is other.safetensors");
  }

  @Test
  void the_model_that_comes_with_the_program_says_that_it_has_none() {
    Render render = Render.run(request, "-o", picture, "--model", TINY);

    assertThat(render.exitCode()).isEqualTo(2);
    assertThat(render.err()).contains("eligen-tiny has no IP-Adapter", "--ip-adapter");
    assertThat(picture).doesNotExist();
  }

  /** The same tensors in another file. */
  private Path otherAdapter() {
    Path other = folder.resolve("other.safetensors");
    Path adapter = Render.NANO.resolve("ip-adapter/ip-adapter.safetensors");
    Map<String, long[]> shapes = new LinkedHashMap<>();
    try (Safetensors file = Safetensors.open(adapter)) {
      file.tensors().forEach((name, stored) -> shapes.put(name, stored.shape()));
      try (SafetensorsWriter out =
          SafetensorsWriter.open(other, Map.of("title", "other"), shapes)) {
        shapes.keySet().forEach(name -> out.append(floats(file.map(name))));
        out.commit();
      }
    }
    return other;
  }

  /** A bfloat16 is the upper half of a float. */
  private static float[] floats(ByteBuffer stored) {
    ShortBuffer halves = stored.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    float[] values = new float[halves.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(halves.get(i) << 16);
    }
    return values;
  }

  private static Render render(Object... arguments) {
    Render render = Render.run(arguments);
    assertThat(render.exitCode()).as(render.err()).isZero();
    return render;
  }
}
