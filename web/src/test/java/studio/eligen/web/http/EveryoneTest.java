package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page is for everyone: any screen, no mouse, no eyes, a slow line. */
class EveryoneTest extends InBrowser {

  private static final int MOST_BYTES = 200_000;

  @Test
  void axe_finds_nothing_to_complain_of_in_light_and_dark() throws IOException {
    try (Visit visit = visit(1280, 800)) {
      assertFitForAll(visit, "empty");
      visit.say("a dog and a blue house in the snow");
      visit.seesPictureOf(1);
      assertFitForAll(visit, "drawn");
      visit.button("Select dog").click();
      assertFitForAll(visit, "with a thing selected");
      visit.inspectsWholePicture();
      visit.page.getByText("How pictures are drawn").click();
      visit.page.getByText("About this picture").click();
      assertThat(visit.page.getByText("Copy the recipe")).isVisible();
      assertFitForAll(visit, "about the whole picture");
      for (String dialog : List.of("Gallery", "Settings", "Variations", "What can be drawn")) {
        visit.button(dialog).click();
        assertFitForAll(visit, dialog);
        visit.page.keyboard().press("Escape");
        assertThat(visit.page.locator("dialog, .variations")).hasCount(0);
      }
      for (String key : List.of("?", "Control+k", "Shift+F10")) {
        visit.page.locator("#canvas").focus();
        visit.page.keyboard().press(key);
        assertFitForAll(visit, "after " + key);
        visit.page.keyboard().press("Escape");
      }
    }
  }

  @Test
  void on_a_phone_it_all_fits_and_can_be_used() throws IOException {
    try (Visit visit = visit(390, 844)) {
      assertFitForAll(visit, "phone");
      visit.say("a cat on a beach");
      visit.seesPictureOf(1);
      assertThat(width(visit.page)).isLessThanOrEqualTo(390);
      assertFitForAll(visit, "phone drawn");
      visit.page.setViewportSize(844, 390);
      assertFitForAll(visit, "phone that lies");
      visit.page.setViewportSize(1024, 600);
      assertFitForAll(visit, "low laptop");
    }
  }

  @Test
  void a_thing_is_chosen_and_moved_with_the_keyboard_alone() {
    try (Visit visit = visit(1280, 800)) {
      assertThat(visit.composer()).isFocused(); // one types at once
      visit.page.getByText("Skip to what you want to say").focus(); // past everything else
      visit.page.keyboard().press("Enter");
      assertThat(visit.composer()).isFocused();
      visit.page.keyboard().type("a cat and a red ball on a beach");
      visit.page.keyboard().press("Enter");
      visit.seesPictureOf(1);
      double before = left(visit, 1);

      visit.button("Select cat").focus();
      visit.page.keyboard().press("Enter");
      for (int i = 0; i < 5; i++) {
        visit.page.keyboard().press("Shift+ArrowLeft");
      }
      visit.seesPictureOf(2);

      assertThat(left(visit, 2)).isLessThan(before - 0.05);
    }
  }

  @Test
  void nothing_jumps_while_the_page_loads_and_it_weighs_little() {
    try (Visit visit = visit(1280, 800)) {
      assertThat(visit.shift()).isLessThan(0.01);
      Object bytes =
          visit.page.evaluate(
              "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                  + ".reduce((sum, e) => sum + e.transferSize, 0)");
      System.out.println("The page weighs " + bytes + " bytes as it comes over the line.");
      assertThat(((Number) bytes).intValue()).isBetween(1, MOST_BYTES);
    }
  }

  @Test
  void nothing_jumps_by_itself_over_a_whole_session() {
    try (Visit visit = visit(1280, 800)) {
      visit.say("a cat and a red ball on a beach");
      visit.seesPictureOf(1);
      visit.button("Select cat").click();
      visit.page.locator("#canvas").focus();
      visit.page.keyboard().press("Shift+ArrowLeft");
      visit.seesPictureOf(2);
      visit
          .page
          .getByRole(AriaRole.LIST, Visit.named("What you can say next"))
          .getByRole(AriaRole.BUTTON)
          .first()
          .click();
      visit.seesPictureOf(3);
      visit.say("add a puma");
      assertThat(visit.lastTurn()).containsText("does not know");
      visit.button("Undo").click();
      visit.seesPictureOf(2);
      visit.steps(12);
      visit.say("make the ball blue");
      visit.say("add a sun");
      visit.seesPictureOf(5);
      visit.steps(RunningStudio.STEPS);
      double shift = visit.shift();
      System.out.printf("Over a session %.4f of the page moved by itself.%n", shift);
      assertThat(shift).isLessThan(0.02);
    }
  }

  private static int width(Page page) {
    return ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
  }

  private static double left(Visit visit, int version) {
    return visit
        .state()
        .path("versions")
        .path(version)
        .path("design")
        .path("entities")
        .path(0)
        .path("region")
        .path("box")
        .path(0)
        .asDouble();
  }
}
