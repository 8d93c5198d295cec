package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.web.conversation.VisitorLimits;

/** Whatever a zip brings is counted, and many at once keep no more than one after the other. */
@Timeout(60)
class CountedRoomTest {

  private static final String DESIGN = "{\"canvas\":{\"width\":64,\"height\":64}}";

  @TempDir Path folder;
  private RunningStudio studio;
  private Browser browser;

  private void start(long quota) {
    studio =
        RunningStudio.with(
            folder,
            new FakeRenderer(),
            VisitorLimits.USUAL.storing(quota, 1L << 30, Duration.ZERO));
    browser = studio.browser();
    browser.get("/");
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  /** A conversation of so many turns, each of which speaks of a hundred things. */
  private static byte[] zip(int turns) {
    String ids = String.join(",", Collections.nCopies(100, "\"" + "x".repeat(60) + "\""));
    String turn =
        "{\"said\":\"a\",\"reply\":\"b\",\"focus\":[%s],\"version\":0,\"answered\":5}"
            .formatted(ids);
    String transcript =
        "{\"format\":\"eligen-conversation\",\"form\":1,\"current\":0,\"versions\":[{\"words\":\"\"}],\"turns\":[%s]}"
            .formatted(String.join(",", Collections.nCopies(turns, turn)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "conversation.json", transcript);
      put(zip, "designs/000.json", DESIGN);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private long taken() {
    return browser.json("/api/studio").path("room").path("taken").longValue();
  }

  /** They were counted as nothing, and copied without end. */
  @Test
  void what_it_means_in_each_turn_takes_room_too() throws Exception {
    start(1L << 30);
    HttpResponse<byte[]> kept = browser.importing("x.zip", zip(500));
    assertThat(kept.statusCode()).isEqualTo(201);
    long one = taken();
    assertThat(one).isGreaterThan(500 * 6_000);
    String id = Browser.read(kept).path("id").textValue();
    browser.post("/api/conversations/" + id + "/duplicate", "{}");
    assertThat(taken()).isEqualTo(2 * one);
  }

  @Test
  void a_zip_is_refused_for_which_there_is_no_room_though_it_is_small() {
    start(2_000_000);
    byte[] zip = zip(500);
    assertThat(zip).hasSizeLessThan(100_000);
    assertThat(browser.importing("x.zip", zip).statusCode()).isEqualTo(507);
    assertThat(taken()).isZero();
  }

  @Test
  void many_copies_at_once_take_no_more_room_than_there_is() throws Exception {
    start(1_000_000);
    HttpResponse<byte[]> kept = browser.importing("x.zip", zip(20));
    String copy = "/api/conversations/" + Browser.read(kept).path("id").textValue() + "/duplicate";
    Callable<Integer> copying = () -> browser.post(copy, "{}").statusCode();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> all = threads.invokeAll(Collections.nCopies(40, copying));
      for (Future<Integer> each : all) {
        assertThat(each.get()).isIn(201, 429, 507);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(taken()).isBetween(500_000L, 1_000_000L);
  }
}
