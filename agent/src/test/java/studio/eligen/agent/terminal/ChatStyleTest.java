package studio.eligen.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;

/** A style picture at a terminal: with a model that takes it, and with the one that ships. */
class ChatStyleTest {

  private static final Path NANO = Path.of("../eligen-engine/src/test/resources/goldens/flux-nano");

  @TempDir Path folder;

  private Path out;
  private Path painting;

  @BeforeEach
  void paint() throws IOException {
    out = folder.resolve("out");
    painting = folder.resolve("painting.png");
    Files.write(painting, Pictures.png(NoisePicture.of(40, 30)));
  }

  @Test
  void what_is_drawn_after_a_style_picture_was_given_is_drawn_with_it() {
    CommandRun run = chat(NANO, "a cat\n/style %s\nadd a dog\n/style none\n");

    assertThat(run.exitCode()).as(run.said() + run.noted()).isZero();
    assertThat(run.said() + run.noted())
        .contains("Version 2: in the style of painting.png.", "Version 4: no style picture.")
        .contains("as the style picture changed");
    assertThat(DesignFile.read(out.resolve("003.json")).stylePicture()).isPresent();
    assertThat(PngRecipe.read(out.resolve("002.png")).request().style()).isPresent();
    assertThat(PngRecipe.read(out.resolve("003.png")).request().style()).isPresent();
    assertThat(PngRecipe.read(out.resolve("004.png")).request().style()).isEmpty();
  }

  @Test
  void a_sentence_that_names_a_file_draws_one_thing_in_its_style_and_leaves_the_rest()
      throws IOException {
    CommandRun run = chat(NANO, "a cat and a dog\ndraw the cat in the style of %s\n");

    assertThat(run.said() + run.noted())
        .contains("cat is drawn in the style of the picture", "the cat changes its style");
    assertThat(PngRecipe.read(out.resolve("002.png")).request().style().get().entities())
        .contains(List.of(0));
    Bounds dog = Bounds.of(DesignFile.read(out.resolve("002.json")).entity("dog").get().region());
    assertThat(at(dog, "002.png")).isEqualTo(at(dog, "001.png"));
    assertThat(chat(NANO, "draw it in the style of nowhere.png\n").said()).contains("nowhere.png");
  }

  private int at(Bounds thing, String picture) throws IOException {
    BufferedImage image = Pictures.read(Files.readAllBytes(out.resolve(picture)), picture);
    return image.getRGB(
        (int) (thing.centreX() * image.getWidth()), (int) (thing.centreY() * image.getHeight()));
  }

  @Test
  void the_model_that_ships_says_that_it_has_no_adapter_and_nothing_changes() {
    CommandRun run = chat(TinyModel.FOLDER, "/style %s\n");

    assertThat(run.said() + run.noted()).contains("no IP-Adapter", "Say the style in words");
    assertThat(out.resolve("001.json")).doesNotExist();
  }

  private CommandRun chat(Path model, String lines) {
    return CommandRun.chat(
        lines.formatted(painting), model, out, "--size", "64x64", "--steps", "2", "--seed", "3");
  }
}
