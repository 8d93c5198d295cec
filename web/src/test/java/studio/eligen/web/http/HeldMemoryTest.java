package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.image.Pictures;

/** Many conversations, each with large pictures, at a program with little memory. */
@Timeout(300)
class HeldMemoryTest {

  private static final int CONVERSATIONS = 20;
  private static final int PICTURES = 8;
  private static final int SIDE = 512;

  /** A server that runs out of memory is gone, and answers nothing more. */
  private static final List<String> LITTLE =
      List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  @TempDir Path folder;
  private Browser browser;
  private Events events;

  /** Which no PNG makes smaller. */
  private static byte[] noise() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < SIDE * SIDE; i++) {
      image.setRGB(i % SIDE, i / SIDE, random.nextInt());
    }
    return Pictures.png(image);
  }

  private static String talk(HttpResponse<byte[]> begun) {
    assertThat(begun.statusCode()).as(new String(begun.body())).isEqualTo(201);
    return "/api/conversations/" + Browser.read(begun).path("id").asText();
  }

  /** One that has a large picture in each version. */
  private String opened() {
    String talk = talk(browser.drop("noise", "image/png", noise()));
    for (int version = 2; version <= PICTURES; version++) {
      String scene = "{\"edits\":[{\"type\":\"scene\",\"scene\":\"in room %d\"}]}";
      browser.act(events, talk, "describe", scene.formatted(version));
    }
    return talk;
  }

  /** Shows each of its pictures, so that it holds them. */
  private void leafThrough(String talk) {
    int last = 0;
    for (int version = 1; version <= PICTURES; version++) {
      String body = "{\"version\":%d}".formatted(version);
      last = browser.done(talk + "/fork", body).path("turn").intValue();
    }
    events.awaitEnd(talk, last);
  }

  @Test
  void a_score_of_them_with_eight_large_pictures_each_stay_there_in_96_megabytes()
      throws Exception {
    try (WebProgram server = WebProgram.start(folder, LITTLE, "--port", "0", "--size", "512x512")) {
      browser = server.browser();
      events = browser.events();
      List<String> talks = new ArrayList<>(List.of(opened()));
      while (talks.size() < CONVERSATIONS) {
        talks.add(talk(browser.post(talks.get(0) + "/duplicate", "{}")));
      }
      talks.forEach(this::leafThrough);
      for (String talk : talks) {
        assertThat(browser.json(talk).path("current").asInt()).isEqualTo(PICTURES);
      }
      events.close();
    }
  }
}
