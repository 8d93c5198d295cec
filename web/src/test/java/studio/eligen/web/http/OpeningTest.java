package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.eligen.web.http.Browser.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.engine.fixtures.RawPng;
import studio.eligen.engine.image.Pictures;

/** Files that are dropped on the page. */
@Timeout(120)
class OpeningTest {

  @TempDir Path folder;
  private RunningStudio studio;
  private Browser browser;
  private Events events;
  private String talk;

  @BeforeEach
  void start() {
    studio = RunningStudio.with(folder, new FakeRenderer());
    browser = studio.browser();
    events = browser.events();
    talk = browser.begin();
  }

  @AfterEach
  void stop() {
    events.close();
    studio.close();
  }

  private JsonNode state() {
    return browser.json(talk);
  }

  private byte[] picture(int version) {
    return browser.picture(talk, version);
  }

  @Test
  void a_picture_made_here_reopens_its_design_with_its_own_pixels() {
    browser.say(events, talk, "a cat on a beach");
    byte[] png = picture(1);
    JsonNode before = version(state(), 1).path("design");
    HttpResponse<byte[]> opened = browser.drop("cat.png", "image/png", png);
    assertThat(opened.statusCode()).isEqualTo(201);
    assertThat(Browser.read(opened).path("grounded").booleanValue()).isTrue();
    talk = "/api/conversations/" + Browser.read(opened).path("id").textValue();
    events.awaitEnd(talk, 1);
    assertThat(version(state(), 1).path("design")).isEqualTo(before);
    assertThat(version(state(), 1).path("words").textValue()).isEqualTo("open cat.png");
    assertThat(picture(1)).isEqualTo(png);
  }

  @Test
  void a_design_is_downloaded_and_opened_again_and_drawn() {
    browser.say(events, talk, "a cat on a beach");
    HttpResponse<byte[]> design = browser.get(talk + "/designs/1?download=1");
    assertThat(design.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"a cat on a beach - 1.json\"");
    HttpResponse<byte[]> opened = browser.drop("cat.json", "application/json", design.body());
    talk = "/api/conversations/" + Browser.read(opened).path("id").textValue();
    events.awaitEnd(talk, 1);
    assertThat(Pictures.read(picture(1), "the picture").getWidth()).isEqualTo(128);
  }

  @Test
  void a_picture_is_saved_by_the_name_that_its_conversation_was_given_in_whole_words() {
    browser.say(events, talk, "a cat");
    browser.patch(talk, "{\"name\":\"Café poster – draft 1\"}");
    assertThat(saved()).endsWith("Caf%C3%A9%20poster%20draft%201%20-%201.png");
    String words = "a picture of everything that I would like to have seen in it";
    browser.patch(talk, "{\"name\":\"" + words + " and the others too\"}");
    assertThat(saved()).contains("filename=\"" + words + " - 1.png\"");
  }

  private String saved() {
    HttpResponse<byte[]> picture = browser.get(talk + "/pictures/1?download=1");
    return picture.headers().firstValue("Content-Disposition").orElseThrow();
  }

  @Test
  void a_very_small_photo_is_enlarged_and_told_why() {
    byte[] photo = Pictures.png(new BufferedImage(70, 40, BufferedImage.TYPE_INT_RGB));
    HttpResponse<byte[]> opened = browser.drop("photo.png", "image/png", photo);
    assertThat(Browser.read(opened).path("resized").textValue())
        .isEqualTo(
            "photo.png is 70 × 40 pixels, and became 128 × 64: in a smaller one things come out coarse, so it was enlarged towards 128 × 128, in whole steps of 16.");
  }

