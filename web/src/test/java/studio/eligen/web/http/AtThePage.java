package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests of what one person does at the page, which complains of nothing meanwhile. Each test has a
 * conversation of its own, and the person stays for all tests of a class.
 */
abstract class AtThePage extends InBrowser {

  static Visit visit;

  /** What a test that failed has left is in nobody's way, and what it saw is there to be seen. */
  @RegisterExtension
  static final AfterTestExecutionCallback AFTER =
      context -> {
        if (context.getExecutionException().isPresent()) {
          visit.keep("failed-" + context.getRequiredTestMethod().getName());
          leave();
        }
      };

  /** Most look at what comes of it all, not at the way there. */
  ReducedMotion motion() {
    return ReducedMotion.REDUCE;
  }

  @BeforeEach
  void come() {
    if (visit == null) {
      visit =
          new Visit(
              chromium.person(
                  new NewContextOptions()
                      .setViewportSize(1280, 800)
                      .setAcceptDownloads(true)
                      .setReducedMotion(motion())
                      .setPermissions(List.of("clipboard-read", "clipboard-write"))),
              studio.server.port());
    } else {
      visit.startAnew();
    }
  }

  @AfterEach
  void nothing_was_complained_of() {
    if (visit != null) {
      List<String> complaints = List.copyOf(visit.complaints);
      visit.complaints.clear();
      assertThat(complaints).isEmpty();
    }
  }

  @AfterAll
  static void leave() {
    if (visit != null) {
      visit.close();
      visit = null;
    }
  }
}
