package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.DesignImporter;
import studio.eligen.agent.ImportedDesign;
import studio.eligen.agent.PhotoAnalyzer;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.prompts.Prompts;

/** A picture from elsewhere becomes a design: what a model sees, or nothing and a word on it. */
@Timeout(30)
class DesignImporterTest {

  /** Of a look that nobody cancels. */
  private static final Cancellation CALM = new Cancellation();

  private static final Design FIRST = Design.blank(new Canvas(160, 160), 7);
  private static final byte[] PHOTO =
      Pictures.png(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB));

  @TempDir Path folder;
  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private DesignImporter seeing(Duration longest) {
    Grounding grounding =
        new Grounding(
            new MllmClient(server.settings(PlayedServer.QUICK_RETRIES)),
            VocabularyFile.anything(),
            Prompts.builtIn());
    return new DesignImporter(Optional.of(new PhotoAnalyzer(grounding, longest)), FIRST);
  }

  private DesignImporter seeing() {
    return seeing(Duration.ofSeconds(30));
  }

  private static DesignImporter blind() {
    return new DesignImporter(Optional.empty(), FIRST);
  }

  @Test
  void what_the_model_sees_is_the_design_and_the_picture_carries_it() {
    server.says("[{\"bbox_2d\": [0, 0, 448, 448], \"label\": \"red car\"}]\nScene: on a street");
    ImportedDesign opened = seeing().open(PHOTO, "photo.png", CALM);
    assertThat(opened.design().canvas()).isEqualTo(new Canvas(160, 112));
    assertThat(opened.design().seed()).isEqualTo(7);
    assertThat(opened.design().scene()).isEqualTo("on a street");
    assertThat(opened.design().entities()).extracting(Entity::id).containsExactly("car");
    assertThat(opened.note()).isEmpty();
    byte[] png = opened.picture().orElseThrow().png();
    assertThat(DesignJson.read(PngRecipe.design(png, "x").orElseThrow()))
        .isEqualTo(opened.design());
    assertThat(blind().open(png, "again.png", CALM).design()).isEqualTo(opened.design());
  }

  @Test
  void a_look_that_is_cut_off_keeps_what_came_and_says_so() {
    server.alwaysAnswers(
        PlayedServer.json(
            200,
            "{\"choices\": [{\"message\": {\"content\": \"[{'bbox_2d': [1, 1, 300, 300], 'label': 'cat'}, {'bbox\"}, \"finish_reason\": \"length\"}]}"));
    ImportedDesign opened = seeing().open(PHOTO, "photo.png", CALM);

    assertThat(opened.design().entities()).hasSize(1);
    assertThat(opened.note().orElseThrow()).contains("photo.png was cut off", "may be missing");
  }

  @Test
  void a_server_that_fails_leaves_a_picture_without_things_and_says_what_to_do() {
    server.alwaysAnswers(PlayedServer.error(400, "no pictures please"));
    ImportedDesign opened = seeing().open(PHOTO, "photo.png", CALM);
    assertThat(opened.design()).isEqualTo(Design.blank(new Canvas(160, 112), 7));
    assertThat(opened.picture()).isPresent();
    assertThat(opened.note().orElseThrow())
        .startsWith("What photo.png shows is not known: ")
        .contains("no pictures please", "say or draw what is in it")
        .doesNotContain(PlayedServer.KEY);
  }

  @Test
  void a_server_that_takes_too_long_is_not_waited_for() {
    server.alwaysAnswers(PlayedServer.stream("[]").withFixedDelay(20_000));
    assertThat(seeing(Duration.ofMillis(300)).open(PHOTO, "photo.png", CALM).note()).isPresent();
  }

  @Test
  void a_look_can_be_cancelled_and_then_nothing_is_opened() {
    server.alwaysAnswers(PlayedServer.stream("[]").withFixedDelay(20_000));
    DesignImporter importer = seeing();
    Cancellation cancellation = new Cancellation();
    CompletableFuture<ImportedDesign> opening =
        CompletableFuture.supplyAsync(() -> importer.open(PHOTO, "photo.png", cancellation));
    while (server.requests() == 0) {
      Thread.onSpinWait();
    }
    cancellation.cancel();
    assertThatThrownBy(opening::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(RenderException.Cancelled.class);
  }

  @Test
  void a_design_opens_from_its_bytes_with_its_masks_in_it() {
    BitSet pixels = new BitSet();
    pixels.set(0, 9000);
    Design design =
        FIRST.with(
            new DesignEdit.AddEntity(new Entity("cat", "cat", new Region.Mask(160, 160, pixels))));
    ImportedDesign opened =
        blind().open(DesignJson.text(design).getBytes(StandardCharsets.UTF_8), "d.json", CALM);
    assertThat(opened.design()).isEqualTo(design);
    assertThat(opened.picture()).isEmpty();
  }

  @Test
  void what_is_nothing_of_the_kind_is_refused_by_name() throws Exception {
    byte[] cut = Arrays.copyOf(PHOTO, PHOTO.length / 2);
    assertRefused(new byte[0], "empty", "is not a picture");
    assertRefused("<html>".getBytes(StandardCharsets.UTF_8), "page.png", "is not a picture");
    assertRefused(cut, "cut.png", "cut off");
    assertRefused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, "x.jpg", "cut off");
    assertRefused("{}".getBytes(StandardCharsets.UTF_8), "d.json", "canvas");
    assertThatThrownBy(() -> blind().open(folder.resolve("none.png"), CALM))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none.png");
    Path disguised = Files.write(folder.resolve("photo.json"), PHOTO);
    assertThat(blind().open(disguised, CALM).picture()).isPresent();
  }

  private static void assertRefused(byte[] bytes, String name, String reason) {
    assertThatThrownBy(() -> blind().open(bytes, name, CALM))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(reason)
        .hasMessageMatching("(?s).*(" + name + "|The ).*");
  }
}
