package studio.eligen.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids are those of open_clip 3.3.0 and of sentencepiece 0.2 with T5's own model. */
class ShippedTokenizersTest {

  private static final Tokenizers SHIPPED =
      Tokenizers.load(Optional.empty(), Optional.empty(), 32, 8);

  @Test
  void an_entitys_prompt_is_cut_off_as_the_tokenizer_does_it() {
    try (Tokenizers eight = Tokenizers.load(Optional.empty(), Optional.empty(), 8, 8)) {
      for (String text : List.of("", "x", "a photo of a cat", "A red car, and a butterfly!")) {
        assertThat(SHIPPED.entityT5(text)).as(text).isEqualTo(eight.t5(text));
      }
    }
  }

  @AfterAll
  static void close() {
    SHIPPED.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a photo of a cat | 49406 320 1125 539 320 2368 49407",
        "A red car, and a butterfly in a forest! | 49406 320 736 1615 267 537 320 9738 530 320 4167 256 49407",
        "don't you'll we've | 49406 847 713 592 1342 649 1200 49407",
        "日本語 emoji 🙂 | 49406 39121 44353 34002 508 16327 14860 49407",
        "x | 49406 343 49407"
      })
  void clip_gives_the_references_ids_and_pads_with_the_end_marker(String text, String ids) {
    long[] expected = longs(ids, 77, 49407);
    assertThat(SHIPPED.clip(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "translate English to German: That is good. | 13959 1566 12 2968 10 466 19 207 5 1",
        "a photo of a cat | 3 9 1202 13 3 9 1712 1",
        "A red car, and a butterfly in a forest! | 71 1131 443 6 11 3 9 23337 16 3 9 5827 55 1",
        "café naïve 3.14 — “quotes”  two   spaces | 11949 3 29 9 2 162 1877 2534 3 318 105 8270 15 7 153 192 4856 1",
        "日本語 emoji 🙂 | 3 2 3 15 51 21892 3 2 1",
        "x | 3 226 1"
      })
  void t5_gives_the_references_ids_and_pads_with_zeros(String text, String ids) {
    assertThat(SHIPPED.t5(text)).isEqualTo(longs(ids, 32, 0));
  }

  @Test
  void they_take_as_many_tokens_as_flux_was_trained_with() {
    assertThat(SHIPPED.clip("word ".repeat(200))).hasSize(77);
    assertThat(Tokenizers.t5Length(Optional.empty())).isEqualTo(512);
  }

  private static long[] longs(String ids, int length, long padding) {
    long[] given = Stream.of(ids.split(" ")).mapToLong(Long::parseLong).toArray();
    long[] padded = Arrays.copyOf(given, length);
    Arrays.fill(padded, given.length, length, padding);
    return padded;
  }
}
