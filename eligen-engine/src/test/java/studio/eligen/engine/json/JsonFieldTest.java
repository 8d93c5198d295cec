package studio.eligen.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFieldTest {

  /** What a program of its own refuses with. */
  private static final class Refusal extends RuntimeException {
    Refusal(String why) {
      super(why);
    }
  }

  @Test
  void a_number_within_its_range_is_read() {
    JsonField moves = body("{\"moves\": [{\"dx\": -0.5, \"to\": 3}, {\"dx\": 1, \"to\": 3.0}]}");
    JsonField first = moves.required("moves").list(2).get(0);
    JsonField second = moves.required("moves").list(2).get(1);

    assertThat(first.required("dx").number(-1, 1)).isEqualTo(-0.5);
    assertThat(second.required("dx").number(-1, 1)).isEqualTo(1);
    assertThat(first.required("to").integer(0, 3)).isEqualTo(3);
    assertThat(second.required("to").integer(0, 3)).isEqualTo(3);
    assertThat(first.optional("dy")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\": 2}      | x is 2; it must be a number from -1.0 to 1.0.",
        "{\"x\": NaN}    | x is NaN; it must be a finite number.",
        "{\"x\": \"1\"}  | x is \"1\"; it must be a number.",
        "{}              | x is missing; it is required.",
        "[]              | The body is a list; it must be an object.",
        "{\"y\": 1}      | The body has an unknown field \"y\"; it may have x.",
      })
  void what_is_refused_is_named_with_its_value(String json, String why) {
    assertRefused(json, body -> body.object("x").required("x").number(-1, 1), why);
  }

  @Test
  void an_object_that_has_no_fields_says_so() {
    assertRefused(
        "{\"y\": 1}", JsonField::object, "The body has an unknown field \"y\"; it may have none.");
  }

  @Test
  void a_whole_number_outside_its_range_is_refused_by_its_place() {
    assertRefused(
        "{\"n\": [0, 7]}",
        body -> body.required("n").list(2).forEach(n -> n.integer(0, 6)),
        "n[1] is 7; it must be a whole number from 0 to 6.");
    assertRefused(
        "{\"n\": [1, 2, 3]}",
        body -> body.required("n").list(2),
        "n has 3 items; at most 2 are allowed.");
  }

  @Test
  void a_refusal_in_other_words_says_the_place_once() {
    assertRefused("{\"a\": 1}", b -> fail(b.required("a"), "too odd"), "a: too odd");
    assertRefused("{\"a\": 1}", b -> fail(b.required("a"), "a is too odd"), "a is too odd");
  }

  private static void fail(JsonField field, String why) {
    throw field.refused(why);
  }

  private static void assertRefused(String json, Consumer<JsonField> read, String why) {
    assertThatThrownBy(() -> read.accept(body(json))).isInstanceOf(Refusal.class).hasMessage(why);
  }

  private static JsonField body(String json) {
    try {
      return JsonField.of("The body", StrictJson.read(json), Refusal::new);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
