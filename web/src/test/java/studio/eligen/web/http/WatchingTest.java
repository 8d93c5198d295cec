package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one sees of a picture while it changes, in a real browser. */
class WatchingTest extends AtThePage {

  private static final String SCENE = "a cat and a red ball on a beach";

  /** How many of the pixels over the picture the frames of the canvas paint. */
  private static final String PAINTED =
      "() => { const c = document.querySelector('.stage canvas');"
          + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
          + " let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 0) n++; return n; }";

  /** The share of a preview that covers the picture, from 0 to 1, or -1 while there is none. */
  private static final String COVERED =
      "() => { const p = document.querySelector('.paper .preview');"
          + " if (!p || !p.complete) return -1;"
          + " const c = document.createElement('canvas');"
          + " c.width = p.naturalWidth; c.height = p.naturalHeight;"
          + " const x = c.getContext('2d'); x.drawImage(p, 0, 0);"
          + " const d = x.getImageData(0, 0, c.width, c.height).data;"
          + " let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 0) n++;"
          + " return n / (c.width * c.height); }";

  @Override
  ReducedMotion motion() {
    return ReducedMotion.NO_PREFERENCE;
  }

  @BeforeEach
  void draw_a_scene() {
    visit.say(SCENE);
    visit.seesPictureOf(1);
  }

  @Test
  void a_finished_picture_is_clean_until_somebody_reaches_for_it() {
    visit.composer().hover();
    visit.page.waitForFunction("() => (" + PAINTED + ")() === 0");
    assertThat(visit.page.locator(".region-label").first()).isHidden();

    visit.page.locator("#canvas").hover();
    visit.page.waitForFunction("() => (" + PAINTED + ")() > 0");
    assertThat(visit.page.locator(".region-label").first()).isVisible();

    visit.composer().hover();
    visit.button("Select cat").click();
    assertThat(visit.page.locator(".region-place.selected .region-label")).isVisible();
    assertThat(visit.page.locator(".region-label").last()).isHidden();
  }

  @Test
  void a_preview_covers_what_is_drawn_anew_and_nothing_else() {
    visit.steps(60);
    visit.page.evaluate(
        "() => new MutationObserver(() => window.flashed ||= document.body.textContent.includes('no picture yet'))"
            + ".observe(document.body, { childList: true, subtree: true })");
    visit.say("make the ball blue");
    visit.page.waitForFunction("() => (" + COVERED + ")() >= 0");
    double covered = ((Number) visit.page.evaluate(COVERED)).doubleValue();
    JsonNode ball = visit.state().at("/versions/1/design/entities/1/region/box");
    double width = ball.path(2).asDouble() - ball.path(0).asDouble();
    double height = ball.path(3).asDouble() - ball.path(1).asDouble();

    assertThat(covered).isPositive().isLessThan(width * height + 0.15);
    assertThat(visit.page.locator(".paper .picture")).hasAttribute("data-version", "1");
    visit.shoot("watching-preview");
    visit.seesPictureOf(2);
    assertThat(visit.page.evaluate("() => window.flashed === true")).isEqualTo(false);
  }

  @Test
  void a_thing_takes_its_pixels_along_while_it_is_dragged() {
    JsonNode ball = visit.state().at("/versions/1/design/entities/1/region/box");
    double x = (ball.path(0).asDouble() + ball.path(2).asDouble()) / 2;
    double y = (ball.path(1).asDouble() + ball.path(3).asDouble()) / 2;
    visit.hold(x, y, x, 0.3);
    visit.page.waitForFunction(
        "([x, y]) => { const c = document.querySelector('.stage canvas');"
            + " const s = c.getBoundingClientRect(), p = document.querySelector('.paper').getBoundingClientRect();"
            + " const r = c.width / s.width;"
            + " const d = c.getContext('2d').getImageData("
            + "   (p.x - s.x + x * p.width) * r, (p.y - s.y + y * p.height) * r, 1, 1).data;"
            + " return d[3] === 255 && d[0] > d[2]; }",
        List.of(x, 0.3));
    visit.shoot("watching-dragged");
    visit.page.mouse().up();
    visit.seesPictureOf(2);
  }
}
