package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.ApiKey;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.designer.mllm.Timeouts;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.fixtures.FakeRenderer;

/** Who sees what, and who comes in at all. */
@Timeout(120)
class VisitorsTest {

  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;
  private final FakeRenderer renderer = new FakeRenderer();
  private RunningStudio studio;

  @BeforeEach
  void start() {
    studio = RunningStudio.with(folder, renderer);
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  private void startWithPassword() {
    studio.close();
    Access access = Access.of("127.0.0.1", 0, PASSWORD, List.of());
    studio = RunningStudio.with(folder, renderer, access, Optional.empty());
  }

  @Test
  void two_browsers_do_not_see_each_other() {
    Browser ann = studio.browser();
    Browser ben = studio.browser();
    try (Events anns = ann.events();
        Events bens = ben.events()) {
      String talk = ann.begin();
      ann.say(anns, talk, "a cat");
      assertThat(ben.json("/api/conversations")).isEmpty();
      assertThat(ben.json("/api/gallery")).isEmpty();
      for (String path : List.of("", "/pictures/1", "/designs/1", "/preview", "/variations/1")) {
        assertThat(ben.get(talk + path).statusCode()).as(path).isEqualTo(404);
      }
      for (String path : List.of("/undo", "/draw", "/cancel", "/check")) {
        assertThat(ben.post(talk + path, "{}").statusCode()).as(path).isEqualTo(404);
      }
      assertThat(ben.post(talk + "/say", "{\"words\":\"a dog\"}").statusCode()).isEqualTo(404);
      String bensTalk = ben.begin();
      ben.say(bens, bensTalk, "a dog");
      assertThat(bens.seen())
          .filteredOn(event -> !event.is("model"))
          .extracting(event -> "/api/conversations/" + event.data().path("conversation").asText())
          .containsOnly(bensTalk);
    }
  }

  @Test
  void a_cookie_that_somebody_planted_before_the_own_one_hides_no_designs() {
    Browser ann = studio.browser();
    String talk;
    try (Events events = ann.events()) {
      talk = ann.begin();
      ann.say(events, talk, "a cat");
    }
    String own = Authentication.COOKIE + "=" + ann.cookie();
    String hundred =
        Stream.generate(Secret::create)
            .limit(100)
            .collect(Collectors.joining("; " + Authentication.COOKIE + "="));
    for (String planted : List.of(Secret.create(), "\"", "x", hundred)) {
      String both = Authentication.COOKIE + "=" + planted + "; " + own;
      Browser browser = studio.browser();
      HttpRequest request = browser.request(talk).header("Cookie", both).build();
      assertThat(browser.send(request).statusCode()).as(planted).isEqualTo(200);
    }
  }

  @Test
  void the_printed_address_shows_one_browser_what_the_terminal_made() {
    Browser own = studio.terminalsBrowser();
    assertThat(own.json("/api/studio").path("bound").booleanValue()).isTrue();
    assertThat(own.json("/api/studio").path("data").textValue()).isEqualTo(folder.toString());
    String talk;
    try (Events events = own.events()) {
      talk = own.begin();
      own.say(events, talk, "a cat");
    }
    studio.close();
    studio = RunningStudio.with(folder, renderer);
    Browser later = studio.terminalsBrowser();
    assertThat(later.json(talk).path("current").intValue()).isEqualTo(1);
    Browser remembered = studio.browser();
    remembered.useCookie(own.cookie());
    assertThat(remembered.json("/api/studio").path("bound").booleanValue()).isTrue();
  }

  @Test
  void the_code_in_the_address_works_once_and_another_browser_is_told_so() {
    String path = studio.server.address().replaceFirst("http://[^/]*", "");
    Browser first = studio.browser();
    HttpResponse<byte[]> entered = first.get(path);
    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("Location").orElseThrow()).endsWith("/");
    for (String wrong : List.of(path, "/?code=", "/?code=" + Secret.create())) {
      Browser second = studio.browser();
      HttpResponse<byte[]> refused = second.get(wrong);
      assertThat(refused.statusCode()).isEqualTo(410);
      assertThat(new String(refused.body(), StandardCharsets.UTF_8))
          .contains("used up", "./eligen web", "<a href=\"./\">");
      assertThat(second.get("/").statusCode()).isEqualTo(200);
      assertThat(second.json("/api/studio").path("bound").booleanValue()).isFalse();
    }
    assertThat(first.get(path).statusCode()).isEqualTo(303);
    assertThat(first.json("/api/studio").path("bound").booleanValue()).isTrue();
  }

