package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.web.conversation.VisitorLimits;

/** Strangers who take more than their share of a studio that others use too. */
@Timeout(120)
class StrangersTest {

  private static final String PASSWORD = "correct horse battery";

  /** From which a test comes, as a proxy on this machine tells it. */
  private static final String ELSEWHERE = "X-Forwarded-For: 192.0.2.7\r\n";

  @TempDir Path folder;
  private final FakeRenderer renderer = FakeRenderer.held();
  private final List<Socket> sockets = new ArrayList<>();
  private RunningStudio studio;

  @BeforeEach
  void start() {
    Access access = Access.of("127.0.0.1", 0, "", List.of()).behind(List.of("127.0.0.1"));
    studio = RunningStudio.with(folder, renderer, access, Optional.empty());
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    studio.close();
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", studio.server.port());
    socket.setSoTimeout(60_000);
    sockets.add(socket);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** The beginning of a body that does not go on. */
  private String slow(String path, String type, long length) {
    String here = "127.0.0.1:" + studio.server.port();
    return ("POST %s HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nContent-Type: %s\r\n"
            + "Content-Length: %d\r\n\r\n{")
        .formatted(path, here, here, type, length);
  }

  @Test
  void an_address_without_a_proxy_has_so_many_connections_and_no_more() throws Exception {
    studio.close();
    studio =
        RunningStudio.with(
            folder, renderer, Access.of("127.0.0.1", 0, "", List.of()), Optional.empty());
    for (int i = 0; i <= FewConnections.MOST; i++) {
      send("GET / HT");
    }
    // Sooner than one is that does nothing for half a minute.
    long until = System.nanoTime() + 20_000_000_000L;
    while (sockets.stream().noneMatch(StrangersTest::isShut)) {
      assertThat(System.nanoTime()).isLessThan(until);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    while (isShut(send("GET / HTTP/1.0\r\n\r\n"))) {
      assertThat(System.nanoTime()).isLessThan(until);
    }
  }

  private static boolean isShut(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // what was sent was not read
    }
  }

  @Test
  void bodies_that_come_slowly_hold_up_nobody_and_are_given_up() throws Exception {
    Access access = Access.of("127.0.0.1", 0, PASSWORD, List.of()).behind(List.of("127.0.0.1"));
    studio.close();
    VisitorLimits hasty = VisitorLimits.USUAL.waiting(2);
    studio = RunningStudio.with(folder, renderer, access, Optional.empty(), hasty);
    long before = System.nanoTime();
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 340; i++) {
      String kind =
          i % 2 == 0
              ? slow("/login", "application/x-www-form-urlencoded", 200)
              : slow("/api/conversations", "application/json", 60_000);
      slow.add(send(kind.replace("Host:", "X-Forwarded-For: 192.0.2." + i % 9 + "\r\nHost:")));
    }
    Browser other = studio.browser();
    String login =
        slow("/login", "application/x-www-form-urlencoded", 27)
            .replace("\r\n\r\n{", "\r\nConnection: close\r\n" + ELSEWHERE + "\r\n");
    String in = answer(send(login + "token=" + PASSWORD.replace(' ', '+')));
    assertThat(in).startsWith("HTTP/1.1 303");
    assertThat(other.get("/").statusCode()).isEqualTo(401);
    assertThat((System.nanoTime() - before) / 1e9).isLessThan(30);
    assertThat(answer(slow.get(1))).startsWith("HTTP/1.1 408").contains("comes too slowly");
  }

  @Test
  void slow_uploads_leave_room_for_those_of_others() throws Exception {
    for (int i = 0; i < 40; i++) {
      send(slow("/api/open", "image/png", 60_000_000));
    }
    String design = "{\"canvas\":{\"width\":64,\"height\":64}}" + " ".repeat(70_000);
    String request =
        slow("/api/open", "application/json", design.length())
            .replace("\r\n\r\n{", "\r\nConnection: close\r\n" + ELSEWHERE + "\r\n");
    assertThat(answer(send(request + design))).startsWith("HTTP/1.1 201");
  }

  @Test
  void who_has_not_logged_in_brings_nothing_large() throws Exception {
    Access access = Access.of("127.0.0.1", 0, PASSWORD, List.of());
    studio.close();
    studio = RunningStudio.with(folder, renderer, access, Optional.empty());
    String design = "{\"canvas\":{\"width\":64,\"height\":64}}" + " ".repeat(70_000);
    String upload = slow("/api/open", "application/json", design.length());
    String program = "\r\nConnection: close\r\nAuthorization: Bearer " + PASSWORD + "\r\n\r\n";

    assertThat(answer(send(slow("/api/open", "image/png", 60_000_000))))
        .startsWith("HTTP/1.1 401")
        .contains("Log in first");
    assertThat(answer(send(upload.replace("\r\n\r\n{", program) + design)))
        .startsWith("HTTP/1.1 201");
  }

