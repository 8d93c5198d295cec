package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.Calibration.Fit;
import studio.eligen.agent.designer.mllm.Verification.Finding;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** What a model that sees is asked, and what is made of its answers. */
@Timeout(30)
class SeeingTest {

  private static final BufferedImage PHOTO =
      new BufferedImage(256, 320, BufferedImage.TYPE_INT_RGB);
  private static final Canvas CANVAS = new Canvas(256, 320);

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_photo_becomes_a_design() {
    server.says(
        """
        ```json
        [{"bbox_2d": [224, 560, 672, 1120], "label": "a white cat"},
         {"bbox_2d": [0, 560, 896, 1120], "label": "red sofa"},
         {"bbox_2d": [1, 561, 896, 1120], "label": "Red sofa"},
         {"bbox_2d": [NaN, 0, 1, 1], "label": "ghost"},
         {"bbox_2d": [0, 0, 224, 280], "label": "white cat"}]
        ```
        **Scene:** in a living room.""");
    Design design = ground();

    assertThat(design.scene()).isEqualTo("in a living room");
    assertThat(design.entities()).extracting(Entity::id).containsExactly("sofa", "cat", "cat-2");
    assertThat(design.entity("cat").orElseThrow())
        .isEqualTo(new Entity("cat", "white cat", new Region.Box(0.25, 0.5, 0.75, 1)));
    assertThat(server.request(0).at("/messages/0/content/0/image_url/url").asText())
        .startsWith("data:image/jpeg;base64,");
    assertThat(server.request(0).at("/messages/0/content/1/text").asText())
        .contains("896 wide and 1120 high");
  }

  @Test
  void of_two_hundred_boxes_as_many_become_things_as_a_design_holds() {
    StringBuilder boxes = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      boxes.append(
          "{\"bbox_2d\": [%d, 600, %d, 300], \"label\": \"cat\"}, ".formatted(4 * i + 90, 4 * i));
    }
    server.says("[" + boxes + "]\nScene: at home");
    Design design = ground();

    assertThat(design.entities()).hasSize(DesignRules.MOST_ENTITIES);
    assertThat(design.entities()).extracting(Entity::id).doesNotHaveDuplicates();
  }

  @Test
  void a_model_that_sees_nothing_is_no_help() {
    server.says("What a lovely picture!");

    assertThatThrownBy(this::ground)
        .isInstanceOf(MllmException.Nonsense.class)
        .hasMessageContaining("found nothing in the picture");
  }

  @Test
  void each_entity_is_found_or_missing_or_not_checked() {
    server.says(
        """
        [{"id": "cat", "found": true, "bbox_2d": [448, 560, 896, 1120], "matches": "yes", "colour_right": false},
         {"id": "dog", "found": false, "bbox_2d": null, "matches": true},
         {"id": "ghost", "found": true}]""");
    List<Finding> findings = verify("cat", "dog", "tree");

    assertThat(findings).extracting(Finding::id).containsExactly("cat", "dog", "tree");
    Finding cat = findings.get(0);
    assertThat(cat.found()).contains(true);
    assertThat(cat.matches()).contains(true);
    assertThat(cat.colour()).contains(false);
    assertThat(cat.overlap().orElseThrow()).isEqualTo(1.0 / 3, within(1e-9));
    assertThat(findings.get(1).matches()).contains(false);
    assertThat(findings.get(1).overlap()).hasValue(0);
    assertThat(findings.get(2)).isEqualTo(Finding.unchecked("tree"));
  }

  @Test
  void a_report_that_cannot_be_read_checks_nothing() {
    server.says("All is fine!");

    assertThatThrownBy(() -> verify("cat"))
        .isInstanceOf(MllmException.Nonsense.class)
        .hasMessageContaining("nothing was checked");
  }

  @Test
  void calibration_recognises_right_boxes() {
    server.says(
        "[{\"bbox_2d\": [112, 560, 448, 840], \"label\": \"red rectangle\"}, {\"bbox_2d\": [560, 112, 784, 336], \"label\": \"Blue rectangle\"}]");
    Fit fit = calibrate(BoxDialect.QWEN25_VL);

    assertThat(fit.isRight()).isTrue();
    assertThat(fit.configured()).isGreaterThan(0.99);
  }

  @Test
  void calibration_names_the_dialect_that_would_be_right() {
    server.says(
        "[{\"bbox_2d\": [125, 500, 500, 750], \"label\": \"red\"}, {\"bbox_2d\": [625, 100, 875, 300], \"label\": \"blue\"}]");
    Fit fit = calibrate(BoxDialect.QWEN25_VL);

    assertThat(fit.asksForAnother()).isTrue();
    assertThat(fit.best()).isNotEqualTo(BoxDialect.QWEN25_VL);
  }

  @Test
  void a_model_without_eyes_fits_in_no_dialect() {
    server.says("[{\"bbox_2d\": [0, 0, 10, 10], \"label\": \"red\"}]");

    assertThat(calibrate(BoxDialect.QWEN3_VL).asksForAnother()).isFalse();
  }

  private Design ground() {
    return new Grounding(client(), VocabularyFile.anything(), Prompts.builtIn())
        .of(PHOTO, CANVAS, 1, inTime())
        .design();
  }

  private List<Finding> verify(String... ids) {
    List<Entity> entities =
        List.of(ids).stream()
            .map(id -> new Entity(id, "white " + id, new Region.Box(0.25, 0.5, 0.75, 1)))
            .toList();
    return new Verification(client(), Prompts.builtIn())
        .of(PHOTO, new Design(CANVAS, "", "", "", 1, entities), inTime());
  }

  private Fit calibrate(BoxDialect dialect) {
    MllmSettings settings = server.settings(dialect, Optional.empty());
    return new Calibration(new MllmClient(settings), Prompts.builtIn()).measure(inTime());
  }

  private MllmClient client() {
    return new MllmClient(server.settings());
  }

  private static Cancellation inTime() {
    return new Cancellation().within(Duration.ofSeconds(30));
  }
}
