package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.engine.image.Pictures;

/** Zips that no studio wrote. Each is refused in a sentence, and nothing of it is kept. */
@Timeout(60)
class HostileZipsTest {

  private static final String DESIGN = "{\"canvas\":{\"width\":64,\"height\":64}}";
  private static final String TRANSCRIPT =
      "{\"format\":\"eligen-conversation\",\"form\":1,\"current\":1,"
          + "\"versions\":[{\"redo\":1,\"words\":\"\"},{\"parent\":0,\"words\":\"a cat\"}],"
          + "\"turns\":[{\"said\":\"a cat\",\"reply\":\"Here.\",\"focus\":[],\"version\":1,\"answered\":5}]}";

  @TempDir static Path folder;
  private static RunningStudio studio;
  private final Browser browser = studio.browser();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    studio = RunningStudio.with(folder, new FakeRenderer());
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @BeforeEach
  void make_one_that_is_fine() {
    browser.get("/");
    put("conversation.json", TRANSCRIPT);
    put("designs/000.json", DESIGN);
    put("designs/001.json", DESIGN);
    files.put("pictures/001.png", png(64));
  }

  @AfterEach
  void the_server_goes_on() {
    assertThat(browser.get("/api/studio").statusCode()).isEqualTo(200);
  }

  private void put(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] png(int side) {
    return Pictures.png(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB));
  }

  private byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private void assertRefused(byte[] zip, String why) {
    HttpResponse<byte[]> response = browser.importing("theirs.zip", zip);
    assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(400);
    assertThat(Browser.error(response)).contains(why).hasSizeLessThan(400);
    assertThat(browser.json("/api/conversations")).isEmpty();
  }

  @Test
  void one_with_all_that_is_needed_is_kept_and_what_else_is_in_it_is_passed_over() {
    put("__MACOSX/._conversation.json", "whatever");
    put("../../evil.txt", "whatever");
    put("/etc/passwd", "whatever");
    assertThat(browser.importing("ours.zip", zip()).statusCode()).isEqualTo(201);
    assertThat(browser.json("/api/conversations")).hasSize(1);
    assertThat(folder.getParent().resolve("evil.txt")).doesNotExist();
  }

  @Test
  void a_picture_is_kept_without_what_was_hidden_in_its_file() throws IOException {
    byte[] plain = png(64);
    byte[] more = new byte[plain.length + 9];
    System.arraycopy(plain, 0, more, 0, plain.length);
    System.arraycopy("<script>!".getBytes(StandardCharsets.UTF_8), 0, more, plain.length, 9);
    files.put("pictures/001.png", more);
    assertThat(browser.importing("ours.zip", zip()).statusCode()).isEqualTo(201);
    try (Stream<Path> kept = Files.walk(folder.resolve("pictures"))) {
      for (Path file : kept.filter(each -> each.toString().endsWith(".png")).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("<script>");
      }
    }
  }

  @Test
  void what_is_to_be_read_of_it_steers_no_terminal() throws IOException {
    put(
        "conversation.json",
        TRANSCRIPT
            .replace("Here.", "Here\\u001b]0;title\\u0007 \\u009b31m \\u202ereh.")
            .replace("\"a cat\",\"reply\"", "\"a\\rcat\",\"reply\""));
    HttpResponse<byte[]> kept = browser.importing("ours.zip", zip());
    String id = Browser.read(kept).path("id").textValue();
    byte[] taken = browser.get("/api/conversations/" + id + "/export").body();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(taken))) {
      while (!in.getNextEntry().getName().equals("words.txt")) {
        // The others are data.
      }
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("> a cat\n\nHere ]0;title   31m  reh.\n\n[pictures/001.png]\n\n");
    }
  }

  @Test
  void a_bomb_ends_quickly_wherever_it_lies() {
    byte[] zeros = new byte[110 << 20];
    files.put("a bomb", zeros);
    assertRefused(zip(), "more than 96 MB once it is unpacked");
    files.remove("a bomb");
    files.put("designs/001.json", zeros);
    assertRefused(zip(), "more than 96 MB once it is unpacked");
    for (int i = 0; i < 31_000; i++) {
      put("x" + i, "");
    }
    files.remove("designs/001.json");
    assertRefused(zip(), "more than 30000 files");
  }

  @Test
  void a_picture_that_is_none_or_too_large_for_its_design_is_refused() {
    put("pictures/001.png", "<svg/>");
    assertRefused(zip(), "pictures/001.png is not a PNG");
    files.put("pictures/001.png", png(128));
    assertRefused(zip(), "pictures/001.png is 128 × 128 and its design 64×64");
    byte[] cut = png(64);
    files.put("pictures/001.png", Arrays.copyOf(cut, cut.length / 2));
    assertRefused(zip(), "The picture of version 1");
  }

  @Test
  void masks_of_a_canvas_larger_than_a_visitor_may_draw_are_not_even_decoded() {
    files.remove("pictures/001.png");
    put(
        "designs/001.json",
        "{\"canvas\":{\"width\":4096,\"height\":4096},\"entities\":[{\"id\":\"a\",\"prompt\":\"a\","
            + "\"region\":{\"mask\":\"data:image/png;base64,bm8gcGljdHVyZQ==\"}}]}");
    assertRefused(zip(), "larger than is drawn here");
  }

  @Test
  void designs_larger_than_a_visitor_may_draw_are_refused() {
    files.remove("pictures/001.png");
    put("designs/001.json", "{\"canvas\":{\"width\":4096,\"height\":4096}}");
    assertRefused(zip(), "larger than is drawn here");
  }

  @Test
  void what_is_no_zip_or_breaks_off_is_refused() {
    assertRefused("no zip".getBytes(StandardCharsets.UTF_8), "there is no conversation.json in it");
    byte[] zip = zip();
    assertRefused(Arrays.copyOf(zip, 100), "theirs.zip is no zip that can be read");
    for (String file : List.of("conversation.json", "designs/001.json")) {
      byte[] kept = files.remove(file);
      assertRefused(zip(), file);
      files.put(file, kept);
    }
    assertThat(browser.drop("x.zip", "application/zip", zip).statusCode()).isEqualTo(415);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"form\":1 | \"form\":2 | newer EliGen Studio",
        "eligen-conversation | other | format is \"other\"",
        "\"current\":1 | \"current\":7 | stands at version 7",
        "\"parent\":0 | \"parent\":1 | Version 1",
        "\"redo\":1 | \"redo\":0 | Redo would lead",
        "\"version\":1 | \"version\":2 | turns[0].version is 2",
        "\"focus\":[] | \"focus\":[\"a b\"] | focus[0]",
        "\"focus\":[] | \"focus\":[],\"path\":\"/etc\" | unknown field \"path\"",
        "\"said\":\"a cat\" | \"said\":5 | said is 5",
        "\"answered\":5 | \"answered\":1e99 | answered is",
        "\"current\":1 | \"current\":1,\"current\":0 | is not JSON",
      })
  void a_transcript_that_does_not_fit_is_refused(String what, String instead, String why) {
    put("conversation.json", TRANSCRIPT.replace(what, instead));
    assertRefused(zip(), why);
  }

  @Test
  void without_anything_said_there_is_nothing_to_keep() {
    put("conversation.json", TRANSCRIPT.replaceFirst("\"turns\":\\[.*]", "\"turns\":[]"));
    assertRefused(zip(), "Nothing was said");
  }
}
