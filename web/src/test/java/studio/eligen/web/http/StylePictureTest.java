package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.fixtures.RawPng;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.Recipe;
import studio.eligen.web.conversation.Visitor;

/** A picture to draw in the style of, as programs send it. */
@Timeout(120)
class StylePictureTest {

  /** The engine's smallest model, which has an IP-Adapter. */
  static final Path NANO = Path.of("../eligen-engine/src/test/resources/goldens/flux-nano");

  @TempDir Path folder;

  @Test
  void it_is_drawn_with_and_stays_until_it_is_taken_away() {
    try (RunningStudio studio = RunningStudio.withModel(folder, NANO)) {
      Browser browser = studio.browser();
      String talk = browser.begin();
      try (Events events = browser.events()) {
        browser.say(events, talk, "a cat on a beach");
        browser.act(events, talk, "edits", edit(painting(), ",\"scale\":0.5"));
        browser.say(events, talk, "add a red ball");
        browser.act(
            events, talk, "edits", "{\"edits\":[{\"type\":\"stylePicture\",\"image\":null}]}");
      }

      JsonNode state = browser.json(talk);
      JsonNode told = Browser.version(state, 2).at("/design/stylePicture");
      assertThat(Browser.version(state, 2).path("edits").path(0).textValue())
          .isEqualTo("style of a picture");
      assertThat(told.path("sha256").textValue()).hasSize(64);
      assertThat(told.has("image")).isFalse();
      assertThat(Browser.version(state, 3).at("/design/stylePicture")).isEqualTo(told);
      assertThat(Browser.version(state, 4).at("/design").has("stylePicture")).isFalse();

      Recipe recipe = PngRecipe.read(browser.picture(talk, 3), "3.png");
      assertThat(recipe.request().style().get().scale()).isEqualTo(0.5);
      assertThat(recipe.request().style().get().image().getWidth()).isEqualTo(60);
      assertThat(PngRecipe.read(browser.picture(talk, 4), "4.png").request().style()).isEmpty();
      String whole = new String(browser.get(talk + "/designs/3").body(), StandardCharsets.UTF_8);
      assertThat(StyleFile.sha256(DesignJson.read(whole).stylePicture().get()))
          .isEqualTo(told.path("sha256").textValue());
    }
  }

  @Test
  void it_is_one_of_the_files_that_are_opened_at_a_time() {
    try (RunningStudio studio = RunningStudio.withModel(folder, NANO)) {
      Browser browser = studio.browser();
      String talk = browser.begin();
      String words = "{\"words\":\"a cat in this style\",\"picture\":%s}".formatted(painting());
      Visitor neighbour = new Visitor("somebody of the same address", "127.0.0.1");
      Runnable opened = studio.conversations.allowances().open(neighbour);
      assertThat(browser.post(talk + "/edits", edit(painting(), "")).statusCode()).isEqualTo(429);
      assertThat(Browser.error(browser.post(talk + "/say", words))).contains("one at a time");
      opened.run();
      browser.done(talk + "/edits", edit(painting(), ""));
    }
  }

  @Test
  void a_picture_that_comes_with_words_is_the_style_of_what_they_name() {
    try (RunningStudio studio = RunningStudio.withModel(folder, NANO)) {
      Browser browser = studio.browser();
      String talk = browser.begin();
      String words = "{\"words\":\"draw the cat in the style of this picture\",\"picture\":%s}";
      try (Events events = browser.events()) {
        browser.say(events, talk, "a cat on a beach");
        browser.act(events, talk, "say", words.formatted(painting()));
        browser.act(events, talk, "edits", edit(painting(), ",\"things\":[\"cat\"]"));
      }

      JsonNode state = browser.json(talk);
      assertThat(Browser.version(state, 2).at("/design/stylePicture/things/0").textValue())
          .isEqualTo("cat");
      Recipe recipe = PngRecipe.read(browser.picture(talk, 2), "2.png");
      assertThat(recipe.request().style().get().entities()).contains(List.of(0));
      assertThat(browser.post(talk + "/say", words.formatted("7")).statusCode()).isEqualTo(400);
      assertThat(
              Browser.error(
                  browser.post(talk + "/edits", edit(painting(), ",\"things\":[\"cow\"]"))))
          .contains("There is no \"cow\"");
    }
  }

  @Test
  void the_model_that_ships_refuses_it_in_a_clear_sentence() {
    try (RunningStudio studio = RunningStudio.withModel(folder)) {
      Browser browser = studio.browser();
      String talk = browser.begin();

      HttpResponse<byte[]> refused = browser.post(talk + "/edits", edit(painting(), ""));

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Browser.error(refused)).contains("no IP-Adapter", "Say the style in words");
      assertThat(browser.json(talk).path("versions")).hasSize(1);
    }
  }

  @Test
  void what_is_none_is_refused() {
    String huge = encoded(new RawPng().header(30_000, 30_000, 8, 2).pixels(0).end());
    String styled = painting() + "},{\"type\":\"stylePicture\",\"image\":null";
    try (RunningStudio studio = RunningStudio.with(folder, new FakeRenderer())) {
      Browser browser = studio.browser();
      String talk = browser.begin();
      assertRefused(browser, talk, "7", "image is 7; it must be a text");
      assertRefused(
          browser, talk, "\"!\"", "image is \"!\"; it must be a picture's file in Base64, or null");
      assertRefused(browser, talk, "\"\"", "The style picture");
      assertRefused(browser, talk, "\"aGVsbG8=\"", "The style picture is not a picture");
      assertRefused(browser, talk, huge, "The style picture has 30000 × 30000 pixels");
      assertRefused(browser, talk, painting() + ",\"scale\":3", "scale is 3");
      assertRefused(
          browser, talk, painting() + ",\"scale\":0", "The scale of the style picture is 0.0");
      assertRefused(browser, talk, styled, "There are 2 style pictures");
    }
  }

  private static void assertRefused(Browser browser, String talk, String image, String because) {
    HttpResponse<byte[]> refused = browser.post(talk + "/edits", edit(image, ""));
    assertThat(refused.statusCode()).as(because).isEqualTo(400);
    assertThat(Browser.error(refused)).contains(because);
  }

  private static String edit(String image, String more) {
    return "{\"edits\":[{\"type\":\"stylePicture\",\"image\":%s%s}]}".formatted(image, more);
  }

  private static String painting() {
    return encoded(Pictures.png(NoisePicture.of(60, 40)));
  }

  private static String encoded(byte[] file) {
    return "\"" + Base64.getEncoder().encodeToString(file) + "\"";
  }
}
