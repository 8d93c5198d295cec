package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of a studio with the model that ships, in a real browser. */
@Timeout(300)
@ExtendWith(OneForAll.class)
abstract class InBrowser {

  static Chromium chromium;
  static RunningStudio studio;

  @BeforeAll
  static void open(Chromium browser, RunningStudio running) {
    chromium = browser;
    studio = running;
  }

  /** Somebody with such a window, for whom nothing moves by itself. */
  static Visit visit(int width, int height) {
    return new Visit(
        chromium.person(
            new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT)
                .setBypassCSP(true) // axe comes from the test; the page itself has no such need
                .setReducedMotion(ReducedMotion.REDUCE)),
        studio.server.port());
  }

  /** Whether axe finds nothing that keeps somebody out, in light and in dark. */
  static void assertFitForAll(Visit visit, String state) throws IOException {
    visit.page.evaluate("axe => { if (!window.axe) window.eval(axe) }", Chromium.axe());
    assertThat(violations(visit, "{}")).as(state).isEmpty();
    // Of the rules only the one about contrast depends on the colours.
    visit.page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    visit.shoot("fit-for-all-dark-" + state);
    assertThat(violations(visit, "{ runOnly: ['color-contrast'] }")).as(state + ", dark").isEmpty();
    visit.page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    visit.shoot("fit-for-all-" + state);
  }

  private static List<?> violations(Visit visit, String options) {
    return (List<?>)
        visit.page.evaluate(
            "async () => (await axe.run("
                + options
                + ")).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))");
  }
}
