package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saying things otherwise, lines of what is said, commands by name, what is saved, and room. */
class ChatPageTest extends AtThePage {

  private static final String SCENE = "a cat and a red ball on a beach";

  /** Whether an element is the uppermost one in its own middle. */
  private static final String ON_TOP =
      "(all => { const { x, y, width, height } = document.querySelector(all).getBoundingClientRect();"
          + " return document.elementFromPoint(x + width / 2, y + height / 2).closest(all) !== null; })";

  @Test
  void a_sentence_that_is_said_otherwise_goes_on_from_where_it_was_said_and_is_drawn_anew() {
    visit.say(SCENE);
    visit.seesPictureOf(1);
    visit.say("move the ball left");
    visit.seesPictureOf(2);
    visit.button("Edit: move the ball left").click();
    Locator instead = visit.page.getByLabel("What to say instead");
    assertThat(instead).isFocused();
    instead.fill("remove the ball");
    visit.shoot("chat-instead");
    instead.press("Enter");
    visit.seesPictureOf(3);
    assertThat(visit.state().at("/versions/3/parent").asInt()).isEqualTo(1);
    assertThat(visit.state().at("/versions/3/design/entities")).hasSize(1);

    String seed = visit.state().at("/versions/3/design/seed").asText();
    visit.button("Draw anew: version 3").click();
    visit.seesPictureOf(4);
    assertThat(visit.state().at("/versions/4/design/seed").asText()).isNotEqualTo(seed);
  }

  @Test
  void what_is_said_first_stands_there_before_the_studio_tells_anything() {
    Pattern conversation = Pattern.compile("/api/conversations/[^/?]+$");
    List<Route> held = new ArrayList<>();
    visit.page.route(conversation, held::add);
    visit.say("hello");
    visit.page.waitForCondition(() -> !held.isEmpty());
    assertThat(visit.page.locator(".turns").first()).containsText("hello");

    visit.page.unroute(conversation);
    held.forEach(Route::resume);
    assertThat(visit.lastTurn()).containsText("hello");
  }

