package studio.eligen.engine.recipe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.fixtures.RawPng;
import studio.eligen.engine.image.Pictures;

class HostileRequestTest {

  private static final Map<String, byte[]> FILES =
      Map.of(
          "dot",
          Pictures.png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)),
          "text",
          "hello".getBytes(StandardCharsets.UTF_8),
          "huge",
          new RawPng().header(30_000, 30_000, 8, 2).pixels(0).end());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                        | prompt is missing; it is required.",
        "[]                        | The document is a list; it must be an object.",
        "3                         | The document is 3; it must be an object.",
        "{\"prompt\": 5}           | prompt is 5; it must be a text.",
        "{\"prompt\": null}        | prompt is null; it must be a text.",
        "{\"prompt\": {}}          | prompt is an object; it must be a text.",
        "{\"promt\": \"a\"}        | The document has an unknown field \"promt\"; it may have"
            + " prompt, negative,",
        "{\"prompt\": \"\\ud800\"} | prompt holds half a character",
        "{\"prompt\"               | request.json is not valid JSON:",
        "{\"prompt\": \"a\"} x     | request.json is not valid JSON:",
        "`  `                      | request.json is empty",
        "{\"prompt\": \"a\", \"prompt\": \"b\"} | the field \"prompt\" is there twice (line 1, column 25, in prompt)",
      })
  void a_document_that_is_no_request_is_refused(String json, String because) {
    assertRefused(json, because);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"width\": 100           | width is 100; it must be a multiple of 16",
        "\"height\": 0            | height is 0; it must be a multiple of 16",
        "\"width\": -16           | width is -16; it must be a multiple of 16",
        "\"width\": 30000         | width is 30000; it must be a multiple of 16 between 16 and"
            + " 4096",
        "\"width\": 256.5         | width is 256.5; it must be a whole number",
        "\"width\": \"256\"       | width is \"256\"; it must be a whole number",
        "\"width\": 1e99          | width is 1.0E99; it must be a whole number",
        "\"width\": 4294967552    | width is 4294967552; it must be a whole number",
        "\"seed\": 18446744073709551616 | seed is 18446744073709551616; it must be a whole number",
        "\"seed\": \"-9223372036854775809\" | it must be a whole number from 0 to"
            + " 18446744073709551615",
        "\"seed\": \"seven\" | seed is \"seven\"; it must be a whole number",
        "\"seed\": 1e400          | seed is Infinity; it must be a whole number",
        "\"steps\": 0             | steps is 0; it must be 1 to 1000.",
        "\"cfg\": NaN             | cfg is NaN; it must be a finite number.",
        "\"cfg\": -1              | cfg is -1.0; it must be between 0 and 100.",
        "\"guidance\": true       | guidance is true; it must be a number.",
        "\"schedule\": \"ddim\"   | schedule is \"ddim\"; it must be \"flux\" or \"diffsynth\".",
        "\"eligenOnNegative\": 1  | eligenOnNegative is 1; it must be true or false.",
        "\"entities\": {}         | entities is an object; it must be a list.",
        "\"edit\": null           | edit is null; it must be an object.",
        "\"edit\": {}             | edit.image is missing; it is required.",
        "\"edit\": {\"image\": \"a.png\", \"mask\": 1} | edit has an unknown field \"mask\"; it may"
            + " have image, release.",
        "\"reference\": \"a.png\"    | reference is \"a.png\"; it must be an object.",
        "\"reference\": {\"image\": \"text\"} | reference.image: text is not a picture",
        "\"style\": 3               | style is 3; it must be an object.",
        "\"style\": {}              | style.image is missing; it is required.",
        "\"style\": {\"image\": 7}  | style.image is 7; it must be a text.",
        "\"style\": {\"image\": \"no.png\"} | style.image: There is no embedded file \"no.png\".",
        "\"style\": {\"image\": \"text\"} | style.image: text is not a picture",
        "\"style\": {\"image\": \"huge\"} | style.image: huge has 30000 × 30000 pixels",
        "\"style\": {\"image\": \"dot\", \"scale\": 0} | style's scale is 0.0; it must be above 0 and"
            + " at most 2.0.",
        "\"style\": {\"image\": \"dot\", \"scale\": -1} | style's scale is -1.0; it must be",
        "\"style\": {\"image\": \"dot\", \"scale\": 1e300} | style's scale is 1.0E300; it must be",
        "\"style\": {\"image\": \"dot\", \"scale\": NaN} | style.scale is NaN; it must be a finite"
            + " number.",
        "\"style\": {\"image\": \"dot\", \"entities\": 0} | style.entities is 0; it must be a list.",
        "\"style\": {\"image\": \"dot\", \"entities\": []} | names no entities; leave the list out",
        "\"style\": {\"image\": \"dot\", \"entities\": [0]} | names entity 0; the request has none",
        "\"style\": {\"image\": \"dot\", \"entities\": [0.5]} | style.entities[0] is 0.5; it must be a"
            + " whole number",
        "\"style\": {\"image\": \"dot\", \"weight\": 1} | style has an unknown field \"weight\"; it may"
            + " have image, scale, entities.",
      })
  void a_wrong_value_is_refused_by_its_name(String field, String because) {
    assertRefused("{\"prompt\": \"p\", " + field + "}", because);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                           | entities[1].region has 0 shapes; it must have one",
        "{\"box\":[0,0,1,1],\"mask\":\"a\"} | entities[1].region has 2 shapes; it must have one",
        "{\"circle\":[0,0,1,1]}       | entities[1].region has an unknown field \"circle\"",
        "{\"box\":[0,0,\"x\",1]}      | entities[1].region.box[2] is \"x\"; it must be a number.",
        "{\"box\":[NaN,0,1,1]}        | entities[1].region.box[0] is NaN; it must be a finite"
            + " number.",
        "{\"box\":[0,0,1e999,1]}      | entities[1].region.box[2] is Infinity; it must be a finite"
            + " number.",
        "{\"box\":[0,0,1]}            | entities[1].region.box has 3 numbers; it must have 4.",
        "{\"box\":[0.5,0,0.5,1]}      | entities[1].region.box: The box [0.5, 0.0, 0.5, 1.0] is"
            + " empty",
        "{\"box\":[0,1,1,0]}          | entities[1].region.box: The box [0.0, 1.0, 1.0, 0.0] is"
            + " empty",
        "{\"ellipse\":[0,0,0,0]}      | entities[1].region.ellipse: The ellipse [0.0, 0.0, 0.0,"
            + " 0.0] is empty",
        "{\"polygon\":[[0,0],[1,1]]}  | entities[1].region.polygon: A polygon needs 3 to",
        "{\"polygon\":[[0,0],[1,1],[2]]} | entities[1].region.polygon[2] has 1 numbers; it must"
            + " have 2.",
        "{\"polygon\":[[0,0],[1,1],[0,-Infinity]]} | entities[1].region.polygon[2][1] is -Infinity",
        "{\"mask\":3}                 | entities[1].region.mask is 3; it must be a text.",
      })
  void a_wrong_region_is_refused_by_its_place(String region, String because) {
    assertRefused(
        "{\"prompt\": \"p\", \"entities\": [{\"prompt\": \"a\", \"region\": {\"box\": [0,0,1,1]}},"
            + "{\"prompt\": \"b\", \"region\": "
            + region
            + "}]}",
        because);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]       | The style names entity 1; choose 0.",
        "[-1]      | The style names entity -1; choose 0.",
        "[0,0]     | The style names an entity twice: [0, 0].",
        "[1e99]    | style.entities[0] is 1.0E99; it must be a whole number"
      })
  void a_style_for_entities_that_there_are_not_is_refused(String entities, String because) {
    assertRefused(
        "{\"prompt\": \"p\", \"entities\": [{\"prompt\": \"a\", \"region\": {\"box\": [0,0,1,1]}}],"
            + "\"style\": {\"image\": \"dot\", \"entities\": "
            + entities
            + "}}",
        because);
  }

  @Test
  void depth_has_an_end() {
    assertRefused("[".repeat(1_000_000), "it is nested deeper than 64 levels");
  }

  @Test
  void size_has_an_end() {
    String item = "1,";
    assertRefused(
        "[" + item.repeat(4_000_000) + "1]", "is not valid JSON: it has more than 3000000 parts");
    assertRefused("{\"prompt\": \"" + "a".repeat(20_001) + "\"}", "prompt has 20001 characters");
    assertRefused("\"" + "a".repeat(17_000_000) + "\"", "request.json is too large");
    assertRefused("{\"seed\": " + "9".repeat(101) + "}", "request.json is not valid JSON");
    String entity = "{\"prompt\":\"a\",\"region\":{\"box\":[0,0,1,1]}},";
    assertRefused(
        "{\"prompt\":\"p\",\"entities\":[" + entity.repeat(64) + entity.replace("},", "}") + "]}",
        "entities has 65 items; at most 64 are allowed.");
  }

  @Test
  void a_long_value_is_not_repeated_whole() {
    assertThatThrownBy(
            () -> read("{\"prompt\": \"p\", \"width\": \"" + "x".repeat(100_000) + "\"}"))
        .message()
        .hasSizeLessThan(200);
  }

  private static void read(String json) {
    RequestJson.read(
        json.getBytes(StandardCharsets.UTF_8),
        "request.json",
        Attachments.of(FILES),
        GenerationDefaults.PAPER);
  }

  private static void assertRefused(String json, String because) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> read(json))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(because));
  }
}
