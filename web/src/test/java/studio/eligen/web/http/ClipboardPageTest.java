package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.fixtures.NoisePicture;
import studio.eligen.engine.image.Pictures;

/** What comes and goes by the browser's own clipboard. */
class ClipboardPageTest extends AtThePage {

  @Test
  void things_go_to_another_conversation_and_a_pasted_picture_waits_to_be_told_what_it_is_for() {
    visit.say("a cat and a red ball on a beach");
    visit.seesPictureOf(1);
    visit.button("Select cat").click();
    visit
        .button("Select red ball")
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    visit.page.keyboard().press("Control+c");

    visit.button("New conversation").click();
    visit.page.keyboard().press("Control+v");
    assertThat(visit.button("Select red ball")).isVisible();
    visit.button("Draw it").click();
    visit.seesPictureOf(1);
    JsonNode things = visit.state().at("/versions/1/design/entities");
    assertThat(things.findValuesAsText("prompt")).containsExactlyInAnyOrder("cat", "red ball");

    copyPicture();
    visit.page.keyboard().press("Control+v");
    assertThat(visit.button("Put it in")).isVisible();
    assertThat(visit.composer()).isFocused();
    visit.shoot("pasted-picture");
    assertThat(visit.state().path("versions")).hasSize(2);
  }

  @Test
  void things_are_pasted_right_after_a_conversation_was_chosen_in_the_list() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.button("Select cat").click();
    visit.page.keyboard().press("Control+c");
    visit.button("Conversations").click();
    visit.page.locator(".kept-open").first().click();
    visit.page.keyboard().press("Control+v");
    assertThat(visit.button("Select cat")).hasCount(2);
    visit.seesPictureOf(2);
  }

  private void copyPicture() {
    visit.page.evaluate(
        """
        async base64 => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const picture = new Blob([bytes], { type: 'image/png' });
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
        }
        """,
        Base64.getEncoder().encodeToString(Pictures.png(NoisePicture.of(60, 40))));
  }
}
