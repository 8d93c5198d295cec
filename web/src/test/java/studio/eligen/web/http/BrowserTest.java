package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.image.Pictures;

/** What people do in the studio, in a real browser, on the model that ships. */
class BrowserTest extends AtThePage {

  private static final String SCENE = "a cat and a red ball on a beach";

  /** The regions of latent cells reach so far beyond a box, in pixels. */
  private static final int CELL = 16;

  @Test
  void a_scene_is_made_by_words_and_a_thing_is_moved_with_the_mouse() throws IOException {
    visit.shoot("1-empty");
    visit.say(SCENE);
    visit.seesPictureOf(1);
    visit.shoot("2-drawn");
    assertThat(visit.lastTurn()).containsText("on a beach");

    JsonNode before = box(1, "cat");
    visit.drag(middle(before, 0), middle(before, 1), middle(before, 0), 0.3);
    visit.seesPictureOf(2);
    visit.shoot("3-moved");

    JsonNode after = box(2, "cat");
    assertThat(middle(after, 1)).isLessThan(middle(before, 1) - 0.1);
    assertThat(visit.lastTurn()).containsText("moved cat");
    assertSameOutside(visit.picture(1), visit.picture(2), before, after);
  }

  @Test
  void undo_goes_back_and_a_change_then_branches_off() {
    visit.say(SCENE);
    visit.seesPictureOf(1);
    visit.say("move the ball left");
    visit.seesPictureOf(2);

    visit.button("Undo").click();
    visit.seesPictureOf(1);
    visit.say("remove the cat");
    visit.seesPictureOf(3);
    assertThat(visit.state().at("/versions/3/parent").asInt()).isEqualTo(1);

    visit.version(2).click();
    visit.seesPictureOf(2);
    assertThat(visit.button("Select cat")).isVisible();
    visit.shoot("4-branches");
  }

  @Test
  void a_picture_is_taken_out_and_dropped_back_as_its_design() throws IOException {
    visit.say(SCENE);
    visit.seesPictureOf(1);
    Download download =
        visit.page.waitForDownload(
            () ->
                visit
                    .page
                    .getByRole(AriaRole.LINK, Visit.named("Download version 1 as PNG"))
                    .click());
    byte[] png = Files.readAllBytes(download.path());

    visit.button("New conversation").click();
    assertThat(visit.button("Select cat")).not().isVisible();
    drop("mine.png", png);

    assertThat(visit.button("Select cat")).isVisible();
    assertThat(visit.button("Select red ball")).isVisible();
    visit.seesPictureOf(1);
  }

  @Test
  void a_box_that_is_drawn_and_named_before_any_picture_is_where_the_thing_comes() {
    visit.button("Box").click();
    visit.drag(0.1, 0.5, 0.4, 0.9);
    Locator name = visit.page.getByLabel("What is here?");
    name.fill("red car");
    name.press("Enter");
    visit.button("Draw it").click();
    visit.seesPictureOf(1);

    JsonNode car = box(1, "red car");
    assertThat(middle(car, 0)).isBetween(0.2, 0.3);
    assertThat(middle(car, 1)).isBetween(0.65, 0.75);
    visit.shoot("5-drawn-box");
  }

  @Test
  void a_name_that_cannot_be_drawn_leaves_all_boxes_and_offers_another() {
    draw("puma", 0.1, 0.4);
    draw("a very fast red car", 0.6, 0.9);
    visit.button("Draw it").click();
    assertThat(visit.page.getByRole(AriaRole.ALERT).first()).containsText("puma");
    assertThat(visit.button("Select very fast red car")).isVisible();
    assertThat(visit.button("Another name for “puma”")).isVisible();
    visit.shoot("5-wrong-name");
    visit.complaints.clear(); // browsers tell of each refusal on their console

    visit.button("Call it leopard").click();
    visit.say(
        "a sun on a beach"); // of what is laid out and what is said to it there is one picture
    visit.seesPictureOf(2);
    assertThat(visit.state().at("/versions/1/picture").isNull()).isTrue();
    assertThat(visit.button("Select leopard")).isVisible();
    assertThat(visit.button("Select red car")).isVisible();
    assertThat(visit.page.getByText("Of “very fast red car” this model draws “red car”."))
        .isVisible();
  }

