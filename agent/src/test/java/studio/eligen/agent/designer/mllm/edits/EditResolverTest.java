package studio.eligen.agent.designer.mllm.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.designer.mllm.parsing.BoxReader;
import studio.eligen.agent.designer.mllm.parsing.SentSize;
import studio.eligen.engine.Region;

class EditResolverTest {

  static final Design TWO =
      new Design(
          new Canvas(512, 512),
          "",
          "",
          "",
          1,
          List.of(
              new Entity("cat", "white cat", new Region.Box(0.375, 0.5, 0.625, 0.75)),
              new Entity("car", "red car", new Region.Box(0.6875, 0.5, 0.9375, 0.75))));

  private static final Vocabulary SMALL =
      Vocabulary.of(
          List.of(
              new Thing(
                  "cat", List.of("kitten"), true, Stands.GROUND, 0.4, 0.5, 0, Optional.empty()),
              new Thing("sun", List.of(), false, Stands.SKY, 0.4, 0.4, 0, Optional.empty())),
          List.of("red", "blue"),
          List.of(
              new Place(
                  "beach",
                  List.of("on a sandy beach"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty())));

  @ParameterizedTest
  @CsvSource({
    "left, a little, -0.09375, 0",
    "left, some, -0.1875, 0",
    "up, a lot, 0, -0.40625",
    "down-left, some, -0.1875, 0.1875"
  })
  void a_direction_and_an_amount_become_whole_cells(
      String direction, String amount, double dx, double dy) {
    Bounds cat =
        at(
            "cat",
            apply(
                "{\"op\": \"move\", \"id\": \"cat\", \"direction\": \"%s\", \"amount\": \"%s\"}"
                    .formatted(direction, amount)));

    assertThat(cat.x0()).isEqualTo(0.375 + dx);
    assertThat(cat.y0()).isEqualTo(0.5 + dy);
  }

  @Test
  void a_style_picture_that_nobody_gave_is_asked_for_and_one_of_before_may_be_left() {
    assertThatThrownBy(() -> apply("{\"op\": \"set_style_picture\"}"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("ask the person to attach one");
    assertThat(apply("{\"op\": \"remove_style_picture\"}")).isEqualTo(TWO);
  }

  @Test
  void a_step_of_no_stated_length_ends_before_what_is_in_the_way() {
    Design after = apply("{\"op\": \"move\", \"id\": \"cat\", \"direction\": \"right\"}");

    assertThat(at("cat", after).x1()).isEqualTo(at("car", after).x0());
    assertThat(
            at(
                    "cat",
                    apply(
                        "{\"op\": \"move\", \"id\": \"cat\", \"direction\": \"right\", \"amount\": \"a lot\"}"))
                .x0())
        .isGreaterThan(0.7);
  }

  @Test
  void a_thing_is_placed_where_the_words_say() {
    Design after = apply("{\"op\": \"move\", \"id\": \"cat\", \"place\": \"top left\"}");

    assertThat(at("cat", after).centreX()).isLessThan(0.4);
    assertThat(at("cat", after).centreY()).isLessThan(0.4);
    assertThat(at("cat", after).width()).isEqualTo(0.25);
  }

  @Test
  void a_thing_is_placed_beside_another() {
    Design after =
        apply("{\"op\": \"move\", \"id\": \"cat\", \"relation\": \"above\", \"of\": [\"car\"]}");

    assertThat(at("cat", after).y1()).isLessThanOrEqualTo(0.5);
    assertThat(at("cat", after).centreX()).isGreaterThan(0.6);
  }

  @Test
  void new_things_share_the_room() {
    Design after =
        apply(
            "{\"op\": \"add\", \"prompt\": \"a dog\"}, {\"op\": \"add\", \"prompt\": \"dog\"}, {\"op\": \"add\", \"id\": \"sun\", \"prompt\": \"sun\", \"place\": \"top right\"}");

    assertThat(after.entities())
        .extracting(Entity::id)
        .containsExactly("cat", "car", "dog", "dog-2", "sun");
    assertThat(after.entity("dog").orElseThrow().prompt()).isEqualTo("dog");
    assertThat(at("sun", after).centreX()).isGreaterThan(0.5);
    assertThat(at("dog", after)).isNotEqualTo(at("dog-2", after));
  }

  @Test
  void a_box_is_read_in_the_model_s_dialect() {
    Design after = apply("{\"op\": \"add\", \"prompt\": \"dog\", \"box\": [0, \"448\", 224, 896]}");

    assertThat(after.entity("dog").orElseThrow().region())
        .isEqualTo(new Region.Box(0, 0.5, 0.25, 1));
  }

  @Test
  void sizes_change_by_words_and_by_factors() {
    assertThat(at("cat", apply("{\"op\": \"resize\", \"id\": \"cat\", \"factor\": 2}")).width())
        .isEqualTo(0.5);
    assertThat(
            at("cat", apply("{\"op\": \"resize\", \"id\": \"cat\", \"change\": \"wider\"}"))
                .height())
        .isEqualTo(0.25);
    assertThat(
            at("cat", apply("{\"op\": \"resize\", \"id\": \"cat\", \"change\": \"Much-Smaller\"}"))
                .width())
        .isLessThan(0.16);
  }

  @Test
  void two_things_swap_their_places() {
    Design after = apply("{\"op\": \"swap\", \"id\": \"cat\", \"of\": [\"car\"]}");

    assertThat(after.entity("cat").orElseThrow().region())
        .isEqualTo(TWO.entity("car").orElseThrow().region());
    assertThat(after.entity("car").orElseThrow().region())
        .isEqualTo(TWO.entity("cat").orElseThrow().region());
  }

  @Test
  void a_copy_stands_beside_its_original() {
    Design after = apply("{\"op\": \"duplicate\", \"id\": \"cat\"}");

    assertThat(after.entity("cat-2").orElseThrow().prompt()).isEqualTo("white cat");
    assertThat(at("cat-2", after).width()).isEqualTo(0.25);
  }

  @Test
  void depth_changes_by_words() {
    assertThat(apply("{\"op\": \"reorder\", \"id\": \"cat\", \"depth\": \"front\"}").indexOf("cat"))
        .isEqualTo(1);
    assertThat(
            apply(
                    "{\"op\": \"reorder\", \"id\": \"car\", \"relation\": \"behind\", \"of\": \"cat\"}")
                .indexOf("car"))
        .isZero();
  }

  @Test
  void scene_style_size_and_seed_are_set() {
    Design after =
        apply(
            "{\"op\": \"set_scene\", \"text\": \"at sea\"}, {\"op\": \"set_style\", \"text\": \"ink\"}, {\"op\": \"set_canvas\", \"width\": 500, \"height\": \"256\"}, {\"op\": \"new_variation\"}");

    assertThat(after.scene()).isEqualTo("at sea");
    assertThat(after.style()).isEqualTo("ink");
    assertThat(after.canvas()).isEqualTo(new Canvas(496, 256));
    assertThat(after.seed()).isEqualTo(7);
  }

  @Test
  void an_entity_may_be_called_by_its_prompt() {
    assertThat(apply("{\"op\": \"remove\", \"id\": \"Red car\"}").entities()).hasSize(1);
  }

  @Test
  void what_changes_nothing_is_said_and_leaves_no_edit() {
    WorkingDesign draft =
        resolve("{\"op\": \"reprompt\", \"id\": \"cat\", \"prompt\": \"white cat\"}", open());

    assertThat(draft.edits()).isEmpty();
    assertThat(draft.said()).isEqualTo("cat was \"white cat\" already.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"op\": \"fly\"} | There is no op \"fly\"; choose one of add, remove",
        "{} | There is no op \"\"",
        "{\"op\": \"move\", \"id\": \"cat\"} | move needs a \"direction\"",
        "{\"op\": \"move\", \"direction\": \"left\"} | move needs \"id\"",
        "{\"op\": \"move\", \"id\": \"dog\", \"direction\": \"left\"} | the ids are: cat, car",
        "{\"op\": \"move\", \"id\": \"cat\", \"direction\": \"away\"} | \"away\" is no direction; choose",
        "{\"op\": \"move\", \"id\": \"cat\", \"relation\": \"on\", \"of\": \"cat\"} | beside itself",
        "{\"op\": \"move\", \"id\": \"cat\", \"relation\": \"between\", \"of\": [\"car\"]} | needs 2 different ids",
        "{\"op\": \"resize\", \"id\": \"cat\", \"factor\": 1e9} | give one from 0.1 to 10",
        "{\"op\": \"resize\", \"id\": \"cat\", \"factor\": \"NaN\"} | give a number",
        "{\"op\": \"resize\", \"id\": \"cat\", \"factor\": -1} | give one from 0.1 to 10",
        "{\"op\": \"set_box\", \"id\": \"cat\", \"box\": [1, 2, \"NaN\", 4]} | holds what is no number",
        "{\"op\": \"set_box\", \"id\": \"cat\", \"box\": [1, 2, 3]} | is no box; give [x1, y1, x2, y2] in pixels",
        "{\"op\": \"add\"} | add needs \"prompt\"",
        "{\"op\": \"undo\"} | send it alone",
        "{\"op\": \"set_canvas\", \"width\": 99999, \"height\": 64} | must be a multiple of 16",
        "{\"op\": \"set_scene\"} | set_scene needs \"text\""
      })
  void a_refusal_says_what_to_do(String edit, String words) {
    assertThatThrownBy(() -> resolve(edit, open()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(words);
  }

  @Test
  void the_vocabulary_s_words_are_used_where_there_is_one() {
    Design after =
        resolve(
                "{\"op\": \"add\", \"prompt\": \"a fluffy red kitten in the sun\"}, {\"op\": \"add\", \"prompt\": \"red sun\"}, {\"op\": \"set_scene\", \"text\": \"on the beach\"}",
                SMALL)
            .design();

    assertThat(after.entities())
        .extracting(Entity::prompt)
        .containsExactly("white cat", "red car", "red cat", "sun");
    assertThat(after.scene()).isEqualTo("on a sandy beach");
    assertThatThrownBy(() -> resolve("{\"op\": \"add\", \"prompt\": \"zebra\"}", SMALL))
        .hasMessageContaining("cannot draw \"zebra\"");
    assertThatThrownBy(() -> resolve("{\"op\": \"set_scene\", \"text\": \"in hell\"}", SMALL))
        .hasMessageContaining("choose one of on a sandy beach");
  }

  @Test
  void sixty_five_edits_are_too_many() {
    String many = "{\"op\": \"new_variation\"}, ".repeat(65);

    assertThatThrownBy(() -> DesignCall.read("{\"edits\": [" + many + "]}"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("at most 64");
  }

  static Design apply(String edits) {
    return resolve(edits, open()).design();
  }

  private static WorkingDesign resolve(String edits, Vocabulary vocabulary) {
    BoxReader boxes = new BoxReader(BoxDialect.QWEN25_VL, new SentSize(896, 896));
    return new EditResolver(new KnownThings(vocabulary), boxes)
        .resolve(DesignCall.read("{\"edits\": [" + edits + "]}").edits(), TWO, 7);
  }

  private static Vocabulary open() {
    return VocabularyFile.anything();
  }

  static Bounds at(String id, Design design) {
    return Bounds.of(design.entity(id).orElseThrow().region());
  }
}
