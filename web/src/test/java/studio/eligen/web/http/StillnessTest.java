package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing under somebody's eyes moves unless they move it. */
class StillnessTest extends InBrowser {

  private static final double MOST = 0.02;

  @Test
  void the_picture_and_the_inspector_stay_where_they_are_as_versions_and_things_come_and_go() {
    try (Visit visit = visit(1440, 900)) {
      visit.say("a cat and a red ball on a beach");
      visit.seesPictureOf(1);
      BoundingBox paper = visit.page.locator(".paper").boundingBox();
      BoundingBox scene = visit.field("Scene").boundingBox();
      visit.say("add a puma");
      assertThat(visit.lastTurn()).containsText("does not know");
      visit.page.getByText("add a leopard").click();
      visit.seesPictureOf(2);
      assertSame(visit.field("Scene"), scene);

      visit.button("Select leopard").click();
      BoundingBox name = visit.field("Name of leopard").boundingBox();
      visit.say("add a sun");
      visit.seesPictureOf(3);
      assertSame(visit.field("Name of leopard"), name);
      visit.version(1).click();
      visit.seesPictureOf(1);
      assertSame(visit.field("Scene"), scene);
      visit.say("remove the ball");
      visit.seesPictureOf(4); // in a row of its own
      assertSame(visit.page.locator(".paper"), paper);
      assertThat(visit.version(4)).isInViewport();
      assertThat(visit.shift()).isLessThan(MOST);
    }
  }

  @Test
  void on_a_phone_the_picture_keeps_its_size_while_answers_come_and_go() {
    try (Visit visit = visit(390, 844)) {
      visit.say("a cat and a red ball on a beach");
      visit.seesPictureOf(1);
      visit.page.getByRole(AriaRole.NAVIGATION, Visit.named("Parts")).getByText("Picture").click();
      BoundingBox paper = visit.page.locator(".paper").boundingBox();
      for (String words : List.of("what is there?", "make the ball blue")) {
        visit.say(words);
        assertThat(visit.button("Close the reply")).isVisible();
        visit.shoot("still-" + words.length());
        assertSame(visit.page.locator(".paper"), paper);
        assertThat(visit.page.locator(".turn.running")).hasCount(0);
      }
      visit.button("Close the reply").click();
      assertSame(visit.page.locator(".paper"), paper);
      assertThat(visit.shift()).isLessThan(MOST);
    }
  }

  private static void assertSame(Locator now, BoundingBox before) {
    BoundingBox after = now.boundingBox();
    assertThat(List.of(after.x, after.y, after.width, after.height))
        .isEqualTo(List.of(before.x, before.y, before.width, before.height));
  }
}