  @Test
  void what_waits_is_put_before_others_with_the_mouse_and_by_key_and_taken_back_at_once() {
    visit.steps(96);
    visit.say(SCENE);
    assertThat(visit.page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
    visit.say("remove the cat");
    visit.say("add a sun");
    assertThat(visit.page.getByText("Comes next")).isVisible();
    assertThat(visit.page.getByText("Number 2 in line")).isVisible();
    visit.say("what is there?");
    assertThat(visit.page.getByText("Number 3 in line")).isVisible();
    visit.shoot("chat-waiting");

    visit.grip("what is there?").focus();
    visit.page.keyboard().press("ArrowUp");
    awaitQueue("remove the cat", "what is there?", "add a sun");
    assertThat(visit.grip("what is there?")).isFocused();
    visit.carry(visit.grip("add a sun"), visit.grip("remove the cat"), -20);
    awaitQueue("add a sun", "remove the cat", "what is there?");
    assertThat(visit.page.locator(".waiting").first()).containsText("add a sun");
    visit.shoot("chat-queue-arranged");
    visit.page.getByText("Take all back").click();
    visit.page.waitForCondition(() -> visit.state().path("waiting").isEmpty());
    assertThat(visit.page.getByText("Comes next")).not().isVisible();
    visit.button("Cancel").first().click();
    assertThat(visit.page.locator(".turn.running")).hasCount(0);
  }

  private void awaitQueue(String... said) {
    visit.page.waitForCondition(
        () -> visit.state().path("waiting").findValuesAsText("said").equals(List.of(said)));
  }

  @Test
  void what_may_be_said_next_fits_the_picture_and_is_done_at_a_click() {
    visit.say(SCENE);
    visit.seesPictureOf(1);
    Locator next = visit.page.getByRole(AriaRole.LIST, Visit.named("What you can say next"));
    assertThat(next.getByRole(AriaRole.BUTTON)).hasCount(3);
    String words = next.getByRole(AriaRole.BUTTON).first().textContent();
    assertThat(words).containsPattern("the (cat|red ball)");
    visit.shoot("chat-next");
    next.getByRole(AriaRole.BUTTON).first().click();
    assertThat(next).not().isVisible();
    visit.seesPictureOf(2);
    assertThat(visit.lastTurn()).containsText(words);
    assertThat(visit.state().at("/versions/2/design"))
        .isNotEqualTo(visit.state().at("/versions/1/design"));
    assertThat(next.getByRole(AriaRole.BUTTON).first()).not().hasText(words);
  }

  @Test
  void a_long_answer_shows_its_beginning_and_the_rest_at_a_click() {
    visit.say("help");
    Locator more = visit.button("More…");
    assertThat(more).isVisible();
    int before = height();
    more.click();
    assertThat(visit.button("Less")).isVisible();
    assertThat(height()).isGreaterThan(before + 100);
  }

  private int height() {
    return (int) visit.lastTurn().evaluate("turn => turn.offsetHeight");
  }

  @Test
  void every_command_is_found_by_its_name() {
    visit.composer().focus();
    visit.page.keyboard().press("Control+k");
    Locator line = visit.page.getByRole(AriaRole.COMBOBOX, Visit.named("What to do"));
    assertThat(line).isFocused();
    line.fill("gall");
    visit.shoot("chat-commands");
    line.press("Enter");
    assertThat(visit.page.getByRole(AriaRole.DIALOG)).containsText("Gallery");
  }

  @Test
  void a_conversation_is_saved_as_a_page_that_replays_it_from_the_disk_alone(@TempDir Path disk)
      throws IOException {
    Path file = disk.resolve("page.html");
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.say("add a red ball");
    visit.seesPictureOf(2);
    visit.button("Undo").click();
    visit.seesPictureOf(1);
    visit.page.keyboard().press("Control+k");
    visit.page.getByRole(AriaRole.COMBOBOX, Visit.named("What to do")).fill("save page");
    Download saved = visit.page.waitForDownload(() -> visit.page.keyboard().press("Enter"));
    assertThat(saved.suggestedFilename()).isEqualTo("a cat on a beach.html");
    saved.saveAs(file);
    try (BrowserContext other = chromium.person(1100, 760)) {
      Page page = other.newPage();
      List<String> complaints = new ArrayList<>();
      Set<String> asked = new HashSet<>();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onRequest(request -> asked.add(request.url().replaceFirst(":.*", "")));
      page.navigate(file.toUri().toString());
      assertThat(page.getByRole(AriaRole.HEADING)).hasText("A cat on a beach");
      assertThat(page.locator("#told")).hasText("3 of 3");
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator(".turn.now")).containsText("add a red ball");
      page.getByLabel("Places of things").check();
      assertThat(page.locator("#places text")).hasText(new String[] {"cat", "red ball"});
      assertThat(page.evaluate("() => isOnTop('#places')".replace("isOnTop", ON_TOP)))
          .as("places over the picture")
          .isEqualTo(true);
      page.getByLabel("How much of the picture shows").fill("40");
      assertThat(page.locator("#now")).hasCSS("clip-path", "inset(0px 60% 0px 0px)");
      assertThat(
              page.evaluate(
                  "() => [...document.images].filter(i => !i.hidden).every(i => i.naturalWidth === 128)"))
          .isEqualTo(true);
      page.screenshot(shot("replay"));
      page.getByText("Play").click();
      assertThat(page.locator("#told")).hasText("3 of 3");
      page.setViewportSize(390, 780);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.screenshot(shot("replay-phone"));
      assertThat(complaints).isEmpty();
      assertThat(asked).containsExactly("file");
    }
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png"));
  }

  @Test
  void the_picture_has_room_on_low_screens_and_a_message_covers_no_tool() {
    visit.say(SCENE);
    visit.seesPictureOf(1);
    visit.button("Select cat").click();
    visit.button("Lock cat").click();
    visit.seesPictureOf(2);
    visit.page.locator("#canvas").focus();
    visit.page.keyboard().press("ArrowLeft");
    Locator message = visit.page.getByRole(AriaRole.ALERT);
    assertThat(message).containsText("is locked");
    for (String tools : List.of(".toolbar", ".composer", ".filmstrip", ".canvas-bottom")) {
      assertThat(overlap(box(".banner"), box(tools))).as(tools).isFalse();
    }
    visit.shoot("chat-message");

    visit.page.setViewportSize(1024, 600);
    assertThat(box(".paper").height).isGreaterThan(300);
    visit.shoot("low-laptop");
    visit.page.setViewportSize(844, 390);
    visit.button("Picture").click();
    assertThat(box(".paper").height).isGreaterThan(200);
    visit.shoot("low-phone");
  }

  private BoundingBox box(String selector) {
    return visit.page.locator(selector).first().boundingBox();
  }

  private static boolean overlap(BoundingBox a, BoundingBox b) {
    return a.x < b.x + b.width
        && b.x < a.x + a.width
        && a.y < b.y + b.height
        && b.y < a.y + a.height;
  }
}