  private void draw(String thing, double from, double to) {
    visit.button("Box").click();
    visit.drag(from, 0.5, to, 0.9);
    Locator name = visit.page.getByLabel("What is here?");
    name.fill(thing);
    name.press("Enter");
  }

  @Test
  void a_picture_that_takes_too_long_is_cancelled_and_its_design_stays() {
    visit.steps(96);
    visit.say(SCENE);
    Locator cancel =
        visit.page.getByRole(AriaRole.GROUP, Visit.named("Progress")).getByText("Cancel");
    cancel.click();

    assertThat(visit.page.getByRole(AriaRole.PROGRESSBAR)).not().isVisible();
    assertThat(visit.page.locator(".turn.running")).hasCount(0);
    assertThat(visit.state().at("/versions/1/picture").isNull()).isTrue();
    assertThat(visit.button("Select cat")).isVisible();
    visit.shoot("6-cancelled");
  }

  @Test
  void a_reload_in_the_middle_of_a_picture_loses_nothing() {
    visit.steps(60);
    visit.composer().fill("and a dog");
    visit.say(SCENE);
    visit.composer().fill("a thought that is not sent yet");
    assertThat(visit.page.getByRole(AriaRole.PROGRESSBAR)).isVisible();

    visit.page.reload();

    assertThat(visit.page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
    assertThat(visit.composer()).hasValue("a thought that is not sent yet");
    visit.shoot("7-reloaded-while-drawing");
    visit.seesPictureOf(1);
    assertThat(visit.lastTurn()).containsText(SCENE);
  }

  @Test
  void two_people_do_not_see_each_other() {
    visit.say(SCENE);
    visit.seesPictureOf(1);
    String mine = visit.conversation();
    try (Visit other = new Visit(chromium.person(1000, 700), studio.server.port())) {
      assertThat(other.get("/api/conversations")).isEmpty();
      assertThat(other.get("/api/gallery")).isEmpty();
      assertThat(other.status("/api/conversations/" + mine)).isEqualTo(404);
      assertThat(other.status("/api/conversations/" + mine + "/pictures/1")).isEqualTo(404);
    }
    assertThat(visit.status("/api/conversations/" + mine)).isEqualTo(200);
  }

  @Test
  void every_kind_of_picture_is_chosen_and_opened_and_one_that_nobody_reads_is_told()
      throws IOException {
    for (String file : List.of("lossy.webp", "swapped.tif", "palette.bmp", "base.avif")) {
      choose(file);
      assertThat(visit.page.getByText("Opened " + file).first()).isAttached();
      visit.seesPictureOf(1);
      assertThat(visit.state().at("/versions/1/words").asText()).isEqualTo("open " + file);
    }
    choose("start.heic");
    assertThat(visit.page.getByRole(AriaRole.ALERT).first())
        .containsText("This browser cannot read “start.heic” (HEIC); save it as a PNG or JPEG");
  }

  @Test
  void nobody_asks_for_names_any_more_once_a_picture_was_drawn_from_the_design()
      throws IOException {
    drop("photo.png", Pictures.png(new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB)));
    assertThat(visit.lastTurn())
        .containsText("photo.png is 200 × 120 pixels, and became 128 × 64: pictures here have at");
    Locator naming = visit.page.getByText("Box each thing and name it.");
    assertThat(naming).isVisible();
    visit.page.reload();
    assertThat(naming).isVisible();
    visit.say("a cat on a beach");
    visit.seesPictureOf(2);
    assertThat(naming).not().isVisible();
  }

