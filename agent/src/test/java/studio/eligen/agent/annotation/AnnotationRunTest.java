package studio.eligen.agent.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.annotation.AnnotationListener.Progress;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.training.TrainingSet;
import studio.eligen.prompts.Prompts;

/** Pictures become a dataset, in whatever way a run ends. */
@Timeout(30)
class AnnotationRunTest {

  private static final String CAPTION_ASKED = "Describe this picture";
  private static final String BOXES_ASKED = "Choose up to";

  /** In pixels of the square of 896 that the pictures are sent as. */
  private static final String BOXES =
      """
      [{"bbox_2d": [0, 0, 448, 448], "label": "a red car"},
       {"bbox_2d": [448, 0, 896, 896], "label": "tall tree"},
       {"bbox_2d": [0, 0, 2000, 448], "label": "ghost"}]""";

  private final PlayedServer server = new PlayedServer();
  private final List<String> failures = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pictures_become_a_dataset_that_trains_with_cocos_list_beside_it() throws IOException {
    answerAll();

    Progress progress = run(picture(1), picture(2), picture(1), new Given("no.png", new byte[9]));

    assertThat(progress).isEqualTo(new Progress(4, 2, 1, 1));
    assertThat(failures)
        .containsExactly(
            "no.png: no.png is not a picture that can be read; give a PNG, JPEG, WebP, TIFF, BMP or GIF.");
    assertThat(server.requests()).isEqualTo(4);
    TrainingSet set = TrainingSet.read(folder);
    assertThat(set.items()).hasSize(2);
    TrainingSet.Item item = set.items().get(0);
    assertThat(item.prompt()).isEqualTo("A car under a tree.");
    assertThat(item.entities())
        .extracting(TrainingSet.Entity::prompt)
        .containsExactly("tall tree", "red car");
    Path mask = ((TrainingSet.Place.Mask) item.entities().get(1).place()).file();
    assertThat(Pictures.readMask(Files.readAllBytes(mask), "mask").pixels().cardinality())
        .isEqualTo(64 * 64 / 4);
    JsonNode coco = StrictJson.read(Files.readAllBytes(folder.resolve("coco.json")));
    assertThat(coco.at("/annotations")).hasSize(4);
    assertThat(coco.at("/annotations/1/bbox").toString()).isEqualTo("[0.0,0.0,32.0,32.0]");
    assertThat(coco.at("/categories").findValuesAsText("name")).containsExactly("tree", "car");
    assertThat(coco.at("/images/1/file_name").asText())
        .isEqualTo(folder.relativize(set.items().get(1).image()).toString());
  }

  @Test
  void an_answer_that_was_kept_is_not_asked_for_again() throws IOException {
    answerAll();
    run(picture(1), picture(2));
    Files.writeString(folder.resolve("annotations.jsonl"), "{\"key", StandardOpenOption.APPEND);

    assertThat(run(picture(2), picture(3), picture(1))).isEqualTo(new Progress(3, 1, 2, 0));

    assertThat(server.requests()).isEqualTo(6);
    assertThat(TrainingSet.read(folder).items()).hasSize(3);
  }

  @Test
  void boxes_that_were_dropped_are_counted_by_reason() {
    answerAll();
    run(picture(1), picture(2));

    try (DatasetFolder dataset = DatasetFolder.open(folder)) {
      assertThat(dataset.counts().dropped()).containsExactly(Map.entry(Doubt.BEYOND, 2L));
      assertThat(dataset.counts().told())
          .isEqualTo(
              "2 pictures with 4 entities; 0 pictures without any are left out\ndropped boxes: 2 beyond");
    }
  }

  @Test
  void a_picture_in_which_nothing_is_found_is_kept_in_mind_but_not_learnt_from()
      throws IOException {
    server.answersTo(CAPTION_ASKED, PlayedServer.stream("Fog."));
    server.answersTo(BOXES_ASKED, PlayedServer.stream("[]"));
    run(picture(1));

    assertThat(run(picture(1))).isEqualTo(new Progress(1, 0, 1, 0));
    assertThat(Files.readString(folder.resolve("metadata_eligen.json"))).isEqualTo("[]\n");
  }