  @Test
  void another_picture_becomes_a_start_whose_things_are_named_by_hand() {
    BufferedImage photo = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
    HttpResponse<byte[]> opened = browser.drop("photo.png", "image/png", Pictures.png(photo));
    assertThat(Browser.read(opened).path("grounded").booleanValue()).isFalse();
    assertThat(Browser.read(opened).path("note").textValue()).contains("photo.png");
    assertThat(Browser.read(opened).path("resized").textValue())
        .isEqualTo(
            "photo.png is 200 × 120 pixels, and became 128 × 64: pictures here have at most 128 × 128, in whole steps of 16.");
    talk = "/api/conversations/" + Browser.read(opened).path("id").textValue();
    events.awaitEnd(talk, 1);
    byte[] before = picture(1);
    browser.act(
        events,
        talk,
        "describe",
        "{\"edits\":[{\"type\":\"add\",\"entity\":{\"prompt\":\"cat\",\"region\":{\"box\":[0.2,0.2,0.6,0.8]}}}]}");
    JsonNode state = state();
    assertThat(version(state, 2).path("design").path("entities")).hasSize(1);
    assertThat(Pictures.png(Pictures.read(picture(2), "now")))
        .isEqualTo(Pictures.png(Pictures.read(before, "before")));
  }

  @Test
  void files_that_are_no_pictures_are_refused_in_a_sentence() {
    byte[] pixels = RawPng.deflated(new byte[1 << 20]);
    byte[] bomb = new RawPng().header(60_000, 60_000, 8, 2).chunk("IDAT", pixels).end();
    assertThat(bomb.length).isLessThan(10_000);
    for (byte[] file :
        List.of(new byte[0], "GIF89a".getBytes(StandardCharsets.US_ASCII), new byte[1_000], bomb)) {
      HttpResponse<byte[]> refused = browser.drop("../../x%0a.png", "image/png", file);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Browser.error(refused)).isNotBlank().doesNotContain("..//");
    }
    assertThat(
            browser
                .drop("d.json", "application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void of_a_picture_made_here_nothing_is_kept_but_its_pixels_and_its_recipe() {
    browser.say(events, talk, "a cat on a beach");
    byte[] png = picture(1);
    byte[] script = "<script>".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream stuffed = new ByteArrayOutputStream();
    stuffed.writeBytes(RawPng.with(png, "hIdE", script));
    stuffed.writeBytes("trailing".getBytes(StandardCharsets.US_ASCII));
    HttpResponse<byte[]> opened = browser.drop("cat.png", "image/png", stuffed.toByteArray());
    talk = "/api/conversations/" + Browser.read(opened).path("id").textValue();
    events.awaitEnd(talk, 1);
    assertThat(Arrays.equals(picture(1), png)).isTrue();
  }

  @Test
  void a_picture_is_put_into_another_and_what_does_not_fit_is_refused_in_a_sentence() {
    String there = "/insert?name=flag.png&thing=flag&box=0.25,0.5,0.75,1";
    byte[] png = new RawPng().header(2, 1, 8, 2).chunk("IDAT", RawPng.deflated(new byte[7])).end();
    browser.done(talk + there, png, 202);
    assertThat(events.await("failed").data().path("message").textValue())
        .contains("There is no picture yet to put this one into");
    browser.say(events, talk, "a cat on a beach");
    int turn = browser.done(talk + there, png, 202).path("turn").intValue();
    events.awaitEnd(talk, turn);
    JsonNode flag = browser.json(talk).at("/versions/2/design/entities/1");
    assertThat(flag.path("prompt").textValue()).isEqualTo("flag");
    assertThat(flag.at("/region/box/3").doubleValue()).isEqualTo(1);
    String named = "/insert?name=a.png&thing=a+Red+Kite.&box=0,0,0.5,0.5";
    events.awaitEnd(talk, browser.done(talk + named, png, 202).path("turn").intValue());
    assertThat(browser.json(talk).at("/versions/3/design/entities/2/id").textValue())
        .isEqualTo("kite");
    for (String wrong :
        List.of(
            "thing=&box=0,0,1,1",
            "thing=a&box=0,0,1",
            "thing=a&box=1,0,0,1",
            "thing=a&box=0,0,2,1")) {
      assertThat(browser.done(talk + "/insert?" + wrong, png, 400).path("error").textValue())
          .isNotBlank();
    }
    browser.done(talk + there, new byte[] {1, 2, 3}, 400);
  }
}
