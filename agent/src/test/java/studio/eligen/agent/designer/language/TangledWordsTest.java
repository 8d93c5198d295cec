package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit.AddEntity;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** Words that could be read in more ways than there is time for. */
class TangledWordsTest {

  @ParameterizedTest
  @CsvSource({
    "remove, everything but",
    "remove, everything except the cat and",
    "remove, everything except the cat except",
    "remove the cat that is, next to the cat that is",
    "move the cat, left of the cat",
    "a dog, not the cat but",
    "a dog, instead of",
    "and, then",
  })
  void what_nests_without_end_is_answered_soon(String begin, String again) {
    Talk talk = new Talk(VocabularyFile.anything());
    talk.say("a red car and a cat in a forest");
    String words = begin + (" " + again).repeat(240 / again.split(" ").length);
    String answer = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> talk.say(words).text());
    assertThat(answer).isNotBlank();
  }

  @Test
  void a_long_quotation_that_begins_with_a_mark_breaks_no_sentence() {
    Talk talk = new Talk(Worlds.small());
    talk.say("a red car and a cat in a forest");
    String words =
        "\" … ) who another who make side house another corner no bigger to each house each"
            + " smaller between no \"";
    assertThat(talk.say(words).text()).isNotBlank();
  }

  /** It has hundreds of things with all their names: made for each clause, they took most time. */
  @Test
  void what_is_made_of_a_model_s_words_for_reading_is_made_once() {
    Vocabulary model = Worlds.small();
    assertThat(model.opened()).isNotSameAs(model).isSameAs(model.opened());
  }

  /** Each rule asks for the words of all names, and what they are names of. */
  @ParameterizedTest
  @ValueSource(strings = {"cat", "cat ", "red ", "cat's "})
  void names_without_end_hold_no_sentence_up(String again) {
    String name = again.repeat(1_980 / again.length()).strip();
    History history = History.of(named(Collections.nCopies(32, name)));
    RuleBasedDesigner designer =
        new RuleBasedDesigner(VocabularyFile.anything(), Prompts.builtIn());
    designer.answer(new Turn("a cat", history, List.of()));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    for (String words : List.of("make the cat and the dog bigger", "zqxw the wfooz xyzzi")) {
      designer.answer(new Turn(words, history, List.of()));
    }
    assertThat((threads.getCurrentThreadCpuTime() - begun) / 1e9).isLessThan(4);
  }

  /** A file, a model or a hand on the canvas may call a thing so. */
  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "'", "…", "\""})
  void what_is_called_by_a_mark_alone_breaks_no_sentence(String name) {
    History history = History.of(named(List.of(name)));
    RuleBasedDesigner designer =
        new RuleBasedDesigner(VocabularyFile.anything(), Prompts.builtIn());
    for (String words :
        List.of("a dog", "make it bigger", "what is there?", "remove it", "a dog next to it")) {
      assertThat(designer.answer(new Turn(words, history, List.of())).text()).isNotBlank();
    }
    assertThatCode(
            () -> new NextSentences(VocabularyFile.anything(), Prompts.builtIn()).after(history))
        .doesNotThrowAnyException();
  }

  private static Design named(List<String> names) {
    Design design = Design.blank(new Canvas(256, 256), 1);
    for (int i = 0; i < names.size(); i++) {
      Entity thing = new Entity("e" + i, names.get(i), new Region.Box(0, 0, 0.5, 0.5));
      design = design.with(new AddEntity(thing));
    }
    return design;
  }

  /** As long as words may be on the page. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-",
        "a'",
        "x",
        "bcdf",
        "qu",
        "é",
        "a\u0301",
        "猫",
        "🐈‍⬛",
        "1",
        "1.",
        "-",
        "'",
        "\"",
        "(",
        "[",
        "|",
        ",",
        ".",
        "...",
        "!",
        "a ",
        "a, ",
        "the the's ",
        "it's ",
        "i ",
        "to ",
        "very ",
        "please ",
        "ok, ",
        "1 x ",
        "50px",
        "-> ",
        "+a",
        "\"a\" ",
        "' '",
        "close up ",
        "the cat's colour ",
        "more ",
        ", \"a\" ",
        "not a ",
      })
  void the_same_again_and_again_is_answered_soon(String again) {
    Talk talk = new Talk(VocabularyFile.anything());
    talk.say("a red car and a cat in a forest");
    for (String begin : List.of("", "add ", "make it ")) {
      String words = begin + again.repeat((4_000 - begin.length()) / again.length());
      String answer =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> talk.say(words).text());
      assertThat(answer).isNotBlank();
    }
  }
}
