package studio.eligen.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {

  private static Optional<String> fault(byte[] json) {
    try {
      StrictJson.read(json);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(StrictJson.reason(e));
    }
  }

  private static String fault(String json) {
    return fault(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                 | it ends too early (line 1, column 2)",
        "{\"a\": [1, {\"b\":  | it ends too early (line 1, column 16, in a[1].b)",
        "{\"a\": 1, \"a\": 2}  | the field \"a\" is there twice (line 1, column 13, in a)",
        "{\"a\": 1} {}        | something follows behind its end (line 1, column 10)",
        "{\"a\": 1]           | \"]\" closes what it did not open (line 1, column 8, in a)",
        "{\"a\": yes}         | \"yes\" is no value (line 1, column 7, in a)",
        "{a: 1}              | the character \"a\" does not belong there (line 1, column 2)",
        "{\"a\": 01}          | a number is not written as in JSON (line 1, column 8, in a)",
        "{\"a\": \"\\x\"}      | a text has an escape that JSON does not know (line 1, column 9, in a)",
      })
  void what_is_wrong_is_said_with_its_line_its_column_and_its_field(String json, String said) {
    assertThat(fault(json)).isEqualTo(said);
  }

  @Test
  void bounds_are_named() {
    assertThat(fault("[".repeat(1_000))).isEqualTo("it is nested deeper than 64 levels");
    assertThat(fault("[" + "1".repeat(200))).isEqualTo("a number has more than 100 digits");
    assertThat(fault("{\"" + "n".repeat(9_000))).isEqualTo("a text is longer than 4096 characters");
    assertThat(fault("[" + "1,".repeat(4_000_000))).isEqualTo("it has more than 3000000 parts");
    assertThat(fault(names(200_000))).startsWith("it has more than 100000 names (line 1, ");
    assertThat(fault("\n\"a\tb\""))
        .isEqualTo("a text has a control character; write it as an escape (line 2, column 3)");
    assertThat(fault(new byte[] {'"', -1, '"'})).hasValue("it is not UTF-8 (line 1, column 3)");
  }

  /** An object of so many fields, whose names are spread as wide as in an attack. */
  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"%x\":1".formatted(i * 0x9E3779B97F4A7C15L))
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void as_many_names_as_a_tokenizer_s_vocabulary_has_are_read() throws JsonProcessingException {
    assertThat(StrictJson.read(names(49_408))).hasSize(49_408);
  }

  @Test
  void other_unicode_than_utf_8_is_read_and_refused_where_it_is_broken()
      throws JsonProcessingException {
    byte[] wide = "{\"a\": 1}".getBytes(StandardCharsets.UTF_16);
    assertThat(StrictJson.read(wide).get("a").intValue()).isEqualTo(1);
    assertThat(fault(new byte[] {0, 0, 0, '{', 127, 0, 0, -1})).hasValue("it is not UTF-8");
  }

  @Test
  void whatever_is_broken_no_word_of_the_parser_is_passed_on() {
    byte[] json =
        "{\"a\": [1.5e3, -2, true, null, \"\\u00e9\\n\"], \"b\": {\"c\": NaN}}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] broken = "{}[]\",:\\x-+.e0tf\n\0\u0080/*#'".getBytes(StandardCharsets.ISO_8859_1);
    int faults = 0;
    for (int at = 0; at < json.length; at++) {
      for (byte other : broken) {
        byte[] changed = json.clone();
        changed[at] = other;
        Optional<String> fault = fault(changed);
        fault.ifPresent(
            said ->
                assertThat(said)
                    .as(new String(changed, StandardCharsets.ISO_8859_1))
                    .matches("[^\\p{Cntrl}]+ \\(line \\d+, column \\d+(, in .*)?\\)")
                    .doesNotContain("Source", "marker", "Stream", "code ", "JsonParser", "cannot"));
        faults += fault.isPresent() ? 1 : 0;
      }
    }
    assertThat(faults).isGreaterThan(500);
  }
}