  @Test
  void event_streams_of_one_address_leave_some_for_others() throws Exception {
    String here = "127.0.0.1:" + studio.server.port();
    String stream = "GET /api/events HTTP/1.1\r\nHost: %s\r\n%s\r\n";
    List<Socket> streams = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      streams.add(send(stream.formatted(here, "X-Forwarded-For: 192.0.2.1\r\n")));
    }
    int refused = 0;
    for (Socket each : streams) {
      byte[] first = each.getInputStream().readNBytes(12);
      refused += new String(first, StandardCharsets.ISO_8859_1).endsWith("429") ? 1 : 0;
    }
    assertThat(refused).isEqualTo(100 - 96);
    Socket other = send(stream.formatted(here, ELSEWHERE));
    assertThat(new String(other.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
        .endsWith("200");
  }

  @Test
  void whoever_fills_all_rooms_keeps_nobody_from_reading() {
    Browser reader = studio.browser();
    String own = reader.begin();
    int busy = 0;
    HttpResponse<byte[]> last = null;
    for (int cookie = 0; cookie < 5; cookie++) {
      Browser crowd = studio.browser();
      for (int i = 0; i < 8; i++) {
        last = crowd.post(crowd.begin() + "/say", "{\"words\":\"a cat\"}");
        busy += last.statusCode() == 202 ? 1 : 0;
      }
    }
    assertThat(busy).isEqualTo(12);
    assertThat(Browser.error(last)).contains("12 conversations from your address");
    for (int i = 0; i < 40; i++) {
      assertThat(reader.get(i % 2 == 0 ? own : reader.begin()).statusCode()).isEqualTo(200);
    }
    renderer.letAll();
  }

  private static HttpResponse<byte[]> sayFrom(String address, Browser browser) {
    return browser.send(
        browser
            .request(browser.begin() + "/say")
            .header("Origin", browser.origin)
            .header("X-Forwarded-For", address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"words\":\"a cat\"}"))
            .build());
  }

  @Test
  void two_addresses_that_have_all_turns_leave_some_for_those_who_have_none() {
    VisitorLimits.Most busy = VisitorLimits.USUAL.busy();
    for (int i = 0; i < busy.ofAll(); i++) {
      String address = "192.0.2." + (1 + i / busy.fromAddress());
      assertThat(sayFrom(address, studio.browser()).statusCode()).isEqualTo(202);
    }
    Browser other = studio.browser();
    assertThat(sayFrom("198.51.100.1", other).statusCode()).isEqualTo(202);
    HttpResponse<byte[]> second = sayFrom("198.51.100.1", other);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(Browser.error(second)).contains("Turns run in 25 conversations");
    renderer.letAll();
  }

  @Test
  void what_repeats_without_end_in_a_path_or_a_name_is_refused_as_anything_else() {
    Browser browser = studio.browser();
    String talk = browser.begin();
    assertThat(browser.get("/a" + ".a".repeat(3_000)).statusCode()).isEqualTo(404);
    String edit =
        "{\"edits\":[{\"type\":\"add\",\"entity\":{\"id\":\"a%s\",\"prompt\":\"cat\",\"region\":{\"box\":[0,0,1,1]}}}]}"
            .formatted("-a".repeat(9_000));
    assertThat(browser.post(talk + "/edits", edit).statusCode()).isEqualTo(400);
    assertThat(
            browser.post(talk + "/say", "{\"words\":\"" + "a-".repeat(2_000) + "\"}").statusCode())
        .isEqualTo(202);
  }

  /** As a stack that is too deep does, which is no exception in Java. */
  @Test
  void a_turn_that_breaks_inside_ends_and_keeps_no_place() {
    studio.close();
    AtomicInteger drawn = new AtomicInteger();
    FakeRenderer working = new FakeRenderer();
    Renderer breaking =
        new Renderer() {
          @Override
          public RenderedImage render(
              RenderRequest request, RenderListener listener, Cancellation cancellation) {
            if (drawn.getAndIncrement() == 0) {
              throw new StackOverflowError();
            }
            return working.render(request, listener, cancellation);
          }

          @Override
          public void close() {}
        };
    studio = RunningStudio.with(folder, breaking);
    Browser browser = studio.browser();
    String talk = browser.begin();
    try (Events events = browser.events()) {
      browser.say(events, talk, "a cat");
      browser.say(events, talk, "a dog");
    }
    assertThat(browser.json(talk).path("turns")).hasSize(2);
    assertThat(browser.picture(talk, 2)).isNotEmpty();
  }

  @Test
  void the_servers_own_pages_have_the_same_headers_and_tell_nothing() throws Exception {
    String here = "127.0.0.1:" + studio.server.port();
    for (String request :
        List.of(
            "NONSENSE\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: " + here + "\r\n\r\n",
            "GET /%2e%2e/x HTTP/1.1\r\nHost: " + here + "\r\nConnection: close\r\n\r\n",
            "GET /a%00b HTTP/1.1\r\nHost: " + here + "\r\nConnection: close\r\n\r\n",
            "TRACE / HTTP/1.1\r\nHost: " + here + "\r\nConnection: close\r\n\r\n",
            "BREW / HTTP/1.1\r\nHost: " + here + "\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: " + here + "\r\nX: " + "x".repeat(99_000) + "\r\n\r\n")) {
      String answer = answer(send(request));
      String shown = request.substring(0, Math.min(30, request.length()));
      assertThat(answer).as(shown).startsWith("HTTP/1.1 4");
      assertThat(answer).as(shown).contains("Content-Security-Policy: default-src 'none'");
      assertThat(answer).as(shown).doesNotContain("Jetty", "<html", "org.eclipse");
    }
  }
}
