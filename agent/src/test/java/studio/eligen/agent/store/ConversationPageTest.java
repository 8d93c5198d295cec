package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.engine.Region;

/** A conversation as one page; what it does in a browser is tried in one. */
class ConversationPageTest {

  private static final String HOSTILE =
      "\"><img src=x onerror=alert(1)><script>alert(2)</script>'&";

  @TempDir Path folder;
  private Archive archive;
  private Conversation talk;

  @BeforeEach
  void begin() {
    archive = Archive.open(new DataFolder(folder));
    talk = archive.repository("ann").begin(Talks.BLANK);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private String page(String title) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConversationPage.write(talk, title, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatever_was_said_answered_drawn_or_named_is_text_and_no_markup() throws IOException {
    Entity thing = new Entity("cat", HOSTILE, new Region.Box(0, 0, 1, 1));
    Design design = Talks.BLANK.with(new DesignEdit.AddEntity(thing));
    talk.record(new Exchange(HOSTILE, HOSTILE, List.of()), talk.history().then(design, HOSTILE));
    String page = page(HOSTILE);
    assertThat(page).doesNotContain("<img src=x", "<script>alert");
    String text = "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(2)";
    assertThat(page.split(Pattern.quote(text), -1))
        .hasSize(6); // title, heading, said, reply, label
  }

  @Test
  void its_policy_allows_the_script_and_the_style_that_are_in_it_and_nothing_from_elsewhere()
      throws Exception {
    Talks.say(talk, "cat");
    String page = page("a cat");
    assertThat(page)
        .contains(
            "default-src 'none'; img-src data:; style-src '"
                + hash(page, "style")
                + "'; script-src '"
                + hash(page, "script")
                + "'; base-uri 'none'; form-action 'none'")
        .doesNotContain("http:", "https:", "url(", " style=")
        .doesNotContainPattern("\\son\\w+=");
  }

  private static String hash(String page, String tag) throws Exception {
    Matcher part =
        Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(tag), Pattern.DOTALL).matcher(page);
    assertThat(part.find()).isTrue();
    byte[] bytes = part.group(1).getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void what_changed_nothing_is_left_out() throws IOException {
    talk.record(new Exchange("a puma", "I do not know that.", List.of()), talk.history());
    Talks.say(talk, "cat");
    talk.record(new Exchange("help", "Say what to draw.", List.of()), talk.history());
    assertThat(page("a cat"))
        .contains("data-version=\"1\" data-before=\"0\"")
        .doesNotContain("puma", "help", "Say what to draw.");
  }

  @Test
  void places_of_every_kind_are_drawn_and_a_version_that_is_returned_to_only_once()
      throws IOException {
    History all = talk.history().then(Talks.everyKind(), "all of it");
    talk.record(new Exchange("all of it", "Here it is.", List.of()), all);
    Talks.go(talk, "undo", all.undo().orElseThrow());
    Talks.go(talk, "redo", all);
    String page = page("");
    assertThat(page)
        .contains(
            "<rect x=\"6.4\" y=\"19.2\" width=\"25.6\" height=\"38.4\"/>",
            "<ellipse cx=\"19.2\" cy=\"38.4\" rx=\"12.8\" ry=\"19.2\"/>",
            "<polygon points=\"0.0,0.0 64.0,48.0 16.0,96.0\"/>",
            ">red cat</text>")
        .contains("data-version=\"1\" data-before=\"0\"", "data-version=\"0\" data-before=\"1\"")
        .containsOnlyOnce("id=\"version-1\"")
        .containsOnlyOnce("id=\"version-0\"");
  }
}
