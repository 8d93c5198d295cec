package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.web.conversation.VisitorLimits;

/** Conversations as wholes, as a visitor's browser asks for them. */
@Timeout(120)
class LibraryTest {

  @TempDir Path folder;
  private RunningStudio studio;
  private Browser browser;
  private Events events;

  @BeforeEach
  void start() {
    studio = RunningStudio.with(folder, new FakeRenderer());
    come();
  }

  private void come() {
    browser = studio.browser();
    browser.get("/");
    events = browser.events();
  }

  @AfterEach
  void stop() {
    events.close();
    studio.close();
  }

  private String talk(String... words) {
    String talk = browser.begin();
    for (String each : words) {
      browser.say(events, talk, each);
    }
    return talk;
  }

  private JsonNode first() {
    return browser.json("/api/conversations").path(0);
  }

  private List<String> found(String query) {
    List<String> ids = new ArrayList<>();
    browser
        .json("/api/conversations?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .forEach(each -> ids.add("/api/conversations/" + each.path("id").textValue()));
    return ids;
  }

  @Test
  void a_title_tells_what_the_design_shows_and_not_what_was_refused() {
    String talk = talk("make it a flibbertigibbet please");
    assertThat(first().path("title").textValue()).isEmpty();
    browser.say(events, talk, "a cat and a red car on a beach");
    assertThat(first().path("title").textValue()).isEqualTo("a cat and a red car on a beach");
    browser.say(events, talk, "remove the car");
    assertThat(first().path("title").textValue()).isEqualTo("a cat on a beach");
    assertThat(first().path("name").isNull()).isTrue();
  }

  @Test
  void a_name_stays_whatever_the_design_shows_until_it_is_empty() {
    String talk = talk("a cat on a beach");
    assertThat(browser.patch(talk, "{\"name\":\" My\\n card \"}").statusCode()).isEqualTo(204);
    events.await("listed");
    browser.say(events, talk, "add a dog");
    assertThat(first().path("name").textValue()).isEqualTo("My card");
    browser.patch(talk, "{\"name\":\" \\u200b\\u200d \\ufeff\"}");
    assertThat(first().path("name").isNull()).isTrue();
    assertThat(first().path("title").textValue()).isEqualTo("a cat and a dog on a beach");
  }

  @Test
  void words_and_things_are_searched_and_pinned_ones_come_first() {
    String cat = talk("a cat on a beach");
    String dog = talk("a dog in a forest");
    assertThat(found("beach cat")).containsExactly(cat);
    assertThat(found("a")).containsExactly(dog, cat);
    assertThat(found("puma")).isEmpty();
    browser.patch(cat, "{\"pinned\":true}");
    assertThat(found("")).containsExactly(cat, dog);
    HttpResponse<byte[]> long_ = browser.get("/api/conversations?q=" + "x".repeat(201));
    assertThat(long_.statusCode()).isEqualTo(400);
    assertThat(Browser.error(long_)).contains("201 characters; at most 200");
  }

  @Test
  void a_copy_is_a_conversation_of_its_own_with_the_same_pictures() {
    String talk = talk("a cat");
    HttpResponse<byte[]> made = browser.post(talk + "/duplicate", "{}");
    assertThat(made.statusCode()).isEqualTo(201);
    String copy = "/api/conversations/" + Browser.read(made).path("id").textValue();
    assertThat(browser.picture(copy, 1)).isEqualTo(browser.picture(talk, 1));
    browser.say(events, copy, "add a dog");
    assertThat(browser.json(talk).path("versions")).hasSize(2);
    assertThat(browser.json(copy).path("versions")).hasSize(3);
    assertThat(browser.post(browser.begin() + "/duplicate", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_deleted_while_it_is_open_comes_back_as_it_was() {
    String talk = talk("a cat");
    assertThat(browser.delete(talk).statusCode()).isEqualTo(204);
    assertThat(browser.get(talk).statusCode()).isEqualTo(404);
    assertThat(browser.json("/api/conversations")).isEmpty();
    assertThat(browser.json("/api/gallery")).isEmpty();
    assertThat(browser.post(talk + "/say", "{\"words\":\"hello\"}").statusCode()).isEqualTo(404);
    assertThat(browser.post(talk + "/restore", "{}").statusCode()).isEqualTo(204);
    assertThat(browser.picture(talk, 1)).isNotEmpty();
    browser.say(events, talk, "add a dog");
    assertThat(browser.json(talk).path("turns")).hasSize(2);
    assertThat(browser.post(talk + "/restore", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void nobody_does_anything_with_the_conversations_of_another() {
    String talk = talk("a cat");
    Browser other = studio.browser();
    other.get("/");
    assertThat(other.patch(talk, "{\"name\":\"mine\"}").statusCode()).isEqualTo(404);
    assertThat(other.patch(talk, "{\"pinned\":true}").statusCode()).isEqualTo(404);
    assertThat(other.patch(talk, "{}").statusCode()).isEqualTo(400);
    assertThat(other.post(talk + "/duplicate", "{}").statusCode()).isEqualTo(404);
    assertThat(other.get(talk + "/export").statusCode()).isEqualTo(404);
    assertThat(other.get(talk + "/thumbnails/1").statusCode()).isEqualTo(404);
    assertThat(other.delete(talk).statusCode()).isEqualTo(404);
    browser.delete(talk);
    assertThat(other.post(talk + "/restore", "{}").statusCode()).isEqualTo(404);
    assertThat(other.json("/api/conversations?q=cat")).isEmpty();
    browser.post(talk + "/restore", "{}");
    assertThat(first().path("name").isNull()).isTrue();
  }

  @Test
  void a_cover_is_made_small_and_sent_once() throws IOException {
    talk("a cat");
    browser.put("/api/settings", "{\"width\":256,\"height\":192}");
    talk("a dog");
    String cover = first().path("cover").textValue();
    HttpResponse<byte[]> sent = browser.get(cover);
    BufferedImage small = ImageIO.read(new ByteArrayInputStream(sent.body()));
    assertThat(small.getWidth()).isEqualTo(128);
    assertThat(small.getHeight()).isEqualTo(96);
    String tag = sent.headers().firstValue("ETag").orElseThrow();
    assertThat(
            browser.send(browser.request(cover).header("If-None-Match", tag).build()).statusCode())
        .isEqualTo(304);
    assertThat(browser.get(cover.replaceFirst("\\d+$", "99")).statusCode()).isEqualTo(404);
  }

  @Test
  void a_zip_has_designs_pictures_and_words_and_makes_the_same_conversation_for_another()
      throws IOException {
    String talk = talk("a cat on a beach", "add a dog", "undo");
    HttpResponse<byte[]> zip = browser.get(talk + "/export");
    assertThat(zip.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"a cat on a beach.zip\"");
    assertThat(entries(zip.body()))
        .contains("conversation.json", "words.txt", "designs/000.json", "pictures/002.png");

    Browser other = studio.browser();
    other.get("/");
    HttpResponse<byte[]> kept = other.importing("beach.zip", zip.body());
    assertThat(kept.statusCode()).as(new String(kept.body())).isEqualTo(201);
    String copy = "/api/conversations/" + Browser.read(kept).path("id").textValue();
    JsonNode before = browser.json(talk);
    JsonNode after = other.json(copy);
    assertThat(after.path("turns")).isEqualTo(before.path("turns"));
    assertThat(after.path("current")).isEqualTo(before.path("current"));
    assertThat(after.path("canRedo").booleanValue()).isTrue();
    for (int version = 0; version < 3; version++) {
      assertThat(after.at("/versions/" + version + "/design"))
          .isEqualTo(before.at("/versions/" + version + "/design"));
    }
    assertThat(other.picture(copy, 2)).isEqualTo(browser.picture(talk, 2));
    assertThat(other.json("/api/conversations").at("/0/title").textValue())
        .isEqualTo("a cat on a beach");
    try (Events theirs = other.events()) {
      other.say(theirs, copy, "add a bird");
    }
    assertThat(other.json(copy).path("versions")).hasSize(4);
  }

  @Test
  void what_is_mostly_pictures_is_saved_as_a_page_without_being_packed() {
    String page = talk("a cat") + "/page";
    var packed = browser.request(page).header("Accept-Encoding", "gzip");
    assertThat(browser.send(packed.build()).headers().firstValue("Content-Encoding")).isEmpty();
  }

  private static List<String> entries(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void a_name_in_any_script_and_with_any_sign_names_a_file_and_nothing_else() {
    String talk = talk("a cat");
    browser.patch(talk, "{\"name\":\"../Zoë's \\\"猫\\\"; x=1/é.exe\"}");
    HttpResponse<byte[]> zip = browser.get(talk + "/export");
    assertThat(zip.headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo(
            "attachment; filename=\"Zo_'s _ x 1 _ exe.zip\"; filename*=UTF-8''"
                + "Zo%C3%AB%27s%20%E7%8C%AB%20x%201%20%C3%A9%20exe.zip");
    browser.patch(talk, "{\"name\":\"" + "very ".repeat(30) + "\"}");
    assertThat(
            browser.get(talk + "/export").headers().firstValue("Content-Disposition").orElseThrow())
        .hasSizeLessThan(250);
  }

  @Test
  void copies_and_zips_count_for_the_room_of_a_visitor() {
    String talk = talk("a cat on a beach");
    byte[] zip = browser.get(talk + "/export").body();
    String cookie = browser.cookie();
    stop();
    studio =
        RunningStudio.with(
            folder,
            new FakeRenderer(),
            VisitorLimits.USUAL.storing(100_000 + zip.length, 1L << 30, Duration.ZERO));
    come();
    browser.useCookie(cookie);
    int copies = 0;
    while (browser.post(talk + "/duplicate", "{}").statusCode() == 201) {
      copies++;
    }
    assertThat(copies).isLessThan(100);
    HttpResponse<byte[]> full = browser.importing("x.zip", zip);
    assertThat(full.statusCode()).isEqualTo(507);
    assertThat(Browser.error(full)).contains("delete some first");
    browser
        .json("/api/conversations")
        .forEach(each -> browser.delete("/api/conversations/" + each.path("id").textValue()));
    assertThat(browser.importing("x.zip", zip).statusCode()).isEqualTo(201);
    assertThat(browser.post(talk + "/restore", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void a_zip_counts_as_large_as_it_is_unpacked() throws IOException {
    String talk = talk("a cat on a beach");
    byte[] zip = longer(browser.get(talk + "/export").body(), 90_000);
    stop();
    studio =
        RunningStudio.with(
            folder,
            new FakeRenderer(),
            VisitorLimits.USUAL.storing(80_000, 1L << 30, Duration.ZERO));
    come();
    assertThat(zip).hasSizeLessThan(40_000);
    assertThat(browser.importing("x.zip", zip).statusCode()).isEqualTo(507);
  }

  /** The same zip, in which so much more was said. */
  private static byte[] longer(byte[] zip, int letters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        out.putNextEntry(new ZipEntry(entry.getName()));
        String said =
            "\"said\" : \"" + "a".repeat(entry.getName().endsWith("n.json") ? letters : 0);
        out.write(text.replace("\"said\" : \"", said).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toByteArray();
  }
}
