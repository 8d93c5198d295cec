package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.cli.lesson.Lesson;

class TrainCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void a_lora_is_trained_with_its_curve_and_a_preview_beside_it_and_draws() throws IOException {
    Path lora = folder.resolve("lora.safetensors");

    assertThat(train("-o", lora, "--steps", 2, "--save-every", 2)).isZero();

    assertThat(out.toString()).contains("lora.safetensors: rank 2, 2 steps of 1 pictures");
    assertThat(err.toString()).contains("preparing picture", "step 2 of 2, loss ", "learning rate");
    Path beside = folder.resolve("lora.training");
    assertThat(Files.readAllLines(beside.resolve("loss.csv")))
        .hasSize(3)
        .startsWith("step,loss,gradient_norm,learning_rate");
    assertThat(ImageIO.read(beside.resolve("loss.png").toFile()).getWidth()).isEqualTo(800);
    assertThat(ImageIO.read(beside.resolve("preview-000002.png").toFile()).getWidth())
        .isEqualTo(64);
    Path request =
        Files.writeString(
            folder.resolve("r.json"),
            "{\"prompt\": \"a ring\", \"width\": 64, \"height\": 64, \"steps\": 1, \"cfg\": 1}");
    Render drawn =
        Render.run(request, "-o", folder.resolve("r.png"), "--model", Render.NANO, "--lora", lora);
    assertThat(drawn.exitCode()).as(drawn.err()).isZero();
  }

  @Test
  void a_training_goes_on_to_more_steps() throws IOException {
    Path lora = folder.resolve("lora.safetensors");
    assertThat(train("-o", lora, "--steps", 2)).isZero();
    assertThat(train("-o", lora, "--steps", 2)).isEqualTo(2);
    assertThat(err.toString()).contains("lora.training holds a training", "--resume");

    assertThat(train("-o", lora, "--steps", 3, "--resume")).isZero();

    assertThat(Files.readAllLines(folder.resolve("lora.training/loss.csv"))).hasSize(4);
  }

  @Test
  void what_cannot_be_is_refused_before_anything_is_loaded() {
    Path lora = folder.resolve("lora.safetensors");
    assertThat(train("-o", lora, "--rank", 0)).isEqualTo(2);
    assertThat(train("-o", lora, "--lr", 5)).isEqualTo(2);
    assertThat(train("-o", folder.resolve("none").resolve("x.safetensors"))).isEqualTo(2);
    assertThat(train("-o", lora, "--names", "peft")).isEqualTo(2);

    assertThat(err.toString())
        .contains("The rank is 0; it must be 1 to 1024.")
        .contains("The learning rate is 5.0; it must be above 0 and at most 1.")
        .contains("there is no folder")
        .contains("\"peft\" is not kohya or diffsynth");
    assertThat(folder.resolve("lora.training")).doesNotExist();
  }

  /** Two pictures on the smallest model, where nothing else is said. */
  private int train(Object... arguments) {
    Path data = folder.resolve("data");
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Lesson.write(Lesson.layouts(2, 1), data);
    List<String> all =
        new ArrayList<>(
            List.of(
                "--model=" + Render.NANO,
                "--rank=2",
                "--batch=1",
                "--pixels=4096",
                data.toString()));
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return new CommandLine(new TrainCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setOverwrittenOptionsAllowed(true)
        .execute(all.toArray(String[]::new));
  }
}
