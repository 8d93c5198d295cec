package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.store.KnownBrowsers;

/** Those who would come in without the password, or with somebody else's cookie. */
@Timeout(120)
class LoginTest {

  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder;
  private RunningStudio studio;

  /** Behind a proxy on this machine, so that a test can come from many addresses. */
  @BeforeEach
  void start() {
    Access access = Access.of("127.0.0.1", 0, PASSWORD, List.of()).behind(List.of("127.0.0.1"));
    studio = RunningStudio.with(folder, new FakeRenderer(), access, Optional.empty());
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  private static HttpResponse<byte[]> login(Browser browser, String password, String... headers) {
    HttpRequest.Builder request =
        browser
            .request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + password.replace(" ", "+")));
    if (!List.of(headers).contains("Origin")) {
      request.header("Origin", browser.origin);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build());
  }

  private static HttpResponse<byte[]> logout(Browser browser) {
    return browser.send(
        browser
            .request("/logout")
            .header("Origin", browser.origin)
            .POST(BodyPublishers.noBody())
            .build());
  }

  @Test
  void a_planted_cookie_is_worth_nothing_once_its_victim_has_logged_in() {
    String planted = Secret.create();
    Browser victim = studio.browser();
    victim.useCookie(planted);
    assertThat(login(victim, PASSWORD).statusCode()).isEqualTo(303);
    assertThat(victim.cookie()).isNotEqualTo(planted);
    String talk = victim.begin();
    Browser thief = studio.browser();
    thief.useCookie(planted);
    assertThat(thief.get("/api/conversations").statusCode()).isEqualTo(401);
    thief.get("/");
    assertThat(thief.cookie()).isNotEqualTo(planted);
    login(thief, PASSWORD);
    assertThat(thief.get(talk).statusCode()).isEqualTo(404);
  }

  @Test
  void a_planted_cookie_does_not_see_what_the_terminal_made() {
    String planted = Secret.create();
    Browser victim = studio.browser();
    victim.useCookie(planted);
    victim.get(studio.server.address().replaceFirst("http://[^/]*", ""));
    assertThat(victim.json("/api/studio").path("bound").booleanValue()).isTrue();
    Browser thief = studio.browser();
    thief.useCookie(planted);
    assertThat(thief.get("/api/studio").statusCode()).isEqualTo(401);
  }

  @Test
  void cookies_of_others_beside_the_own_one_keep_nobody_out() {
    Browser browser = studio.browser();
    login(browser, PASSWORD);
    String talk = browser.begin();
    Browser again = studio.browser();
    login(again, PASSWORD);
    login(again, PASSWORD);
    for (String junk : List.of("x", "", "\"", Secret.create(), KnownBrowsers.hash("y"))) {
      String before = "eligen_browser=%s; eligen_browser=%s".formatted(junk, browser.cookie());
      String behind = "eligen_browser=%s; eligen_browser=%s".formatted(browser.cookie(), junk);
      for (String cookies : List.of(before, behind)) {
        HttpRequest request = studio.browser().request(talk).header("Cookie", cookies).build();
        HttpResponse<byte[]> seen = studio.browser().send(request);
        assertThat(seen.statusCode()).as(cookies).isEqualTo(200);
        assertThat(Browser.setCookie(seen)).as(cookies).isEmpty();
      }
    }
  }

  @Test
  void only_who_brings_the_password_needs_no_page_to_come_from() {
    Browser browser = studio.browser();
    login(browser, PASSWORD);
    for (String wrong : List.of("Bearer guess", "Basic eDp5", "Bearer ", "x")) {
      HttpResponse<byte[]> refused = browser.send(beginning(browser, wrong));
      assertThat(refused.statusCode()).as(wrong).isEqualTo(403);
      assertThat(Browser.error(refused)).contains("Origin");
    }
    for (String scheme : List.of("Bearer ", "bearer ")) {
      Browser program = studio.browser();
      assertThat(program.send(beginning(program, scheme + PASSWORD)).statusCode()).isEqualTo(201);
    }
  }

  /** With "no-referrer" they send the Origin "null" with the form of the password. */
  @Test
  void browsers_say_from_where_our_own_forms_come() {
    HttpResponse<byte[]> form = studio.browser().get("/");
    assertThat(form.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  @Test
  void what_another_page_sends_takes_no_cookie_away() {
    for (String path : List.of("/", "/login", "/logout", "/api/conversations")) {
      HttpRequest form =
          studio
              .browser()
              .request(path)
              .header("Origin", "http://evil.example")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("token=x"))
              .build();
      HttpResponse<byte[]> refused = studio.browser().send(form);
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(Browser.setCookie(refused)).as(path).isEmpty();
    }
  }

  @Test
  void what_was_on_its_way_while_a_browser_came_in_takes_its_new_cookie_away_from_nobody() {
    Browser browser = studio.browser();
    browser.get("/");
    Browser before = studio.browser();
    before.useCookie(browser.cookie());
    login(browser, PASSWORD);
    for (String path : List.of("/api/events", "/api/studio", "/theme.js")) {
      HttpResponse<byte[]> late = before.get(path);
      assertThat(late.statusCode()).as(path).isEqualTo(401);
      assertThat(Browser.setCookie(late)).as(path).isEmpty();
    }
    assertThat(Browser.setCookie(before.get("/"))).isPresent();
  }

  private static HttpRequest beginning(Browser browser, String authorization) {
    return browser
        .request("/api/conversations")
        .header("Content-Type", "application/json")
        .header("Authorization", authorization)
        .POST(BodyPublishers.ofString("{}"))
        .build();
  }

  @Test
  void who_logs_in_anew_finds_the_designs_of_before() {
    Browser browser = studio.browser();
    login(browser, PASSWORD);
    String first = browser.cookie();
    String talk = browser.begin();
    assertThat(login(browser, PASSWORD).statusCode()).isEqualTo(303);
    assertThat(browser.cookie()).isNotEqualTo(first);
    assertThat(browser.get(talk).statusCode()).isEqualTo(200);
  }

  @Test
  void an_address_with_wrong_passwords_waits_and_no_other_does() {
    Browser admitted = studio.browser();
    login(admitted, PASSWORD, "X-Forwarded-For", "192.0.2.66");
    Browser thief = studio.browser();
    String[] here = {"X-Forwarded-For", "198.51.100.1, 192.0.2.66"};
    for (int i = 0; i < 5; i++) {
      assertThat(login(thief, "guess " + i, here).statusCode()).isEqualTo(401);
    }
    HttpResponse<byte[]> waits = login(thief, PASSWORD, here);
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(new String(waits.body(), StandardCharsets.UTF_8))
        .contains("<form", "5 wrong passwords", "wait");
    assertThat(thief.get("/login").headers().firstValue("Location")).hasValue("./");
    HttpRequest program =
        thief
            .request("/api/studio")
            .headers(here)
            .header("Authorization", "Bearer " + PASSWORD)
            .build();
    assertThat(thief.send(program).statusCode()).isEqualTo(429);
    assertThat(admitted.send(admitted.request("/api/studio").headers(here).build()).statusCode())
        .isEqualTo(200);
    assertThat(login(studio.browser(), PASSWORD, "X-Forwarded-For", "192.0.2.67").statusCode())
        .isEqualTo(303);
  }

  @Test
  void who_lies_to_a_proxy_that_adds_a_header_of_its_own_waits_all_the_same() {
    Browser thief = studio.browser();
    for (int i = 0; i < 6; i++) {
      String lie = "10.0.0." + i;
      HttpResponse<byte[]> answer =
          login(thief, "guess", "X-Forwarded-For", lie, "X-Forwarded-For", "192.0.2.66");
      assertThat(answer.statusCode()).isEqualTo(i < 5 ? 401 : 429);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.66:%d", "[2001:db8::%d]:443", "2001:db8:0:0:%d::"})
  void an_address_is_the_same_whichever_port_or_host_of_a_home_is_behind_it(String address) {
    Browser thief = studio.browser();
    for (int i = 1; i <= 6; i++) {
      HttpResponse<byte[]> answer = login(thief, "guess", "X-Forwarded-For", address.formatted(i));
      assertThat(answer.statusCode()).isEqualTo(i <= 5 ? 401 : 429);
    }
  }

  @Test
  void who_logs_out_is_nobody_and_so_is_the_cookie() {
    Browser browser = studio.browser();
    login(browser, PASSWORD);
    String cookie = browser.cookie();
    HttpResponse<byte[]> out = logout(browser);
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(Browser.setCookie(out).orElseThrow()).contains("Expires=Thu, 01 Jan 1970");
    browser.useCookie(cookie);
    assertThat(browser.get("/api/studio").statusCode()).isEqualTo(401);
  }

  @Test
  void whoever_logged_out_hears_nothing_more() {
    Browser browser = studio.browser();
    login(browser, PASSWORD);
    try (Events events = browser.events()) {
      events.await("comment");
      logout(browser);
      assertThatThrownBy(() -> events.await("anything"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("It never came");
    }
  }

  @Test
  void behind_tls_the_cookie_is_for_tls_alone() {
    assertThat(Browser.setCookie(studio.browser().get("/")).orElseThrow()).doesNotContain("Secure");
    Browser browser = studio.browser();
    HttpRequest request = browser.request("/").header("X-Forwarded-Proto", "https").build();
    assertThat(Browser.setCookie(browser.send(request)).orElseThrow()).contains("Secure");
    Browser secure = studio.browser();
    String origin = secure.origin.replace("http:", "https:");
    HttpResponse<byte[]> in = login(secure, PASSWORD, "Origin", origin);
    assertThat(Browser.setCookie(in).orElseThrow()).contains("Secure");
  }

  @Test
  void the_archive_holds_nothing_that_passwords_can_be_tried_out_on_quickly() throws Exception {
    Browser browser = studio.browser();
    login(browser, PASSWORD);
    studio.close();
    for (String name : List.of("eligen.db", "eligen.db-wal")) {
      Path file = folder.resolve(name);
      String content =
          Files.exists(file)
              ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              : "";
      assertThat(content).doesNotContain(PASSWORD, KnownBrowsers.hash(PASSWORD), browser.cookie());
    }
    start();
    assertThat(browser.cookie()).isNotEmpty();
    Browser later = studio.browser();
    later.useCookie(browser.cookie());
    assertThat(later.get("/api/studio").statusCode()).isEqualTo(200);
  }
}
