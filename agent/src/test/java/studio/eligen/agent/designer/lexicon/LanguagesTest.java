package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

  private final Languages languages = new Languages(VocabularyFile.anything());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eine Katze auf dem Sofa | Ohne Sprachmodell",
        "füge links einen Hund hinzu | Ohne Sprachmodell",
        "un chat sur la plage | Sans modèle",
        "ajoute un chat à gauche | Sans modèle",
        "pon un gato en la izquierda | Sin un modelo",
        "un perro y una casa roja | Sin un modelo",
        "un gatto sulla spiaggia | Senza un modello",
        "aggiungi un cane a destra | Senza un modello",
        "um cachorro na praia | Sem um modelo",
        "adicione uma árvore à esquerda | Sem um modelo",
        "een kat op het strand | Zonder taalmodel",
        "zet de hond naast het huis | Zonder taalmodel",
        "在海滩上画一只猫 | 没有连接语言模型",
        "左に猫を追加 | 言語モデル",
        "добавь кота слева | Without a model server",
        "lägg till en katt och en hund | Without a model server"
      })
  void whoever_speaks_another_language_is_answered_in_it_where_that_is_known(
      String words, String answer) {
    assertThat(languages.answer(Words.of(words), "").orElseThrow())
        .startsWith(answer)
        .contains("docs/mllm.md");
  }

  @Test
  void an_answer_is_in_one_language_but_for_the_english_sentences_that_it_offers() {
    String examples =
        "Say for example \"move the car left\" or \"add a cat\"; \"help\" tells more.";
    assertThat(languages.answer(Words.of("eine Katze auf dem Sofa"), examples).orElseThrow())
        .endsWith("Auf Englisch geht zum Beispiel: \"move the car left\", \"add a cat\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a cat on a sofa",
        "a photo of the Tour de France",
        "a painting of Los Angeles at night",
        "los angeles",
        "Café de la Paix with two people",
        "a sign that says 東京",
        "piñata",
        "crème brûlée on a plate",
        "add a dachshund",
        "make the die red",
        "two jalapeños and a taco",
        "a portrait of Leonardo da Vinci",
        "fhqwhgads"
      })
  void english_stays_english_whatever_names_are_in_it(String words) {
    assertThat(languages.answer(Words.of(words), "")).isEmpty();
  }

  @Test
  void a_word_or_two_that_nobody_understood_are_foreign_when_they_look_so() {
    assertThat(languages.answerToUnknown(Words.of("grüne Wiese"), "").orElseThrow())
        .startsWith("Ohne Sprachmodell");
    assertThat(languages.answerToUnknown(Words.of("blorp"), "")).isEmpty();
  }
}
