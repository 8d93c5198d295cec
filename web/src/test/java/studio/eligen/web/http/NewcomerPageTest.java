package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody stumbles on who comes for the first time, and looks about before reading. */
class NewcomerPageTest extends AtThePage {

  private static final int MANY = 13;

  @Test
  void a_variation_is_picked_while_others_are_drawn_and_the_chat_still_tells_what_was_asked_for() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.steps(12);
    visit.say("4 variations of the cat");
    Locator first = visit.button("Pick variation 1");
    assertThat(first).isVisible();
    visit.button("Close variations").click();
    visit.button("Variations").first().click();
    assertThat(visit.page.locator(".variations select").last()).hasValue("cat");
    first.click();
    visit.seesPictureOf(2);

    assertThat(first).not().isVisible();
    assertThat(visit.page.locator(".turns").first()).containsText("4 variations of the cat");
    assertThat(visit.state().at("/turns/1/reply").asText()).endsWith("of the cat.");
  }

  @Test
  void the_history_shows_where_one_is_however_many_versions_there_are() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    for (int i = 0; i < MANY; i++) {
      lockTheCat(i % 2 == 0);
    }
    visit.seesPictureOf(1 + MANY);
    assertCurrentIsInSight();
    visit.page.reload();
    visit.seesPictureOf(1 + MANY);
    assertCurrentIsInSight();

    visit.version(MANY).click();
    visit.seesPictureOf(MANY);
    lockTheCat(true);
    visit.seesPictureOf(2 + MANY);
    assertCurrentIsInSight();
  }

  private static void lockTheCat(boolean locked) {
    visit.page.evaluate(
        "([at, locked]) => fetch(at, { method: 'POST', headers: { 'Content-Type': 'application/json' },"
            + " body: JSON.stringify({ edits: [{ type: 'lock', id: 'cat', locked }] }) })",
        new Object[] {"./api/conversations/" + visit.conversation() + "/edits", locked});
  }

  private static void assertCurrentIsInSight() {
    visit.page.waitForFunction(
        """
        () => {
          const strip = document.querySelector('.filmstrip').getBoundingClientRect();
          const now = document.querySelector('.frame[aria-current]').getBoundingClientRect();
          return now.left >= strip.left && now.right <= strip.right
            && now.top >= strip.top && now.bottom <= strip.bottom;
        }
        """);
  }

  @Test
  void a_shape_with_a_name_that_was_refused_is_not_sent_again_and_can_be_thrown_away() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.steps(24);
    visit.say("add a sun");
    assertThat(visit.page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
    visit.page.locator("#canvas").focus();
    visit.page.keyboard().press("b");
    BoundingBox hint = visit.page.locator(".canvas-top").boundingBox();
    assertThat(hint.y + hint.height).isLessThan(visit.page.locator(".paper").boundingBox().y);
    visit.drag(0.1, 0.9, 0.9, 0.9);
    Locator name = visit.page.getByLabel("What is here?");
    name.fill("just grass");
    name.press("Enter");
    assertThat(visit.page.locator("#canvas")).hasClass(Pattern.compile("tool-select"));
    visit.say("what is there?");
    assertThat(visit.page.locator(".wrong-name")).isVisible();
    visit.seesPictureOf(2);
    visit.say("what is in it?");
    assertThat(visit.lastTurn()).containsText("what is in it?");

    assertThat(visit.complaints).as("one refusal, of which browsers tell").hasSize(1);
    visit.complaints.clear();
    assertThat(visit.page.locator(".failure")).hasCount(0);
    visit.button("Remove “just grass”").click();
    assertThat(visit.button("Select just grass")).not().isVisible();
  }

  @Test
  void figures_follow_a_drag_in_whole_pixels_and_the_chat_what_is_done_by_hand() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    for (int i = 0; i < 3; i++) {
      visit.say("help");
      visit.page.getByText("More…").last().click();
    }
    visit.button("Select cat").click();
    String before = visit.field("Left of cat").inputValue();
    visit.page.locator(".log").evaluate("log => log.scrollTop = 0");
    visit.hold(0.5, 0.7, 0.4, 0.6);
    assertThat(visit.field("Left of cat")).not().hasValue(before);
    assertThat(visit.field("Left of cat")).hasValue(Pattern.compile("\\d+"));
    visit.page.mouse().up();
    visit.seesPictureOf(2);
    visit.page.waitForFunction(
        """
        () => {
          const { scrollHeight, scrollTop, clientHeight } = document.querySelector('.log');
          return scrollHeight - scrollTop - clientHeight < 2;
        }
        """);
  }

  @Test
  void things_of_one_name_and_sizes_tell_which_they_are_and_a_download_what_is_saved() {
    visit.say("two cats on a beach");
    visit.seesPictureOf(1);
    assertThat(visit.page.locator(".thing-place")).hasCount(2);
    visit.page.locator(".thing").first().hover();
    assertThat(visit.page.locator(".region-place.pointed")).hasCount(1);
    Locator size = visit.page.getByRole(AriaRole.COMBOBOX, Visit.named("Size"));
    assertThat(size).containsText("square");
    assertThat(size).containsText("192 × 256 · portrait 3:4");

    Locator design = visit.page.getByLabel("Download the design of version 1");
    visit.page.waitForDownload(design::click);
    assertThat(visit.page.getByRole(AriaRole.ALERT)).containsText("without its picture (JSON)");
    Locator page = visit.page.locator(".doings").getByLabel("Save as a page");
    visit.page.waitForDownload(page::click);
    assertThat(visit.page.getByRole(AriaRole.ALERT)).containsText("a page that replays");
  }
}
