package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Edit;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.NoiseTensor;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.Undecoded;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.weights.SafetensorsWriter;

/** Latents that a render has kept, and the command that it names then. */
class DecodeCommandTest {

  private static final int SIDE = 64;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path picture;

  @BeforeEach
  void nameThePicture() {
    picture = folder.resolve("my cat.png");
  }

  @Test
  void the_command_that_is_named_makes_the_picture_that_there_would_have_been() throws IOException {
    RenderRequest request = request().build();
    byte[] drawn = drawnAndKept(request);
    assertThat(run("my cat.latents.safetensors", "-o", picture)).isEqualTo(0);
    assertThat(Files.readAllBytes(picture)).isEqualTo(drawn);
  }

  @Test
  void an_edit_still_has_its_original_around_it() throws IOException {
    RenderRequest request =
        request().edit(new Edit(NoisePicture.of(SIDE, SIDE), Optional.empty())).build();
    byte[] drawn = drawnAndKept(request);
    assertThat(run("my cat.latents.safetensors", "-o", picture)).isEqualTo(0);
    assertThat(Files.readAllBytes(picture)).isEqualTo(drawn);
  }

  @Test
  void a_failure_without_latents_stays_as_it_is() {
    OutOfMemory told = new OutOfMemory("Too little.", null);
    assertThat(KeptLatents.keep(told, Optional.empty(), picture, new ModelOptions()))
        .isSameAs(told);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_are_no_latents_is_refused_in_one_line() throws IOException {
    Files.writeString(folder.resolve("a.safetensors"), "<!DOCTYPE html>");
    try (SafetensorsWriter other =
        SafetensorsWriter.open(folder.resolve("b.safetensors"), "latents", 1)) {
      other.append(new float[1]);
      other.commit();
    }
    for (String file : List.of("a.safetensors", "b.safetensors", "none.safetensors")) {
      assertThat(run(file, "-o", picture)).as(file).isEqualTo(2);
      assertThat(err.toString().strip()).startsWith("eligen: ").hasLineCount(1);
      assertThat(picture).doesNotExist();
    }
  }

  private int run(String kept, Object... options) {
    err = new StringWriter();
    String[] arguments = {folder.resolve(kept).toString(), "--model", Render.NANO.toString()};
    return new CommandLine(new DecodeCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(
            Stream.concat(Arrays.stream(arguments), Arrays.stream(options).map(Object::toString))
                .toArray(String[]::new));
  }

  private static RenderRequest.Builder request() {
    return GenerationDefaults.of(Render.NANO)
        .request("a cat")
        .size(SIDE, SIDE)
        .seed(3)
        .steps(2)
        .entity("cat", new Region.Box(0.25, 0.25, 0.75, 0.75));
  }

  /** Draws, and keeps the latents as if the last step had failed; the picture's file. */
  private byte[] drawnAndKept(RenderRequest request) {
    float[][] last = new float[1][];
    try (EliGen engine = EliGen.load(Render.NANO, EngineOptions.DEFAULT)) {
      RenderedImage image =
          engine.render(request, step -> last[0] = step.latents(), new Cancellation());
      int cells = SIDE / 8;
      NoiseTensor latents = new NoiseTensor(last[0].length / cells / cells, cells, cells, last[0]);
      OutOfMemory failure =
          new OutOfMemory("Too little.", null, new Undecoded(latents, request, image.model()));
      String message =
          KeptLatents.keep(failure, Optional.empty(), picture, new ModelOptions()).getMessage();
      assertThat(message)
          .endsWith(
              "./eligen decode '%s' -o '%s'"
                  .formatted(folder.resolve("my cat.latents.safetensors"), picture));
      return PngRecipe.encode(image, Optional.empty());
    }
  }
}
