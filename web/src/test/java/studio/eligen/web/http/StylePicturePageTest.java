package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.image.Pictures;

/** A picture that is dropped on Style, in a real browser, with a model that takes it. */
@Timeout(300)
@ExtendWith(OneForAll.class)
class StylePicturePageTest {

  @TempDir static Path folder;
  private static Chromium chromium;
  private static RunningStudio studio;

  @BeforeAll
  static void open(Chromium browser) throws IOException {
    chromium = browser;
    studio = RunningStudio.withLoras(folder, StylePictureTest.NANO, LoraTest.OFFERED);
  }

  @AfterAll
  static void shut() {
    studio.close();
  }

  @Test
  void all_is_drawn_in_the_style_of_what_is_dropped_on_style_until_it_is_left() {
    Visit visit = new Visit(chromium.person(1280, 800), studio.server.port());
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);

    visit.field("Style").dispatchEvent("drop", Map.of("dataTransfer", painting(visit)));
    visit.seesPictureOf(2);
    assertThat(visit.button("Leave the style picture")).isVisible();
    visit.shoot("style-picture");
    assertThat(visit.state().at("/versions/2/design/stylePicture/scale").doubleValue())
        .isEqualTo(0.7);

    visit.button("Leave the style picture").click();
    visit.seesPictureOf(3);
    assertThat(visit.button("In the style of a picture…")).isVisible();
    assertThat(visit.state().at("/versions/3/design").has("stylePicture")).isFalse();

    visit.page.dispatchEvent("body", "drop", Map.of("dataTransfer", painting(visit)));
    assertThat(visit.page.getByText("painting.png")).not().hasCount(0);
    visit.say("draw the cat in this style");
    visit.seesPictureOf(4);
    assertThat(visit.state().at("/versions/4/design/stylePicture/things").toString())
        .isEqualTo("[\"cat\"]");
    assertThat(visit.complaints).isEmpty();
    visit.close();
  }

  @Test
  void a_lora_is_added_by_its_name_and_drawn_with_at_the_scale_that_is_typed() {
    Visit visit = new Visit(chromium.person(1280, 800), studio.server.port());
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);

    visit.field("Add a LoRA").fill("diffusers");
    visit.field("Add a LoRA").press("Enter");
    visit.seesPictureOf(2);
    visit.field("kohya").fill("0.25");
    visit.field("kohya").press("Enter");
    visit.seesPictureOf(3);
    visit.shoot("loras");
    assertThat(visit.state().at("/versions/3/design/loras").toString())
        .isEqualTo("{\"diffusers\":1.0,\"kohya\":0.25}");
    assertThat(visit.complaints).isEmpty();
    visit.close();
  }

  /** As the system hands a file over to the page. */
  private static JSHandle painting(Visit visit) {
    return visit.page.evaluateHandle(
        """
        base64 => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const dropped = new DataTransfer();
          dropped.items.add(new File([bytes], 'painting.png', { type: 'image/png' }));
          return dropped;
        }
        """,
        Base64.getEncoder().encodeToString(Pictures.png(NoisePicture.of(600, 400))));
  }
}