  @Test
  void a_server_that_is_busy_is_asked_again_later_and_one_that_refuses_is_not() {
    answerAll();
    server.answersTo(
        CAPTION_ASKED, PlayedServer.error(503, "loading"), PlayedServer.stream("A car."));
    assertThat(run(picture(1))).isEqualTo(new Progress(1, 1, 0, 0));

    int before = server.requests();
    server.answersTo(CAPTION_ASKED, PlayedServer.error(401, "invalid api key"));
    assertThatThrownBy(() -> run(picture(2), picture(3), picture(4)))
        .isInstanceOf(MllmException.Refused.class);
    assertThat(server.requests() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void where_nothing_is_answered_the_run_ends_and_keeps_what_came() {
    answerAll();
    run(picture(0));
    server.answersTo(CAPTION_ASKED, PlayedServer.stream("…"));
    PictureSource[] many = new PictureSource[30];
    for (int i = 0; i < many.length; i++) {
      many[i] = picture(i);
    }

    assertThatThrownBy(() -> run(many))
        .isInstanceOf(MllmException.Nonsense.class)
        .hasMessageContaining("with no word");
    assertThat(failures).hasSizeBetween(10, 12);
    try (DatasetFolder dataset = DatasetFolder.open(folder)) {
      assertThat(dataset.pictures()).isEqualTo(1);
    }
  }

  @Test
  void what_others_wrote_into_a_dataset_is_refused_with_its_line() throws IOException {
    answerAll();
    run(picture(1));
    Path journal = folder.resolve("annotations.jsonl");
    String line = Files.readString(journal);
    for (String hostile :
        List.of(
            line.replaceFirst("\"picture\":\"[0-9a-f]+", "\"picture\":\"../../x"),
            line.replace("\"png\"", "\"/../x\""),
            line.replaceFirst("\"box\":\\[[^]]*]", "\"box\":[0,0,9,1]"),
            "[]\n",
            "nonsense\n")) {
      Files.writeString(journal, line + hostile);
      assertThatThrownBy(() -> DatasetFolder.open(folder))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("annotations.jsonl, line 2");
    }
  }

  @Test
  void a_last_line_without_its_end_is_lost_only_if_it_was_written_here() throws IOException {
    Path journal = folder.resolve("annotations.jsonl");
    for (String others : List.of("{\"mine\": 1}\n{\"mine\": 2}", "{\"mine\": 1}")) {
      Files.writeString(journal, others);
      assertThatThrownBy(() -> DatasetFolder.open(folder)).isInstanceOf(BadRequest.class);
      assertThat(Files.readString(journal)).isEqualTo(others);
    }
    for (String torn : List.of("{", "{\"key\":\"0123")) {
      Files.writeString(journal, torn);
      DatasetFolder.open(folder).close();
      assertThat(journal).isEmptyFile();
    }
  }

  @Test
  void one_program_at_a_time_writes_a_dataset_and_none_writes_over_anothers() throws IOException {
    try (DatasetFolder dataset = DatasetFolder.open(folder)) {
      assertThatThrownBy(() -> DatasetFolder.open(dataset.folder()))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("being written by another eligen");
    }
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("metadata_eligen.json"), "[]");
    assertThatThrownBy(() -> DatasetFolder.open(other))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("not begun here");
  }

  @Test
  void a_picture_that_trainers_would_see_otherwise_is_kept_as_a_plain_png() {
    BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
    byte[] seeThrough = Pictures.pngOver(clear);
    byte[] plain = Pictures.png(clear);
    byte[] jpeg = Pictures.jpeg(clear);

    assertThat(DatasetPicture.of(plain, "p").kept()).isSameAs(plain);
    assertThat(DatasetPicture.of(jpeg, "p").kept()).isSameAs(jpeg);
    assertThat(DatasetPicture.of(jpeg, "p").ending()).isEqualTo("jpg");
    assertThat(DatasetPicture.of(seeThrough, "p").kept()).isEqualTo(plain);
    byte[] small = Pictures.png(new BufferedImage(31, 400, BufferedImage.TYPE_INT_RGB));
    assertThatThrownBy(() -> DatasetPicture.of(small, "p"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("p is 31 × 400 pixels; to be learnt from it must be at least 32");
  }

  @Test
  void questions_pass_the_gate_evenly() {
    long[] now = {0};
    Gate gate = new Gate(100, () -> now[0]);

    assertThat(gate.turn()).isZero();
    assertThat(gate.turn()).isEqualTo(100);
    now[0] = 150;
    assertThat(gate.turn()).isEqualTo(50);
    now[0] = 1000;
    assertThat(gate.turn()).isZero();
  }

  private void answerAll() {
    server.answersTo(CAPTION_ASKED, PlayedServer.stream("Caption: \"A car under a tree.\""));
    server.answersTo(BOXES_ASKED, PlayedServer.stream(BOXES));
  }

  private Progress run(PictureSource... pictures) {
    Annotator annotator =
        new Annotator(server.settings(PlayedServer.QUICK_RETRIES), Prompts.builtIn(), 8);
    try (DatasetFolder dataset = DatasetFolder.open(folder)) {
      AnnotationRun run =
          new AnnotationRun(
              annotator,
              dataset,
              Gate.open(),
              new Patience(Duration.ofMillis(1), 2),
              1,
              new AnnotationListener() {
                @Override
                public void onPicture(Progress progress) {}

                @Override
                public void onFailure(String picture, String reason, int before) {
                  failures.add(picture + ": " + reason);
                }
              });
      Progress progress = run.run(List.of(pictures), new Cancellation());
      dataset.writeLists();
      return progress;
    }
  }

  private static PictureSource picture(int number) {
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      picture.setRGB(i % 64, i / 64, 0x010204 * (i % 61) + number);
    }
    return new Given(number + ".png", Pictures.png(picture));
  }

  private record Given(String name, byte[] file) implements PictureSource {
    @Override
    public byte[] read(Cancellation cancellation) {
      return file;
    }
  }
}
