package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;

/** The door in a real browser, which says by itself from where a form comes. */
@Timeout(300)
@ExtendWith(OneForAll.class)
class LoginPageTest {

  private static final String PASSWORD = "correct horse battery";

  @Test
  void a_person_comes_in_with_the_password_and_logs_out(@TempDir Path folder, Chromium chromium) {
    Access access = Access.of("127.0.0.1", 0, PASSWORD, List.of());
    try (RunningStudio studio =
            RunningStudio.with(folder, new FakeRenderer(), access, Optional.empty());
        BrowserContext person = chromium.person(1280, 800)) {
      Page page = person.newPage();
      page.navigate("http://127.0.0.1:" + studio.server.port() + "/");
      comeIn(page);
      composer(page).fill("a secret cat");
      page.getByRole(AriaRole.BUTTON, Visit.named("Settings")).click();
      page.getByRole(AriaRole.BUTTON, Visit.named("Log out")).click();
      comeIn(page);
      assertThat(composer(page)).hasValue("");
    }
  }

  private static void comeIn(Page page) {
    page.getByLabel("Password").fill(PASSWORD);
    page.getByRole(AriaRole.BUTTON, Visit.named("Come in")).click();
  }

  private static Locator composer(Page page) {
    return page.getByRole(AriaRole.TEXTBOX, Visit.named("What the picture should show"));
  }
}
