package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.fixtures.FakeRenderer;

/** A studio below a path of a name that other programs have too. */
@Timeout(120)
class BehindProxyTest {

  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;
  private RunningStudio studio;
  private ReverseProxy proxy;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    start("");
  }

  private void start(String password) throws IOException {
    Access access =
        Access.of(Access.HERE, 0, password, List.of())
            .behind(List.of(Access.HERE))
            .below("/eligen/");
    studio = RunningStudio.with(folder, new FakeRenderer(), access, Optional.empty());
    String told = "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
    proxy = new ReverseProxy("/eligen", studio.server.port(), told);
    browser = new Browser(proxy.port(), "/eligen");
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    studio.close();
  }

  private HttpResponse<byte[]> form(String path, String body) {
    HttpRequest.Builder request = browser.request(path).header("Origin", browser.origin);
    return browser.send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void everything_is_below_the_path_and_nothing_beside_it() {
    HttpResponse<byte[]> page = browser.get("/eligen/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Browser.setCookie(page).orElseThrow()).contains("Path=/eligen/", "Secure");
    assertThat(new String(page.body())).doesNotContain("=\"/");
    assertThat(browser.get("/eligen").headers().firstValue("Location")).hasValue("/eligen/");
    assertThat(browser.get("/eligen/icon.svg").statusCode()).isEqualTo(200);
    assertThat(browser.json("/eligen/api/openapi.json").at("/servers/0/url").asText())
        .isEqualTo("/eligen/");
    Browser direct = studio.browser();
    for (String path : List.of("/", "/api/studio", "/eligenx/", "/eligen/eligen/", "/icon.svg")) {
      assertThat(direct.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void a_conversation_has_its_pictures_and_events_there() {
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "a cat");
      assertThat(talk).startsWith("/eligen/");
      assertThat(browser.picture(talk, 1)).isNotEmpty();
    }
  }

  @Test
  void the_printed_address_and_the_password_lead_back_to_the_path() throws IOException {
    String printed = studio.server.address();
    assertThat(printed).matches("http://127\\.0\\.0\\.1:\\d+/eligen/\\?code=.*");
    HttpResponse<byte[]> entered = browser.get(printed.replaceFirst("http://[^/]*", ""));
    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("Location")).hasValue("./");
    assertThat(browser.json("/eligen/api/studio").path("bound").booleanValue()).isTrue();
    stop();
    start(PASSWORD);
    assertThat(new String(browser.get("/eligen/").body())).contains("action=\"login\"");
    HttpResponse<byte[]> in = form("/eligen/login", "token=" + PASSWORD.replace(' ', '+'));
    assertThat(in.headers().firstValue("Location")).hasValue("./");
    assertThat(browser.get("/eligen/").statusCode()).isEqualTo(200);
    assertThat(form("/eligen/logout", "").headers().firstValue("Location")).hasValue("./");
    assertThat(browser.get("/eligen/").statusCode()).isEqualTo(401);
  }

  @Test
  void only_a_proxy_that_is_named_is_believed() throws IOException {
    stop();
    Access alone = Access.of(Access.HERE, 0, "", List.of()).below("/eligen");
    studio = RunningStudio.with(folder, new FakeRenderer(), alone, Optional.empty());
    proxy = new ReverseProxy("/eligen", studio.server.port(), "X-Forwarded-Proto: https\r\n");
    HttpResponse<byte[]> page = new Browser(proxy.port()).get("/eligen/");
    assertThat(Browser.setCookie(page).orElseThrow()).doesNotContain("Secure");
  }

  @ParameterizedTest
  @CsvSource({
    "::1, [::1]",
    "::1, [0:0:0:0:0:0:0:1]",
    "2001:db8::1, 2001:db8:0::1",
    "::ffff:192.0.2.1, 192.0.2.1"
  })
  void a_proxy_is_known_however_its_address_is_written(String named, String written) {
    Access access = Access.of(Access.HERE, 0, "", List.of()).behind(List.of(named));
    assertThat(access.isProxy(written)).isTrue();
    assertThat(access.isProxy("192.0.2.7")).isFalse();
  }

  @Test
  void no_path_leads_around_it() {
    Browser direct = studio.browser();
    for (String path :
        List.of(
            "/eligen/../eligen/api/studio",
            "/eligen/..",
            "/eligen/../../etc/passwd",
            "/eligen/%2e%2e/api/studio",
            "/eligen//",
            "//eligen/",
            "/eligen;x=1/",
            "/%65ligen/",
            "/eligen/assets/..%2f..%2fhttp/openapi.json")) {
      assertThat(direct.get(path).statusCode()).as(path).isBetween(400, 499);
    }
  }

  @Test
  void a_path_that_is_none_is_refused_in_a_sentence() {
    Access access = Access.of(Access.HERE, 0, "", List.of());
    assertThat(access.below("/").base()).isEmpty();
    assertThat(access.below("/a/b-c").base()).isEqualTo("/a/b-c");
    for (String path : List.of("eligen", "/a b", "/..", "/a/../b", "//", "/a?b", "http://x/y")) {
      assertThatThrownBy(() -> access.below(path))
          .as(path)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("--base-path is \"" + path + "\"");
    }
  }

  @Test
  @ExtendWith(OneForAll.class)
  void the_page_works_there_in_a_real_browser(Chromium chromium) throws IOException {
    // Over plain HTTP, as no certificate is at hand.
    proxy.close();
    proxy = new ReverseProxy("/eligen", studio.server.port(), "X-Forwarded-For: 192.0.2.7\r\n");
    String address = "http://127.0.0.1:%d/eligen".formatted(proxy.port());
    try (Visit visit = new Visit(chromium.person(1280, 800), address)) {
      visit.say("a cat on a beach");
      assertThat(visit.button("Select cat")).isVisible();
      assertThat(visit.version(1).locator("img")).isVisible();
      visit.seesPictureOf(1);
      visit.page.reload();
      assertThat(visit.button("Select cat")).isVisible();
      assertThat(visit.complaints).isEmpty();
    }
  }
}
