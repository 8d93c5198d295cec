package studio.eligen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import studio.eligen.Main;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.engine.fixtures.JavaProgram;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.training.TrainingSet;

@Timeout(180)
class AnnotateCommandTest {

  private static final String BOXES =
      "[{\"bbox_2d\": [0, 0, 448, 448], \"label\": \"red car\"}, {\"bbox_2d\": [448, 448, 896, 896], \"label\": \"cat\"}]";

  private final PlayedServer server = new PlayedServer();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void captions_are_drawn_once_annotated_and_shown_on_a_sheet() throws IOException {
    server.answersTo("Describe this picture", PlayedServer.stream("A car and a cat."));
    server.answersTo("Choose up to", PlayedServer.stream(BOXES));
    Path captions = Files.writeString(folder.resolve("captions.txt"), "a car\n\na cat\na car\n");
    Path dataset = folder.resolve("dataset");

    assertThat(annotate(captions, "-o", dataset, "--steps", 1)).as(err.toString()).isZero();
    assertThat(annotate(captions, "-o", dataset, "--steps", 1)).isZero();

    assertThat(out.toString())
        .contains(
            "2 pictures asked about, 0 known already, 0 without an answer",
            "dataset: 2 pictures with 4 entities",
            "0 pictures asked about, 2 known already");
    assertThat(server.requests()).isEqualTo(4);
    assertThat(TrainingSet.read(dataset).items()).hasSize(2);
    assertThat(dataset.resolve("images")).isDirectoryContaining("glob:**.png");
    assertThat(dataset.resolve("drawn")).isDirectoryNotContaining("glob:**.png");
    Path sheet = folder.resolve("sheet.png");
    assertThat(run(new DatasetCommand(), "show", dataset, "-o", sheet)).isZero();
    assertThat(ImageIO.read(sheet.toFile()).getWidth()).isEqualTo(16 + 2 * 376);
    assertThat(run(new DatasetCommand(), "show", dataset, "-o", sheet, "--first", 3)).isEqualTo(2);
    assertThat(err.toString()).contains("There is no picture 3; ");
  }

  @Test
  void a_kill_in_the_middle_of_a_question_loses_no_answer() throws Exception {
    server.answersTo(
        "Describe this picture", PlayedServer.stream("One car."), PlayedServer.stream("Two cars."));
    server.answersTo("One car.", PlayedServer.stream(BOXES));
    CountDownLatch second =
        server.answersTo("Two cars.", PlayedServer.stream(BOXES).withFixedDelay(60_000));
    Path pictures = pictures(2);
    Path dataset = folder.resolve("dataset");
    List<String> arguments =
        List.of(
            "annotate",
            pictures.toString(),
            "-o",
            dataset.toString(),
            "--at-once",
            "1",
            "--mllm-url",
            server.url(),
            "--mllm-model",
            PlayedServer.MODEL);
    Process process =
        JavaProgram.of(List.of("-Xmx512m"), Main.class.getName(), arguments).inheritIO().start();
    second.await();
    process.destroyForcibly().waitFor();
    server.answersTo("Two cars.", PlayedServer.stream(BOXES));

    assertThat(annotate(pictures, "-o", dataset)).as(err.toString()).isZero();

    assertThat(out.toString()).contains("1 pictures asked about, 1 known already");
    assertThat(server.bodies().stream().filter(body -> body.contains("One car."))).hasSize(1);
    assertThat(TrainingSet.read(dataset).items()).hasSize(2);
  }

  @Test
  void what_cannot_be_is_refused_before_anything_is_asked() throws IOException {
    Path pictures = pictures(1);
    Path dataset = folder.resolve("dataset");

    assertThat(annotate(pictures, "-o", dataset, "--rate", 0)).isEqualTo(2);
    assertThat(annotate(pictures, "-o", dataset, "--most", 99)).isEqualTo(2);
    assertThat(annotate(pictures, "-o", dataset, "--at-once", 0)).isEqualTo(2);
    assertThat(annotate(folder.resolve("none"), "-o", dataset)).isEqualTo(2);
    assertThat(annotate(Files.createDirectory(folder.resolve("bare")), "-o", dataset)).isEqualTo(2);
    assertThat(run(new AnnotateCommand(), pictures, "-o", dataset)).isEqualTo(2);

    assertThat(err.toString())
        .contains("The rate is 0.0; it must be above 0")
        .contains("99 entities a picture cannot be kept; give 1 to 32.")
        .contains("0 pictures cannot be asked about at once")
        .contains("There is no ")
        .contains("holds no picture")
        .contains("No model that sees is set: give --mllm-url and --mllm-model");
    assertThat(server.requests()).isZero();
  }

  @Test
  void a_wrong_name_begins_no_dataset() {
    Path dataset = folder.resolve("dataset");

    assertThat(annotate(folder.resolve("none"), "-o", dataset)).isEqualTo(2);
    assertThat(dataset).doesNotExist();
  }

  private Path pictures(int count) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (int n = 0; n < count; n++) {
      BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 64 * 64; i++) {
        picture.setRGB(i % 64, i / 64, 0x010204 * (i % 61) + n);
      }
      Files.write(pictures.resolve(n + ".png"), Pictures.png(picture));
    }
    return pictures;
  }

  private int annotate(Object... arguments) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "--model",
                TinyModel.FOLDER,
                "--mllm-url",
                server.url(),
                "--mllm-model",
                PlayedServer.MODEL));
    all.addAll(List.of(arguments));
    return run(new AnnotateCommand(), all.toArray());
  }

  private int run(Object command, Object... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }
}
