package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of what one person does at the page, which complains of nothing meanwhile. */
abstract class AtThePage extends InBrowser {

  Visit visit;

  /** Who comes, with what the browser lets the page do. */
  BrowserContext person() {
    return chromium.person(1280, 800);
  }

  @BeforeEach
  void come() {
    visit = new Visit(person(), studio.server.port());
  }

  @AfterEach
  void nothing_was_complained_of() {
    assertThat(visit.complaints).isEmpty();
    visit.close();
  }
}
