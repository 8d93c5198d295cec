package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.EntityCheck;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.render.Verifier;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.image.Pictures;
import studio.eligen.prompts.Prompts;

/** What a studio keeps for another day, and how it goes on then. */
class StudioMemoryTest {

  private static final Design BLANK = Design.blank(new Canvas(160, 160), 0);

  @TempDir Path folder;
  private final List<StudioEvent> heard = new ArrayList<>();
  private final FakeRenderer renderer = new FakeRenderer();
  private final DesignImporter importer = new DesignImporter(Optional.empty(), BLANK);
  private Studio studio;

  /** A new program on the same archive. */
  private void start(Optional<Renderer> renderer, ConversationRecorder recorder) {
    close();
    studio =
        new Studio(
            new RuleBasedDesigner(Worlds.small(), Prompts.builtIn()),
            new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
            renderer,
            BLANK,
            recorder);
    heard.clear();
    studio.listen(heard::add);
  }

  private void start() {
    start(Optional.of(renderer), ConversationRecorder.opening(new DataFolder(folder)));
  }

  private void startAgain() {
    Archive archive = Archive.open(new DataFolder(folder));
    start(Optional.of(renderer), ConversationRecorder.of(archive));
    studio.resume(archive.repository().latest().orElseThrow());
  }

  @AfterEach
  void close() {
    if (studio != null) {
      studio.close();
    }
  }

  @Test
  void a_conversation_goes_on_as_if_it_had_never_stopped() {
    start();
    studio.say("a cat on a beach");
    studio.say("add a ball");
    studio.say("undo");
    byte[] picture = studio.picture().orElseThrow().png();
    startAgain();
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(picture);
    studio.say("redo");
    assertThat(studio.design().entities()).extracting(e -> e.id()).containsExactly("cat", "ball");
    assertThat(studio.picture()).isPresent();
    assertThat(renderer.requests()).hasSize(2);
    studio.say("move the cat left");
    assertThat(renderer.requests().get(2).edit()).isPresent();
  }

  @Test
  void it_still_means_what_was_spoken_of_last() {
    start();
    studio.say("a cat and a dog on a beach");
    studio.say("move the dog up");
    startAgain();
    Design before = studio.design();
    studio.say("remove it");
    assertThat(before.entities()).hasSize(2);
    assertThat(studio.design().entities()).extracting(e -> e.id()).containsExactly("cat");
  }

  @Test
  void a_picture_that_is_lost_is_drawn_again_when_it_is_needed() throws Exception {
    start();
    studio.say("a cat on a beach");
    startAgain();
    try (Stream<Path> files = Files.walk(folder.resolve("pictures"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "damaged");
      }
    }
    assertThat(studio.picture()).isEmpty();
    studio.say("add a ball");
    assertThat(renderer.requests().get(1).edit()).isEmpty();
    assertThat(studio.picture()).isPresent();
  }

  @Test
  void a_fresh_start_is_another_conversation() {
    start();
    studio.say("a cat on a beach");
    studio.startAfresh(BLANK);
    studio.say("a dog");
    startAgain();
    assertThat(studio.design().entities()).extracting(e -> e.id()).containsExactly("dog");
    assertThat(studio.history().versions()).hasSize(2);
  }

  @Test
  void edits_made_by_hand_are_kept_too() {
    start();
    studio.say("a cat on a beach");
    studio.edit(List.of(new DesignEdit.SetStyle("ink")), "style by hand");
    studio.fork(1);
    startAgain();
    assertThat(studio.history().current().number()).isEqualTo(1);
    assertThat(studio.history().versions().get(2).design().style()).isEqualTo("ink");
    assertThat(studio.history().versions().get(2).words()).isEqualTo("style by hand");
  }

  @Test
  void an_archive_that_cannot_be_used_is_told_once_and_stops_nobody() throws IOException {
    Files.writeString(folder.resolve("eligen.db"), "no database ".repeat(100));
    start();
    studio.say("a cat on a beach");
    studio.say("add a ball");
    assertThat(studio.design().entities()).hasSize(2);
    assertThat(studio.picture()).isPresent();
    assertThat(heard)
        .filteredOn(StudioEvent.NotKept.class::isInstance)
        .singleElement()
        .extracting(event -> ((StudioEvent.NotKept) event).reason())
        .asString()
        .contains("is no archive of EliGen Studio", "ELIGEN_HOME");
  }

  @Test
  void a_turn_is_kept_before_its_answer_is_told() {
    Archive other = Archive.open(new DataFolder(folder));
    start();
    List<Integer> versions = new ArrayList<>();
    studio.listen(
        event -> {
          if (event instanceof StudioEvent.Answered) {
            versions.add(other.repository().list(1).get(0).versions());
          }
        });
    studio.say("a cat on a beach");
    studio.say("add a ball");
    assertThat(versions).containsExactly(1, 2);
    other.close();
  }

