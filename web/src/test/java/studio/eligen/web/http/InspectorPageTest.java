package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is selected, and the picture, in exact figures: in a real browser. */
class InspectorPageTest extends AtThePage {

  private static final double SIDE = 128;
  private static final String LARGEST_SEED = "18446744073709551615";

  @Test
  void a_thing_stands_exactly_where_its_figures_say_and_a_wrong_one_is_refused_with_the_value() {
    visit.say("a cat and a red ball on a beach");
    visit.seesPictureOf(1);
    visit.button("Select cat").click();
    visit.enter("Left of cat", "4000");
    assertThat(visit.page.getByRole(AriaRole.ALERT).first()).containsText("4000 is too large");
    visit.enter("Left of cat", "left");
    assertThat(visit.page.getByRole(AriaRole.ALERT).first())
        .containsText("“left” is no whole number");
    visit.shoot("inspector-wrong");

    visit.enter("Left of cat", "8");
    visit.seesPictureOf(2);
    visit.page.getByRole(AriaRole.RADIO, Visit.named("Percent")).check();
    visit.enter("Width of cat", "25");
    visit.seesPictureOf(3);

    JsonNode box = thing(3, "cat").at("/region/box");
    assertThat(box.path(0).asDouble()).isCloseTo(8 / SIDE, within(1e-4));
    assertThat(box.path(2).asDouble() - box.path(0).asDouble()).isCloseTo(0.25, within(1e-4));
  }

  @Test
  void a_refused_number_goes_by_escape_and_with_the_picture_that_it_was_meant_for() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.inspectsWholePicture();
    Locator width = visit.field("Width");
    visit.enter("Width", "300");
    assertThat(visit.page.locator(".field-wrong")).isVisible();
    width.press("Escape");
    assertThat(width).hasValue("128");
    assertThat(visit.page.locator(".field-wrong")).not().isVisible();

