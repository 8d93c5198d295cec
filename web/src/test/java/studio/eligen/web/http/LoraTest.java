package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.recipe.PngRecipe;

/** LoRAs that the owner of a studio offers, as programs and strangers choose among them. */
@Timeout(120)
class LoraTest {

  /** One in use, and one that may be. */
  static final List<LoraFile> OFFERED =
      List.of(
          new LoraFile(StylePictureTest.NANO.resolve("lora/kohya.safetensors"), 0.5),
          new LoraFile(StylePictureTest.NANO.resolve("lora/diffusers.safetensors"), 0));

  @TempDir Path folder;

  @Test
  void each_conversation_draws_with_its_own_and_its_versions_keep_them() {
    try (RunningStudio studio = RunningStudio.withLoras(folder, StylePictureTest.NANO, OFFERED)) {
      Browser browser = studio.browser();
      assertThat(browser.json("/api/studio").at("/model/loras").toString())
          .isEqualTo("[{\"name\":\"diffusers\",\"scale\":0.0},{\"name\":\"kohya\",\"scale\":0.5}]");
      String talk = browser.begin();
      String other = browser.begin();
      try (Events events = browser.events()) {
        browser.say(events, talk, "a cat on a beach");
        browser.act(events, talk, "edits", edit("diffusers", "0.25"));
        browser.say(events, other, "a dog on a beach");
        browser.act(events, talk, "edits", edit("kohya", "0"));
      }

      JsonNode state = browser.json(talk);
      assertThat(Browser.version(state, 2).at("/design/loras/diffusers").doubleValue())
          .isEqualTo(0.25);
      assertThat(Browser.version(state, 3).path("edits").path(0).textValue())
          .isEqualTo("LoRA kohya off");
      assertThat(drawnWith(browser, talk, 2)).containsExactly(0.5, 0.25);
      assertThat(drawnWith(browser, talk, 3)).containsExactly(0.25);
      assertThat(drawnWith(browser, other, 1)).containsExactly(0.5);
    }
  }

  @Test
  void nothing_but_the_name_of_one_that_is_offered_is_taken() {
    try (RunningStudio studio = RunningStudio.withLoras(folder, StylePictureTest.NANO, OFFERED)) {
      Browser stranger = studio.browser();
      String talk = stranger.begin();
      String file = OFFERED.get(0).file().toAbsolutePath().toString();
      assertRefused(stranger, talk, edit(file, "1"), "there are diffusers, kohya");
      assertRefused(stranger, talk, edit("../kohya", "1"), "There is no LoRA \"../kohya\" here");
      assertRefused(stranger, talk, edit("kohya", "99"), "is 99.0; it must be between -10 and 10");
      assertRefused(stranger, talk, edit("kohya", "null"), "scale is null; it must be a number");
      assertThat(stranger.json(talk).path("versions")).hasSize(1);
    }
  }

  private static void assertRefused(Browser browser, String talk, String edits, String because) {
    HttpResponse<byte[]> refused = browser.post(talk + "/edits", edits);
    assertThat(refused.statusCode()).as(because).isEqualTo(400);
    assertThat(Browser.error(refused)).contains(because);
  }

  private static List<Double> drawnWith(Browser browser, String talk, int version) {
    return PngRecipe.read(browser.picture(talk, version), "a.png").model().loras().stream()
        .map(FusedLora::scale)
        .toList();
  }

  private static String edit(String name, String scale) {
    return "{\"edits\":[{\"type\":\"lora\",\"name\":\"%s\",\"scale\":%s}]}".formatted(name, scale);
  }
}
