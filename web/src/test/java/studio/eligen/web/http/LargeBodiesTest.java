package studio.eligen.web.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The largest bodies that there are, many at once, at the program in a process of its own. */
@Timeout(600)
class LargeBodiesTest {

  private static final int SENDERS = 75;
  private static final int BYTES = 16_000_000;

  /** A server that runs out of memory is gone, and answers nothing more. */
  private static final List<String> ONE_GIGABYTE = List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError");

  @TempDir Path folder;

  /** An edit whose mask is as long as masks may be, and no picture. */
  private static byte[] body() {
    String start =
        "{\"edits\":[{\"type\":\"add\",\"entity\":{\"prompt\":\"cat\","
            + "\"region\":{\"mask\":\"data:image/png;base64,";
    String end = "\"}}}]}";
    return (start + "A".repeat((BYTES - start.length() - end.length()) / 4 * 4) + end)
        .getBytes(US_ASCII);
  }

  private static String answer(int port, String head, byte[] body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.getOutputStream().write(body);
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void many_that_hold_more_than_all_memory_are_answered_one_after_another() throws Exception {
    byte[] body = body();
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    List<Future<String>> answers = new ArrayList<>();
    try (WebProgram server =
        WebProgram.start(folder, ONE_GIGABYTE, "--port", "0", "--trusted-proxy", "127.0.0.1")) {
      Browser browser = server.browser();
      String talk = browser.begin();
      String here = browser.origin.substring("http://".length());
      for (int i = 0; i < SENDERS; i++) {
        String head =
            ("POST %s/edits HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nConnection: close\r\n"
                    + "Cookie: eligen_browser=%s\r\nX-Forwarded-For: 192.0.2.%d\r\n"
                    + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n")
                .formatted(talk, here, here, browser.cookie(), i, body.length);
        int port = Integer.parseInt(here.replaceFirst(".*:", ""));
        answers.add(senders.submit(() -> answer(port, head, body)));
      }
      for (Future<String> each : answers) {
        assertThat(each.get()).startsWith("HTTP/1.1 400").contains("mask");
      }
      assertThat(browser.get("/api/studio").statusCode()).isEqualTo(200);
    }
    senders.shutdown();
  }
}
