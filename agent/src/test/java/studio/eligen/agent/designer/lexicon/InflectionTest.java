package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InflectionTest {

  @ParameterizedTest
  @CsvSource({
    "chasing, chase",
    "sitting, sit",
    "hoping, hope",
    "hopping, hop",
    "looking, look",
    "rolling, roll",
    "juggled, juggle",
    "carried, carry",
    "perched, perch",
    "painted, paint",
    "passes, pass",
    "closes, close",
    "flies, fly",
    "goes, go",
    "lying, lie",
    "held, hold",
    "ridden, ride",
    "was, be",
    "bring, bring",
    "feed, feed",
    "kiss, kiss",
    "is, be"
  })
  void a_form_of_a_verb_leads_to_its_dictionary_form(String form, String lemma) {
    assertThat(Inflection.lemma(form)).isEqualTo(lemma);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigger", "darker", "larger", "happier", "wider"})
  void comparatives_are_told_by_the_adjectives_that_they_are_of(String word) {
    assertThat(Inflection.isComparative(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"leather", "silver", "inner", "clever", "per"})
  void other_words_that_end_alike_are_no_comparatives(String word) {
    assertThat(Inflection.isComparative(word)).isFalse();
  }
}
