package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a studio with the model that ships, in a real browser. */
@Timeout(300)
abstract class InBrowser {

  @TempDir static Path folder;
  static Chromium chromium;
  static RunningStudio studio;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.startOrSkip();
    studio = RunningStudio.withModel(folder);
  }

  /** Somebody with such a window and such colours, for whom nothing moves by itself. */
  static Visit visit(int width, int height, ColorScheme scheme) {
    return new Visit(
        chromium.person(
            new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setBypassCSP(true) // axe comes from the test; the page itself has no such need
                .setReducedMotion(ReducedMotion.REDUCE)),
        studio.server.port());
  }

  /** Whether axe finds nothing that keeps somebody out. */
  static void assertFitForAll(Visit visit, String state) throws IOException {
    visit.page.evaluate(Chromium.axe());
    Object violations =
        visit.page.evaluate(
            "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))");
    assertThat((List<?>) violations).as(state).isEmpty();
  }

  @AfterAll
  static void shut() {
    if (chromium != null) {
      chromium.close();
      studio.close();
    }
  }
}
