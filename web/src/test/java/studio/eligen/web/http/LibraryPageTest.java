package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The list of conversations, as people use it. */
class LibraryPageTest extends InBrowser {

  private static final String TRANSCRIPT =
      "{\"format\":\"eligen-conversation\",\"form\":1,\"current\":1,"
          + "\"versions\":[{\"redo\":1,\"words\":\"\"},{\"parent\":0,\"words\":\"a cat\"}],"
          + "\"turns\":[{\"said\":\"a cat\",\"reply\":\"%s\",\"focus\":[],\"version\":1,\"answered\":5}]}";

  private static Visit visit() {
    return visit(1280, 800);
  }

  private static void talk(Visit visit, String words) {
    visit.button("New conversation").click();
    visit.say(words);
    visit.seesPictureOf(1);
  }

  private static Locator library(Visit visit) {
    return visit.page.locator("#library");
  }

  private static Locator rows(Visit visit) {
    return library(visit).getByRole(AriaRole.LISTITEM);
  }

  private static Locator row(Visit visit, String title) {
    return rows(visit).filter(new Locator.FilterOptions().setHasText(title));
  }

  /** Opens what can be done with a conversation, and does it. */
  private static void act(Visit visit, String title, String what) {
    visit.button("More for " + title).click();
    library(visit).getByRole(AriaRole.BUTTON, exactly(what)).click();
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator search(Visit visit) {
    return library(visit).getByRole(AriaRole.SEARCHBOX);
  }

  @Test
  void a_conversation_is_found_by_what_was_drawn_named_pinned_copied_and_goes_on() {
    try (Visit visit = visit()) {
      talk(visit, "a cat on a beach");
      talk(visit, "a dog in a forest");
      visit.button("Conversations").click();
      assertThat(rows(visit)).hasCount(2);
      search(visit).fill("beach");
      assertThat(rows(visit)).hasCount(1);
      search(visit).fill("nothing like it");
      assertThat(library(visit)).containsText("Nothing was said or drawn with “nothing like it”");
      search(visit).press("Escape");
      assertThat(rows(visit)).hasCount(2);

      act(visit, "a cat on a beach", "Pin");
      assertThat(rows(visit).first()).containsText("a cat on a beach");
      act(visit, "a cat on a beach", "Rename");
      visit.page.keyboard().type("Postcard");
      visit.page.keyboard().press("Enter");
      assertThat(row(visit, "Postcard")).isVisible();
      act(visit, "Postcard", "Duplicate");
      assertThat(library(visit)).not().isVisible();
      visit.seesPictureOf(1);
      visit.button("Conversations").click();
      assertThat(rows(visit)).hasCount(3);
      row(visit, "a dog").getByRole(AriaRole.BUTTON).first().click();
      assertThat(library(visit)).not().isVisible();
      assertThat(visit.button("Select dog")).isVisible();
      visit.page.reload();
      assertThat(visit.button("Select dog")).isVisible();
      assertThat(visit.complaints).isEmpty();
    }
  }

  @Test
  void rows_stand_where_their_order_says_after_each_of_many_moves() {
    try (Visit visit = new Visit(chromium.person(1280, 800), studio.server.port())) {
      for (String words :
          List.of("hello 1", "hello 2", "hello 3", "hello 4", "hello 5", "hello 6")) {
        visit.button("New conversation").click();
        visit.say(words);
        assertThat(visit.lastTurn()).containsText(words);
      }
      visit.button("Conversations").click();
      assertThat(rows(visit)).hasCount(6);
      int marked = 0;
      for (int i = 0; i < 8; i++) {
        // Over the buttons of those below it lies the mouse, once what can be done is put away.
        Locator row = rows(visit).nth(2);
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More for")).click();
        boolean pinned = row.getByRole(AriaRole.BUTTON, exactly("Unpin")).count() > 0;
        row.getByRole(AriaRole.BUTTON, exactly(pinned ? "Unpin" : "Pin")).click();
        marked += pinned ? -1 : 1;
        assertThat(library(visit).getByText("pinned,")).hasCount(marked);
        visit.page.waitForCondition(() -> isInOrder(rows(visit)));
      }
    }
  }

  private static boolean isInOrder(Locator rows) {
    double before = -1;
    for (Locator row : rows.all()) {
      BoundingBox box = row.boundingBox();
      if (box == null || box.y <= before) {
        return false;
      }
      before = box.y;
    }
    return true;
  }

  @Test
  void what_is_deleted_comes_back_with_the_keyboard_alone() {
    try (Visit visit = visit()) {
      talk(visit, "a cat on a beach");
      visit.button("Conversations").focus();
      visit.page.keyboard().press("Enter");
      visit.button("More for a cat on a beach").focus();
      visit.page.keyboard().press("Enter");
      library(visit).getByRole(AriaRole.BUTTON, exactly("Delete")).focus();
      visit.page.keyboard().press("Enter");
      Locator undo = visit.button("Undo deleting a cat on a beach");
      assertThat(undo).isFocused();
      assertThat(rows(visit)).hasCount(0);
      assertThat(visit.button("Select cat")).not().isVisible();

      visit.page.keyboard().press("Enter");
      assertThat(rows(visit)).hasCount(1);
      visit.page.keyboard().press("Escape");
      assertThat(visit.button("Conversations")).isFocused();
      assertThat(visit.button("Select cat")).isVisible();
      visit.seesPictureOf(1);
    }
  }

  @Test
  void a_conversation_is_taken_out_by_what_it_shows_and_brought_to_another_browser()
      throws IOException {
    byte[] zip;
    try (Visit visit = visit()) {
      talk(visit, "two cats on a beach");
      visit.button("Conversations").click();
      visit.button("More for two cats on a beach").click();
      Locator export =
          library(visit)
              .getByRole(
                  AriaRole.LINK,
                  new Locator.GetByRoleOptions().setName(Pattern.compile("^Export")));
      Download download = visit.page.waitForDownload(export::click);
      assertThat(download.suggestedFilename()).isEqualTo("two cats on a beach.zip");
      zip = Files.readAllBytes(download.path());
    }
    try (Visit other = visit()) {
      other
          .page
          .locator("#open-file")
          .setInputFiles(new FilePayload("cats.zip", "application/x-zip-compressed", zip));
      other.seesPictureOf(1);
      assertThat(other.page.getByText("two cats on a beach").first()).isVisible();
      Download png =
          other.page.waitForDownload(
              () ->
                  other
                      .page
                      .getByRole(AriaRole.LINK, Visit.named("Download version 1 as PNG"))
                      .click());
      assertThat(png.suggestedFilename()).isEqualTo("two cats on a beach - 1.png");
      other
          .page
          .locator("#open-file")
          .setInputFiles(new FilePayload("bad.zip", "application/zip", new byte[] {1, 2, 3}));
      assertThat(other.page.getByRole(AriaRole.ALERT).first())
          .containsText("bad.zip is no conversation that was taken out of the studio");
    }
  }

  @Test
  void a_reply_whose_marks_nobody_can_read_is_shown_as_it_is() throws IOException {
    String reply = ">".repeat(3_000);
    String design = "{\"canvas\":{\"width\":64,\"height\":64}}";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "conversation.json", TRANSCRIPT.formatted(reply));
      put(zip, "designs/000.json", design);
      put(zip, "designs/001.json", design);
    }
    try (Visit visit = visit()) {
      visit
          .page
          .locator("#open-file")
          .setInputFiles(new FilePayload("a.zip", "application/zip", bytes.toByteArray()));
      assertThat(visit.lastTurn()).containsText(reply);
      assertThat(visit.complaints).isEmpty();
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_sheet_is_fit_for_all_in_light_and_dark_and_on_a_phone() throws IOException {
    try (Visit visit = visit(390, 844)) {
      visit.say("a cat on a beach");
      visit.seesPictureOf(1);
      visit.button("Conversations").click();
      visit.button("More for a cat on a beach").click();
      assertFitForAll(visit, "library on a phone");
      assertThat(library(visit).boundingBox().width).isEqualTo(390);
      visit.page.setViewportSize(1680, 950);
      visit.button("More for a cat on a beach").click();
      assertFitForAll(visit, "library beside it");
    }
  }

  @Test
  void nothing_jumps_while_the_column_loads_or_opens_and_it_stays_as_it_was_left() {
    try (Visit visit = visit(1680, 950)) {
      talk(visit, "a cat on a beach");
      assertThat(rows(visit)).hasCount(1);
      visit.page.reload();
      assertThat(rows(visit).locator("img")).isVisible();
      assertThat(visit.shift()).isLessThan(0.01);
      visit.button("Conversations").click();
      assertThat(library(visit)).not().isVisible();
      visit.page.reload();
      assertThat(visit.button("Select cat")).isVisible();
      assertThat(library(visit)).not().isVisible();
      visit.button("Conversations").click();
      assertThat(rows(visit).locator("img")).isVisible();
      assertThat(visit.shift()).isLessThan(0.01);
    }
  }
}
