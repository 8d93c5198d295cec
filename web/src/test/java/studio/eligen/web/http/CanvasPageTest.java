package studio.eligen.web.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.MouseButton;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several things at once, lines that things lie on, menus and keys: in a real browser. */
class CanvasPageTest extends AtThePage {

  private Keyboard keyboard;

  @BeforeEach
  void draw_a_scene() {
    keyboard = visit.page.keyboard();
    visit.say("a cat and a red car on a beach");
    visit.seesPictureOf(1);
    visit.page.locator("#canvas").focus();
  }

  @Test
  void a_box_around_things_selects_them_and_all_move_as_one_turn() {
    visit.drag(-0.01, 0.02, 1.01, 1.01);
    assertThat(visit.page.getByText("2 things are selected")).isVisible();
    visit.shoot("canvas-several");
    JsonNode cat = thing(1, 0);
    visit.drag(middle(cat, 0), middle(cat, 1), middle(cat, 0), middle(cat, 1) - 0.2);
    visit.seesPictureOf(2);

    for (int i = 0; i < 2; i++) {
      assertThat(middle(thing(2, i), 1)).isCloseTo(middle(thing(1, i), 1) - 0.2, within(0.03));
    }
    assertThat(visit.state().path("turns")).hasSize(2);
  }

  @Test
  void all_are_hidden_and_deleted_at_once_but_for_what_is_locked() {
    visit.button("Select cat").click();
    visit.button("Lock cat").click();
    visit.seesPictureOf(2);
    keyboard.press("Control+a");
    keyboard.press("Delete");
    visit.seesPictureOf(3);
    JsonNode things = visit.state().at("/versions/3/design/entities");
    assertThat(things).hasSize(1);
    assertThat(things.path(0).path("locked").asBoolean()).isTrue();
  }

  @Test
  void a_thing_is_copied_by_key_by_drag_and_into_another_conversation() {
    visit.button("Select cat").click();
    keyboard.press("Control+d");
    visit.seesPictureOf(2);
    JsonNode car = thing(1, 1);
    keyboard.down("Alt");
    visit.drag(middle(car, 0), middle(car, 1), middle(car, 0), middle(car, 1) - 0.3);
    keyboard.up("Alt");
    visit.seesPictureOf(3);
    assertThat(visit.state().at("/versions/3/design/entities")).hasSize(4);
    assertThat(thing(3, 1)).isEqualTo(car);

    keyboard.press("Escape");
    visit.button("Select red car").first().click();
    visit
        .button("Select cat")
        .first()
        .click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    keyboard.press("Control+c");
    visit.button("New conversation").click();
    visit.page.locator("#canvas").focus();
    keyboard.press("Control+v");
    visit.button("Draw it").click();
    visit.seesPictureOf(1);
    assertThat(visit.state().at("/versions/1/design/entities")).hasSize(2);
  }

  @Test
  void a_thing_lies_on_the_line_that_is_near_unless_ctrl_is_held() {
    JsonNode car = thing(1, 1);
    double y = middle(car, 1);
    visit.hold(middle(car, 0), y, 0.49, y);
    visit.shoot("canvas-snapping");
    visit.page.mouse().up();
    visit.seesPictureOf(2);
    assertThat(middle(thing(2, 1), 0)).isCloseTo(0.5, within(1e-4));

    keyboard.down("Control");
    visit.drag(0.5, y, 0.51, y);
    keyboard.up("Control");
    visit.seesPictureOf(3);
    assertThat(middle(thing(3, 1), 0)).isCloseTo(0.51, within(5e-3));
  }

  @Test
  void a_right_click_and_a_key_open_the_menu_of_what_is_meant() {
    click(thing(1, 1), new Mouse.ClickOptions().setButton(MouseButton.RIGHT));
    assertThat(item("Rename")).isFocused();
    visit.shoot("canvas-menu");
    keyboard.press("Escape");
    assertThat(item("Rename")).not().isVisible();
    assertThat(visit.page.locator("#canvas")).isFocused();

    keyboard.press("Shift+F10");
    keyboard.press("End");
    assertThat(item("Delete")).isFocused();
    keyboard.press("Enter");
    visit.seesPictureOf(2);
    assertThat(visit.state().at("/versions/2/design/entities")).hasSize(1);

    click(thing(1, 0), new Mouse.ClickOptions().setClickCount(2));
    assertThat(visit.field("Name of cat")).isFocused();
  }

  @Test
  void a_key_makes_the_brush_thicker_space_pans_and_a_question_mark_lists_all_keys() {
    keyboard.press("b");
    int thickness = Integer.parseInt(visit.field("Thickness").inputValue());
    keyboard.press("]");
    assertThat(visit.field("Thickness")).not().hasValue(Integer.toString(thickness));
    keyboard.press("[");
    assertThat(visit.field("Thickness")).hasValue(Integer.toString(thickness));
    keyboard.press("Escape");

    visit.button("Zoom in").click();
    visit.page.locator("#canvas").focus();
    double before = visit.page.locator(".paper").boundingBox().x;
    keyboard.down("Space");
    visit.drag(0.5, 0.5, 0.6, 0.5);
    keyboard.up("Space");
    assertThat(visit.page.locator(".paper").boundingBox().x).isGreaterThan(before + 20);

    keyboard.press("?");
    assertThat(visit.page.getByRole(AriaRole.DIALOG)).containsText("Ctrl+D");
    visit.shoot("canvas-keys");
  }