  @Test
  void a_picture_made_here_opens_as_version_1_with_its_own_pixels() throws Exception {
    start();
    studio.say("a cat and a ball on a beach");
    Path file = Files.write(folder.resolve("beach.png"), studio.picture().orElseThrow().png());
    Design design = studio.design();
    studio.open(token -> importer.open(file, token));
    assertThat(studio.history().current().number()).isEqualTo(1);
    assertThat(studio.design()).isEqualTo(design);
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(Files.readAllBytes(file));
    assertThat(renderer.requests()).hasSize(1);
    startAgain();
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(Files.readAllBytes(file));
    studio.say("undo");
    assertThat(studio.design()).isEqualTo(BLANK);
  }

  @Test
  void a_picked_variation_survives_a_restart() {
    start();
    studio.say("a cat on a beach");
    Variation chosen = studio.variations(Optional.empty(), 2).get(1);
    studio.pick(chosen);
    startAgain();
    assertThat(studio.history().current().number()).isEqualTo(2);
    assertThat(studio.history().current().words()).isEqualTo(chosen.words());
    assertThat(studio.design()).isEqualTo(chosen.design());
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(chosen.picture().png());
    studio.say("undo");
    assertThat(studio.design().seed()).isZero();
    assertThat(renderer.requests()).hasSize(3);
  }

  @Test
  void a_repair_survives_a_restart() {
    start();
    studio.say("a cat and a ball on a beach");
    byte[] before = studio.picture().orElseThrow().png();
    AtomicBoolean wrong = new AtomicBoolean(true);
    Verifier missesOnce = (picture, design, cancellation) -> List.of(cat(!wrong.getAndSet(false)));
    studio.review(new Critic(Optional.of(missesOnce), 1));
    byte[] repaired = studio.picture().orElseThrow().png();
    startAgain();
    assertThat(repaired).isNotEqualTo(before);
    assertThat(studio.history().current().words()).isEqualTo("repair");
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(repaired);
    studio.say("undo");
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(before);
    assertThat(renderer.requests()).hasSize(2);
  }

  private static EntityCheck cat(boolean found) {
    return new EntityCheck(
        "cat", Optional.of(found), OptionalDouble.empty(), Optional.of(found), Optional.empty());
  }

  @Test
  void a_photo_is_version_1_and_keeps_its_pixels_wherever_it_goes() throws Exception {
    start();
    BufferedImage photo = new BufferedImage(160, 128, BufferedImage.TYPE_INT_RGB);
    photo.setRGB(70, 60, 0x123456);
    ImportedDesign opened =
        studio.open(token -> importer.open(Pictures.png(photo), "photo.png", token));
    assertThat(opened.note().orElseThrow()).contains("photo.png", "say or draw what is in it");
    assertThat(studio.history().current().number()).isEqualTo(1);
    assertThat(studio.design()).isEqualTo(Design.blank(new Canvas(160, 128), 0));
    Entity cat = new Entity("cat", "cat", new Region.Box(0, 0, 0.5, 0.5));
    studio.describe(design -> design.with(new DesignEdit.AddEntity(cat)), "there is a cat");
    startAgain();
    Path saved = Files.write(folder.resolve("x.png"), studio.picture().orElseThrow().png());
    ImportedDesign again = importer.open(saved, new Cancellation());
    assertThat(again.design()).isEqualTo(studio.design());
    assertThat(again.design().entities()).hasSize(1);
    assertThat(Pictures.png(again.picture().orElseThrow().image())).isEqualTo(Pictures.png(photo));
    assertThat(renderer.requests()).isEmpty();
    studio.say("add a ball");
    assertThat(renderer.requests().get(0).edit()).isPresent();
  }

  @Test
  void what_is_added_to_a_photo_that_nobody_looked_at_leaves_its_background() {
    start();
    BufferedImage photo = new BufferedImage(160, 128, BufferedImage.TYPE_INT_RGB);
    studio.open(token -> importer.open(Pictures.png(photo), "photo.png", token));
    studio.say("add a ball");
    assertThat(studio.design().scene()).isEmpty();
    assertThat(renderer.requests()).hasSize(1);
    assertThat(renderer.requests().get(0).edit()).isPresent();
  }

  @Test
  void a_design_that_is_opened_is_drawn() {
    start();
    Design design = BLANK.with(new DesignEdit.SetScene("on a beach"));
    DesignFile.write(design, folder.resolve("beach.json"));
    studio.open(token -> importer.open(folder.resolve("beach.json"), token));
    assertThat(studio.design()).isEqualTo(design);
    assertThat(studio.history().current().words()).isEqualTo("open beach.json");
    assertThat(renderer.requests()).hasSize(1);
  }
}