  @Test
  void a_picture_dropped_on_another_is_asked_for_once_and_put_in_where_one_wants_it()
      throws IOException {
    visit.say("a red ball on a beach");
    visit.seesPictureOf(1);
    BufferedImage blue = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 32; i++) {
      blue.setRGB(i % 64, i / 64, 0x0000ff);
    }
    assertThat(visit.button("move the red ball to the right")).isVisible();
    drop("flag.png", Pictures.png(blue));
    assertThat(visit.page.locator(".attached")).isVisible();
    visit.say("in this style");
    assertThat(visit.page.getByText("Say the style in words").first()).isVisible();
    drop("flag.png", Pictures.png(blue));
    visit.shoot("8-attached");
    visit.say("put this in");
    visit.drag(0.5, 0.5, 0.3, 0.3);
    visit.shoot("8-inserting");
    Locator name = visit.page.getByLabel("What does it show?");
    name.fill("flag");
    name.press("Enter");
    visit.seesPictureOf(2);

    BufferedImage after = visit.picture(2);
    JsonNode flag = box(2, "flag");
    assertThat(middle(flag, 0)).isBetween(0.25, 0.35);
    int x = (int) (middle(flag, 0) * after.getWidth());
    int y = (int) (middle(flag, 1) * after.getHeight());
    assertThat(after.getRGB(x, y) & 0xffffff).isEqualTo(0x0000ff);
    assertThat(after.getRGB(x, after.getHeight() - 1))
        .isEqualTo(visit.picture(1).getRGB(x, after.getHeight() - 1));
    visit.say("move the flag right");
    visit.seesPictureOf(3);
  }

  private void choose(String file) throws IOException {
    try (InputStream in = BrowserTest.class.getResourceAsStream("/pictures/" + file)) {
      // Without a type, as systems tell that do not know one for such an end of a name.
      FilePayload chosen = new FilePayload(file, "", in.readAllBytes());
      visit.page.locator("#open-file").setInputFiles(chosen);
    }
  }

  private JsonNode box(int version, String prompt) {
    for (JsonNode entity :
        visit.state().path("versions").path(version).path("design").path("entities")) {
      if (entity.path("prompt").asText().equals(prompt)) {
        return entity.path("region").path("box");
      }
    }
    throw new AssertionError("Version %d has no %s.".formatted(version, prompt));
  }

  private static double middle(JsonNode box, int axis) {
    return (box.path(axis).asDouble() + box.path(axis + 2).asDouble()) / 2;
  }

  private static void assertSameOutside(
      BufferedImage before, BufferedImage after, JsonNode old, JsonNode now) {
    int changed = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        boolean same = before.getRGB(x, y) == after.getRGB(x, y);
        boolean inside = isIn(old, x, y, before) || isIn(now, x, y, before);
        assertThat(same || inside).as("pixel %d, %d", x, y).isTrue();
        changed += same ? 0 : 1;
      }
    }
    assertThat(changed).isPositive();
  }

  private static boolean isIn(JsonNode box, int x, int y, BufferedImage picture) {
    return x >= box.path(0).asDouble() * picture.getWidth() - CELL
        && x < box.path(2).asDouble() * picture.getWidth() + CELL
        && y >= box.path(1).asDouble() * picture.getHeight() - CELL
        && y < box.path(3).asDouble() * picture.getHeight() + CELL;
  }

  /** As when a file is dragged from a folder and let go over the page. */
  private void drop(String name, byte[] bytes) {
    visit.page.evaluate(
        "([name, base64]) => {"
            + " const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));"
            + " const data = new DataTransfer();"
            + " data.items.add(new File([bytes], name, {type: 'image/png'}));"
            + " for (const type of ['dragenter', 'dragover', 'drop'])"
            + "   document.body.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));"
            + "}",
        new Object[] {name, Base64.getEncoder().encodeToString(bytes)});
  }
}