  @Test
  void what_is_drawn_one_after_another_keeps_its_place_and_is_named_in_any_order() {
    Locator name = visit.page.getByLabel("What is here?");
    box(0.02, 0.2);
    box(0.4, 0.6);
    name.fill("sun"); // and goes on without taking it
    box(0.8, 0.98);
    name.fill("moon");
    name.press("Enter");
    name.fill("ball");
    name.press("Enter");
    assertThat(name).not().isVisible();
    visit.page.waitForCondition(() -> newest().size() == 5);

    assertThat(middleOf("ball")).isBetween(0.05, 0.15);
    assertThat(middleOf("sun")).isBetween(0.45, 0.55);
    assertThat(middleOf("moon")).isBetween(0.85, 0.95);
    visit.seesPictureOf(visit.state().path("current").asInt());
  }

  @Test
  void of_several_names_that_cannot_be_drawn_each_is_marked_and_gets_another_one() {
    Locator name = visit.page.getByLabel("What is here?");
    box(0.02, 0.2);
    box(0.4, 0.6);
    name.fill("puma");
    name.press("Enter");
    name.fill("gorilla");
    name.press("Enter");
    assertThat(visit.page.locator(".wrong-name")).hasCount(2);
    assertThat(visit.page.locator(".region-place.wrong")).hasCount(2);
    visit.shoot("canvas-wrong-names");
    visit.complaints.clear(); // the browser tells of the refusal, too
    visit.button("Call it leopard").click();
    visit.button("Call it monkey").click();
    visit.seesPictureOf(2);
    assertThat(visit.page.locator(".wrong-name")).hasCount(0);
    assertThat(newest()).hasSize(4);
  }

  private void box(double from, double to) {
    visit.button("Box").click();
    visit.drag(from, 0.05, to, 0.25);
  }

  @Test
  void a_box_drawn_across_the_open_card_goes_on_to_where_it_is_let_go() {
    box(0.02, 0.2);
    BoundingBox card = visit.page.locator(".name-popover").boundingBox();
    BoundingBox paper = visit.page.locator(".paper").boundingBox();
    visit.button("Box").click();
    visit.page.mouse().move(paper.x + 0.9 * paper.width, paper.y + 0.95 * paper.height);
    visit.page.mouse().down();
    double y = card.y + card.height / 2;
    visit.page.mouse().move(card.x + card.width + 20, y);
    visit.page.mouse().move(card.x + 200, y);
    visit.page.mouse().up();
    Locator name = visit.page.getByLabel("What is here?");
    name.fill("moon");
    name.press("Enter");
    visit.page.waitForCondition(() -> newest().size() == 3);
    JsonNode edges = newest().path(2).at("/region/box");
    assertThat(edges.path(0).asDouble())
        .isCloseTo((card.x + 200 - paper.x) / paper.width, within(0.02));
    visit.seesPictureOf(visit.state().path("current").asInt());
  }

  private static JsonNode newest() {
    JsonNode state = visit.state();
    return state.path("versions").path(state.path("current").asInt()).at("/design/entities");
  }

  private static double middleOf(String prompt) {
    for (JsonNode thing : newest()) {
      if (thing.path("prompt").asText().equals(prompt)) {
        return middle(thing, 0);
      }
    }
    throw new AssertionError("There is no " + prompt + ".");
  }

  @Test
  void a_shape_is_drawn_around_freehand_and_is_closed_where_it_is_let_go() {
    keyboard.press("l");
    BoundingBox paper = visit.page.locator(".paper").boundingBox();
    visit.page.mouse().move(paper.x + 0.35 * paper.width, paper.y + 0.2 * paper.height);
    visit.page.mouse().down();
    for (int i = 0; i <= 40; i++) {
      double angle = i * Math.PI / 21;
      visit
          .page
          .mouse()
          .move(
              paper.x + (0.2 + 0.15 * Math.cos(angle)) * paper.width,
              paper.y + (0.2 + 0.15 * Math.sin(angle)) * paper.height);
    }
    visit.shoot("canvas-lasso");
    visit.page.mouse().up();
    Locator name = visit.page.getByLabel("What is here?");
    name.fill("sun");
    name.press("Enter");
    visit.seesPictureOf(2);
    JsonNode polygon = thing(2, 2).at("/region/polygon");
    assertThat(polygon.size()).isBetween(10, 40);
    assertThat(polygon).allMatch(at -> Math.abs(distance(at, 0.2, 0.2) - 0.15) < 0.02);
  }

  private static double distance(JsonNode point, double x, double y) {
    return Math.hypot(point.path(0).asDouble() - x, point.path(1).asDouble() - y);
  }

  private Locator item(String name) {
    return visit.page.getByRole(AriaRole.MENUITEM, Visit.named(name));
  }

  private void click(JsonNode thing, Mouse.ClickOptions how) {
    BoundingBox paper = visit.page.locator(".paper").boundingBox();
    double x = paper.x + middle(thing, 0) * paper.width;
    double y = paper.y + middle(thing, 1) * paper.height;
    visit.page.mouse().click(x, y, how);
  }

  private JsonNode thing(int version, int index) {
    return visit.state().at("/versions/%d/design/entities/%d".formatted(version, index));
  }

  private static double middle(JsonNode thing, int axis) {
    JsonNode box = thing.at("/region/box");
    return (box.path(axis).asDouble() + box.path(axis + 2).asDouble()) / 2;
  }
}
