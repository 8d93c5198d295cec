package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.evaluation.LayoutSheet;
import studio.eligen.agent.evaluation.Layouts;

/**
 * Draws the pictures of the README and of docs anew, with the model that ships, from the real page.
 * It is no test by its name; CONTRIBUTING.md has the command.
 */
@ExtendWith(OneForAll.class)
class DocumentPictures {

  private static final Path IMAGES = Path.of("..", "docs", "images");

  /** As the README says them. */
  private static final List<String> STRIP =
      List.of(
          "a red car and a butterfly in a forest",
          "move the car right",
          "add a sun in the top left corner",
          "replace the car with a snowman");

  /** Where the page has those that it shows at the start, all but the first. */
  private static final Path WELCOME = Path.of("ui", "src", "chat");

  /** Twice as many pixels as they are shown in. */
  private static final int SMALL = 176;

  private static final int GAP = 8;
  private static final int LOOK_MILLIS = 900;

  /** More is too much to be loaded for the head of a README. */
  private static final int MOST_BYTES = 3_000_000;

  /** While one picture is drawn. */
  private static final int LOOKS = 4;

  @TempDir Path folder;
  private RunningStudio studio;
  private Visit visit;

  @BeforeEach
  void open(Chromium chromium) {
    studio = RunningStudio.asShipped(folder);
    visit = new Visit(chromium.person(1360, 800), studio.server.port());
  }

  @AfterEach
  void shut() {
    visit.close();
    studio.close();
  }

  @Test
  void layouts() throws IOException {
    BufferedImage sheet = LayoutSheet.of(Layouts.shown(VocabularyFile.anything()));
    ImageIO.write(sheet, "png", IMAGES.resolve("layouts.png").toFile());
  }

  @Test
  void what_four_sentences_make() throws IOException {
    BufferedImage strip = null;
    for (int i = 0; i < STRIP.size(); i++) {
      visit.say(STRIP.get(i));
      visit.seesPictureOf(i + 1);
      BufferedImage picture = visit.picture(i + 1);
      if (strip == null) {
        int width = STRIP.size() * (picture.getWidth() + GAP) - GAP;
        strip = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
      }
      Graphics2D graphics = strip.createGraphics();
      graphics.drawImage(picture, i * (picture.getWidth() + GAP), 0, null);
      graphics.dispose();
      if (i > 0) {
        Image small = picture.getScaledInstance(SMALL, SMALL, Image.SCALE_AREA_AVERAGING);
        ImageIO.write(
            drawn(small, SMALL, SMALL), "jpg", WELCOME.resolve("made-" + i + ".jpg").toFile());
      }
    }
    ImageIO.write(strip, "png", IMAGES.resolve("forest.png").toFile());
  }

  @Test
  void the_studio_at_work() throws IOException {
    AnimatedPng film = new AnimatedPng();
    assertThat(visit.page.getByText("What should the picture show?")).isVisible();
    film.add(seen(), 1200);
    say(film, "a cat and a red car on a beach", 1);
    say(film, "add a hot air balloon in the top left corner", 2);
    drag(film, "hot air balloon", 0.3, 3);
    say(film, "make the car blue", 4);
    film.add(seen(), 2500);
    Assertions.assertThat(film.bytes().length).isLessThanOrEqualTo(MOST_BYTES);
    Files.write(IMAGES.resolve("studio.png"), film.bytes());
  }

  /** Types words, and looks on until their picture is there. */
  private void say(AnimatedPng film, String words, int version) throws IOException {
    visit.composer().fill(words);
    film.add(seen(), 1000);
    visit.composer().press("Enter");
    watch(film, version);
  }

  /** Drags a thing to the right by its middle. */
  private void drag(AnimatedPng film, String thing, double across, int version) throws IOException {
    JsonNode box = box(version - 1, thing);
    double x = (box.path(0).asDouble() + box.path(2).asDouble()) / 2;
    double y = (box.path(1).asDouble() + box.path(3).asDouble()) / 2;
    visit.hold(x, y, x + across, y);
    film.add(seen(), 2 * LOOK_MILLIS);
    visit.page.mouse().up();
    watch(film, version);
  }

  /** However long it takes, as many looks as somebody needs to see how it comes. */
  private void watch(AnimatedPng film, int version) throws IOException {
    List<BufferedImage> looks = new ArrayList<>();
    while (visit.state().path("versions").size() <= version
        || visit.state().path("versions").path(version).path("picture").isNull()) {
      looks.add(seen());
      visit.page.waitForTimeout(LOOK_MILLIS);
    }
    int shown = Math.min(LOOKS, looks.size());
    for (int i = 0; i < shown; i++) {
      film.add(looks.get(i * (looks.size() - 1) / Math.max(1, shown - 1)), LOOK_MILLIS);
    }
    visit.seesPictureOf(version);
    visit.page.mouse().move(0, 0);
    assertThat(visit.page.getByText("Drawing")).hasCount(0);
    film.add(seen(), 1800);
  }

  private JsonNode box(int version, String thing) {
    for (JsonNode entity : visit.state().path("versions").path(version).at("/design/entities")) {
      if (entity.path("prompt").asText().equals(thing)) {
        return entity.at("/region/box");
      }
    }
    throw new AssertionError("There is no " + thing + " in version " + version + ".");
  }

  /** The page as it is, at three quarters of its size and in fewer colours, for a small film. */
  private BufferedImage seen() throws IOException {
    BufferedImage page = ImageIO.read(new ByteArrayInputStream(visit.page.screenshot()));
    int width = page.getWidth() * 3 / 4;
    int height = page.getHeight() * 3 / 4;
    BufferedImage small =
        drawn(page.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        small.setRGB(x, y, small.getRGB(x, y) & 0xF8F8F8 | small.getRGB(x, y) >> 5 & 0x070707);
      }
    }
    return small;
  }

  private static BufferedImage drawn(Image image, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return drawn;
  }
}
