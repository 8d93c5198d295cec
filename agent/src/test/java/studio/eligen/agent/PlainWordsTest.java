package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {

  /** ESC, BEL and the one-byte introducers are written as names in braces, to be read at all. */
  private static String bytes(String named) {
    return named
        .replace("{ESC}", "\u001b")
        .replace("{BEL}", "\u0007")
        .replace("{ST}", "\u009c")
        .replace("{CSI}", "\u009b")
        .replace("{OSC}", "\u009d")
        .replace("{SS3}", "\u008f")
        .replace("{NUL}", "\0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      value = {
        "{ESC}[31mcat | cat",
        "a {ESC}[1;38;5;196mred{ESC}[0m cat{ESC}[K | a red cat",
        "a{ESC}[?25l cat{ESC}[2 q | a cat",
        "{CSI}31mcat | cat",
        "{ESC}]0;my title{BEL}cat | cat",
        "{ESC}]8;;http://x.org{ESC}\\cat{ESC}]8;;{ESC}\\ | cat",
        "{OSC}2;title{ST}cat | cat",
        "{ESC}P0;1;0q#0;2;0;0;0~~{ESC}\\cat | cat",
        "{ESC}_Gf=100;AAAA{ESC}\\cat{ESC}^private{ESC}\\{ESC}Xstart{ESC}\\ | cat",
        "{ESC}OAcat{ESC}NB{SS3}P | cat",
        "{ESC}(B{ESC}[mcat{ESC}#8 | cat",
        "{ESC}7cat{ESC}8{ESC}c{ESC}=| cat",
        "{ESC}{ESC}[31mcat | cat",
        "cat{ESC} | cat",
        "cat{ESC}[31 | cat",
        "cat{BEL}s{NUL} | cats",
      })
  void a_sequence_for_the_terminal_goes_as_a_whole(String named, String words) {
    assertThat(PlainWords.of(bytes(named))).isEqualTo(words);
  }

  @Test
  void what_has_no_width_parts_no_word() {
    assertThat(PlainWords.of("a c\u200bat\ufeff, soft\u00adly \u2060sleeping\udb40\udc41"))
        .isEqualTo("a cat, softly sleeping");
    String family = "\ud83d\udc68\u200d\ud83d\udc69";
    assertThat(PlainWords.of(family)).isEqualTo(family);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a cat [31m on a beach",
        "two\nlines\tand a tab",
        "Möwe, 猫, 🐱 and é",
        "a 3;4 table]",
        "",
      })
  void words_stay_as_they_are(String words) {
    assertThat(PlainWords.of(words)).isEqualTo(words);
  }

  @Test
  void what_is_said_behind_a_title_that_never_ends_is_not_lost() {
    assertThat(PlainWords.of("\u001b]0;a cat on a beach")).isEqualTo("0;a cat on a beach");
    assertThat(PlainWords.of("\u001b[31é")).isEqualTo("é");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b]", "\u001b[", "\u001b", "\u001b[1;", "\u001bP\u001b"})
  void any_number_of_beginnings_costs_linear_time(String beginning) {
    String hostile = beginning.repeat(300_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(PlainWords.of(hostile)).doesNotContain("\u001b"));
  }

  @Test
  void a_sequence_is_begun_until_its_last_byte_has_come() {
    assertThat(PlainWords.isBegun("\u001b")).isTrue();
    assertThat(PlainWords.isBegun("\u001b[31")).isTrue();
    assertThat(PlainWords.isBegun("\u001b]0;title")).isTrue();
    assertThat(PlainWords.isBegun("\u001b]0;title\u001b")).isTrue();
    assertThat(PlainWords.isBegun("\u001bO")).isTrue();
    assertThat(PlainWords.isBegun("\u001b(")).isTrue();
    assertThat(PlainWords.isBegun("\u001b[31m")).isFalse();
    assertThat(PlainWords.isBegun("\u001b]0;title\u0007")).isFalse();
    assertThat(PlainWords.isBegun("\u001bOA")).isFalse();
    assertThat(PlainWords.isBegun("\u001b7")).isFalse();
    assertThat(PlainWords.isBegun("cat")).isFalse();
  }
}