    visit.enter("Width", "300");
    visit.button("New conversation").click();
    assertThat(width).not().hasValue("300");
    assertThat(visit.page.locator(".field-wrong")).not().isVisible();
  }

  @Test
  void colours_are_offered_where_the_model_knows_a_thing_in_them_alone() {
    visit.say("a panda and a red ball on a beach");
    visit.seesPictureOf(1);
    visit.button("Select panda").click();
    assertThat(visit.field("Name of panda")).hasValue("panda");
    assertThat(group("Colour of panda")).not().isVisible();

    visit.button("Select red ball").click();
    visit.button("Make it blue").click();
    visit.seesPictureOf(2);
    assertThat(thing(2, "blue ball").isMissingNode()).isFalse();
  }

  @Test
  void a_sentence_is_put_together_of_what_the_model_can_draw_and_colours_where_one_is_taken() {
    visit.page.getByText("What can be drawn").first().click();
    Locator line = visit.page.getByRole(AriaRole.COMBOBOX, Visit.named("What the picture should"));
    assertThat(line).isFocused();
    assertThat(group("Colour of the")).not().isVisible();
    assertThat(group("Animals")).isVisible();
    line.fill("boat");
    assertThat(group("Animals")).not().isVisible();
    assertThat(word("sailboat")).isVisible();
    line.fill("bal");
    word("ball").click();
    line.fill("");
    word("blue").click();
    line.fill("pand");
    visit.page.keyboard().press("Enter");
    assertThat(group("Colour of the")).not().isVisible();
    line.fill("on a beach");
    visit.page.keyboard().press("Enter");
    visit.shoot("words");
    visit.page.getByText("Say it", new Page.GetByTextOptions().setExact(true)).click();
    visit.seesPictureOf(1);
    assertThat(visit.lastTurn()).containsText("a blue ball and a panda on a beach");
    assertThat(prompts(1)).containsExactlyInAnyOrder("blue ball", "panda");

    visit.say("add a puma");
    assertThat(visit.lastTurn()).containsText("does not know \"puma\"");
    visit.page.locator(".examples").getByText("What can be drawn").click();
    line.fill("lion");
    visit.page.keyboard().press("Enter");
    visit.page.getByText("Edit first").click();
    assertThat(visit.composer()).hasValue("add a lion");
    assertThat(visit.composer()).isFocused();
  }

  @Test
  void
      the_scene_says_where_the_model_does_not_know_such_a_place_and_a_thing_is_called_by_the_list() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    Locator strange = visit.page.getByText("does not know such a place");
    assertThat(strange).not().isVisible();
    visit.enter("Scene", "in a volcano");
    assertThat(strange).isVisible();
    visit.enter("Scene", "in the jungle, at noon");
    assertThat(strange).not().isVisible();
    visit.button("Select cat").click();
    visit.button("Select cat").click(); // a second click lets go of nothing
    visit.enter("Name of cat", "puma");
    assertThat(visit.page.getByRole(AriaRole.ALERT).first()).containsText("puma");
    visit.complaints.clear(); // browsers tell of each refusal on their console
    visit.button("All that can be drawn, instead of puma").click();
    visit.page.getByRole(AriaRole.COMBOBOX, Visit.named("What it shall be")).fill("dog");
    visit.page.keyboard().press("Enter");
    assertThat(visit.button("Select dog")).isVisible();
    visit.seesPictureOf(visit.state().path("current").asInt());
  }

  private Locator word(String name) {
    return visit.page.getByRole(
        AriaRole.OPTION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void a_double_click_asks_for_another_name_and_a_copy_stands_beside_what_it_copies() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.button("Select cat").dblclick();
    assertThat(visit.field("Name of cat")).isFocused();
    visit.page.keyboard().type("a dog");
    visit.page.keyboard().press("Enter");
    visit.seesPictureOf(2);
    visit.button("Duplicate dog").click();
    visit.seesPictureOf(3);

    JsonNode things = visit.state().at("/versions/3/design/entities");
    assertThat(things).hasSize(2);
    assertThat(things.path(1).path("prompt").asText()).isEqualTo("dog");
    assertThat(things.path(1).path("region")).isNotEqualTo(things.path(0).path("region"));
  }

  @Test
  void a_seed_keeps_all_its_bits_when_it_is_set_read_again_and_copied() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.enter("Seed", LARGEST_SEED + "0");
    assertThat(visit.page.getByRole(AriaRole.ALERT).first())
        .containsText("the largest is " + LARGEST_SEED);
    visit.enter("Seed", LARGEST_SEED);
    visit.seesPictureOf(2);

    visit.page.reload();
    assertThat(visit.field("Seed")).hasValue(LARGEST_SEED);
    visit.button("Copy the seed").click();
    assertThat(visit.page.evaluate("() => navigator.clipboard.readText()")).isEqualTo(LARGEST_SEED);
    visit.page.getByText("About this picture").click();
    assertThat(visit.page.locator(".facts")).containsText(LARGEST_SEED);
    visit.page.getByText("Copy the recipe").click();
    assertThat((String) visit.page.evaluate("() => navigator.clipboard.readText()"))
        .contains("\"seed\":\"" + LARGEST_SEED + "\"");
  }

  @Test
  void a_thing_is_drawn_from_a_seed_of_its_own_as_strongly_as_asked_and_both_are_undone() {
    visit.say("a cat and a red ball on a beach");
    visit.seesPictureOf(1);
    visit.button("Select cat").click();
    visit.page.getByText("How it is drawn").click();
    visit.enter("Strength of change of cat, in percent", "140");
    assertThat(visit.page.getByRole(AriaRole.ALERT).first()).containsText("140 is too large");
    visit.enter("Strength of change of cat, in percent", "30");
    visit.seesPictureOf(2);
    visit.enter("Seed of cat alone", LARGEST_SEED);
    visit.seesPictureOf(3);
    visit.shoot("inspector-own-seed");
    visit.inspectsWholePicture();
    visit.enter("Seed", "9");
    visit.seesPictureOf(4);
    visit.page.getByRole(AriaRole.RADIO, Visit.named("Selected")).check();
    assertThat(thing(4, "cat").path("seed").asText()).isEqualTo(LARGEST_SEED);
    assertThat(thing(4, "cat").path("strength").asDouble()).isEqualTo(0.3);
    assertThat(thing(4, "red ball").has("seed")).isFalse();

    visit.button("Undo").click();
    visit.button("Undo").click();
    assertThat(visit.field("Seed of cat alone")).hasValue("");
    visit.button("Undo").click();
    assertThat(visit.field("Strength of change of cat, in percent")).hasValue("");
    visit.button("Draw cat anew from a seed of its own").click();
    visit.seesPictureOf(5);
    assertThat(visit.field("Seed of cat alone")).not().hasValue("");
  }

  @Test
  void the_size_keeps_its_proportions_until_they_are_let_go() {
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.enter("Width", "150");
    assertThat(visit.page.getByRole(AriaRole.ALERT).first())
        .containsText("150 is no multiple of 16; 144 and 160 are.");
    visit.enter("Width", "160");
    visit.seesPictureOf(2);
    visit.button("Keep proportions").click();
    visit.enter("Height", "96");
    visit.seesPictureOf(3);

    assertThat(visit.state().at("/versions/2/design/canvas/height").asInt()).isEqualTo(160);
    assertThat(visit.state().at("/versions/3/design/canvas/width").asInt()).isEqualTo(160);
    assertThat(visit.state().at("/versions/3/design/canvas/height").asInt()).isEqualTo(96);
  }

  @Test
  void a_thing_is_dragged_before_others_in_the_list_and_sent_behind_them_by_key() {
    visit.say("a cat, a dog and a red ball on a beach");
    visit.seesPictureOf(1);
    assertThat(prompts(1)).containsExactly("cat", "dog", "red ball");
    visit.carry(visit.grip("cat"), visit.grip("red ball"), -10);
    visit.seesPictureOf(2);
    assertThat(prompts(2)).containsExactly("dog", "red ball", "cat");
    assertThat(visit.page.locator(".thing-name").first()).hasText("cat");

    visit.grip("cat").focus();
    visit.page.keyboard().press("End");
    assertThat(visit.page.locator(".thing-name").last()).hasText("cat");
    assertThat(visit.grip("cat")).isFocused();
    visit.shoot("inspector-order");
    visit.seesPictureOf(3);
    assertThat(prompts(3)).containsExactly("cat", "dog", "red ball");
    visit.button("Select cat").click();
    visit.button("Lock cat").click();
    visit.seesPictureOf(4);
    assertThat(visit.grip("cat")).isDisabled();
  }

  private List<String> prompts(int version) {
    return visit.state().at("/versions/" + version + "/design/entities").findValuesAsText("prompt");
  }

  @Test
  void on_a_phone_the_inspector_is_a_sheet_below_the_picture() {
    visit.page.setViewportSize(390, 844);
    visit.button("Chat").click();
    visit.say("a cat on a beach");
    visit.seesPictureOf(1);
    visit.button("Things 1").click();
    visit.button("Select cat").click();
    visit.button("Picture").click();
    visit.button("cat").click();
    assertThat(visit.field("Name of cat")).isVisible();
    visit.shoot("inspector-phone");
    visit.button("Delete cat").click();
    assertThat(visit.field("Name of cat")).not().isVisible();

    visit.button("Undo").click();
    visit.button("Things 1").click();
    visit.button("Select cat").click();
    assertThat(visit.field("Name of cat")).isVisible();
    assertThat(visit.page.getByRole(AriaRole.DIALOG)).not().isVisible();
  }

  private Locator group(String name) {
    return visit.page.getByRole(AriaRole.GROUP, Visit.named(name));
  }

  private JsonNode thing(int version, String prompt) {
    for (JsonNode thing : visit.state().at("/versions/" + version + "/design/entities")) {
      if (thing.path("prompt").asText().equals(prompt)) {
        return thing;
      }
    }
    throw new AssertionError("Version %d has no %s.".formatted(version, prompt));
  }
}