  @Test
  void a_browser_gets_a_long_cookie_that_no_script_reads_and_no_other_page_sends_along() {
    HttpResponse<byte[]> first = studio.browser().get("/");
    assertThat(Browser.setCookie(first).orElseThrow())
        .matches("eligen_browser=[A-Za-z0-9_-]{43};.*")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Max-Age=31536000");
  }

  @Test
  void a_cookie_that_is_none_of_ours_is_replaced() {
    for (String bad : List.of("x", "../../etc/passwd", "a".repeat(4_000), "%00", "local")) {
      Browser browser = studio.browser();
      browser.useCookie(bad);
      HttpResponse<byte[]> response = browser.get("/api/studio");
      assertThat(response.statusCode()).as(bad).isEqualTo(200);
      assertThat(Browser.setCookie(response)).as(bad).isPresent();
      assertThat(Browser.read(response).path("bound").booleanValue()).isFalse();
    }
  }

  @Test
  void with_a_password_nobody_gets_anything_without_it() {
    startWithPassword();
    Browser stranger = studio.browser();
    HttpResponse<byte[]> page = stranger.get("/");
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("Password");
    for (String path : List.of("/api/studio", "/api/conversations", "/api/openapi.json")) {
      assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(stranger.post("/api/conversations", "{}").statusCode()).isEqualTo(401);
    assertThat(stranger.events().status()).isEqualTo(401);
  }

  private static HttpResponse<byte[]> login(Browser browser, String password) {
    return browser.send(
        browser
            .request("/login")
            .header("Origin", browser.origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + password.replace(" ", "+")))
            .build());
  }

  @Test
  void who_knows_the_password_comes_in_and_stays_in_until_it_is_another_one() {
    startWithPassword();
    Browser browser = studio.browser();
    browser.get("/");
    assertThat(login(browser, "wrong").statusCode()).isEqualTo(401);
    assertThat(login(browser, PASSWORD).statusCode()).isEqualTo(303);
    assertThat(browser.get("/api/studio").statusCode()).isEqualTo(200);
    int port = studio.server.port();
    studio.close();
    Access changed = Access.of("127.0.0.1", port, "another password", List.of());
    studio = RunningStudio.with(folder, renderer, changed, Optional.empty());
    assertThat(browser.get("/api/studio").statusCode()).isEqualTo(401);
  }

  @Test
  void whoever_sits_at_the_terminal_needs_no_password() {
    startWithPassword();
    assertThat(studio.terminalsBrowser().json("/api/studio").path("bound").booleanValue()).isTrue();
  }

  @Test
  void a_program_brings_the_password_with_each_request() {
    startWithPassword();
    Browser program = studio.browser();
    HttpResponse<byte[]> begun =
        program.send(
            program
                .request("/api/conversations")
                .header("Authorization", "Bearer " + PASSWORD)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());
    assertThat(begun.statusCode()).isEqualTo(201);
    HttpResponse<byte[]> refused =
        program.send(
            program.request("/api/studio").header("Authorization", "Bearer wrong").build());
    assertThat(refused.statusCode()).isEqualTo(401);
  }

  @Test
  void others_on_the_network_are_let_in_with_a_password_only() {
    for (String host : List.of("0.0.0.0", "192.0.2.1", "::")) {
      assertThatThrownBy(() -> Access.of(host, 0, "", List.of()))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("ELIGEN_TOKEN");
      assertThatThrownBy(() -> Access.of(host, 0, "short", List.of()))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("12");
      assertThatThrownBy(() -> Access.of(host, 0, " ".repeat(20) + "\t", List.of()))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("0 characters beside blanks");
      assertThat(Access.of(host, 0, PASSWORD, List.of()).password()).contains(PASSWORD);
    }
    assertThat(Access.of("127.0.0.1", 0, "", List.of()).password()).isEmpty();
    assertThatThrownBy(() -> Access.of("no such host.", 0, "", List.of()))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void nothing_secret_is_ever_sent() {
    studio.close();
    MllmSettings server =
        new MllmSettings(
            URI.create("https://user:hunter2@models.example:8443/v1"),
            Optional.of(new ApiKey("sk-very-secret-key")),
            "a-model",
            BoxDialect.of("a-model"),
            Optional.empty(),
            Timeouts.USUAL);
    Access access = Access.of("127.0.0.1", 0, PASSWORD, List.of());
    studio = RunningStudio.with(folder, renderer, access, Optional.of(server));
    Browser browser = studio.terminalsBrowser();
    JsonNode json = browser.json("/api/studio");
    assertThat(json.path("mllm").path("server").textValue()).isEqualTo("models.example:8443");
    assertThat(json.toString())
        .doesNotContain("secret")
        .doesNotContain("hunter2")
        .doesNotContain(PASSWORD);
  }
}
