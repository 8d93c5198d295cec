package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit.AddEntity;
import studio.eligen.agent.design.DesignEdit.SetHidden;
import studio.eligen.agent.design.DesignEdit.SetLocked;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.engine.Region;
import studio.eligen.prompts.Prompts;

/** What may be said next fits what is there. */
class NextSentencesTest {

  private static final Vocabulary TINY = VocabularyFile.of(TinyModel.FOLDER);

  private static History said(Vocabulary vocabulary, String... sentences) {
    History history = History.of(Design.blank(new Canvas(256, 256), 1));
    RuleBasedDesigner designer = new RuleBasedDesigner(vocabulary, Prompts.builtIn());
    for (String words : sentences) {
      Reply reply = designer.answer(new Turn(words, history, List.of()));
      history = reply.action().applyTo(history, words);
    }
    return history;
  }

  private static List<String> next(Vocabulary vocabulary, History history) {
    return new NextSentences(vocabulary, Prompts.builtIn()).after(history);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a cat and a red car on a beach",
        "two dogs in a forest",
        "a panda in the middle, a sun in the top left corner and a boat on the sea",
        "a bed, a lamp and a chair in a bedroom",
        "a tractor on a farm"
      })
  void each_is_understood_and_changes_the_design_over_many_turns(String scene) {
    for (Vocabulary vocabulary : List.of(TINY, VocabularyFile.anything())) {
      History history = said(vocabulary, scene);
      RuleBasedDesigner designer = new RuleBasedDesigner(vocabulary, Prompts.builtIn());
      for (int turn = 0; turn < 8; turn++) {
        List<String> sentences = next(vocabulary, history);
        assertThat(sentences).as("%s after %d turns", scene, turn).hasSizeBetween(2, 3);
        for (String words : sentences) {
          Reply reply = designer.answer(new Turn(words, history, List.of()));
          assertThat(reply.action())
              .as("%s: %s", words, reply.text())
              .isInstanceOf(Action.Change.class);
        }
        String chosen = sentences.get(turn % sentences.size());
        history =
            designer.answer(new Turn(chosen, history, List.of())).action().applyTo(history, chosen);
      }
    }
  }

  @Test
  void they_change_with_the_versions_and_name_what_is_there() {
    History history = said(TINY, "a cat and a red car on a beach");
    Set<String> seen = new TreeSet<>();
    for (int turn = 0; turn < 5; turn++) {
      List<String> sentences = next(TINY, history);
      assertThat(sentences.get(0)).containsPattern("the (cat|red car|.* car)");
      assertThat(sentences.get(1)).startsWith("add ");
      assertThat(sentences.get(2)).startsWith("put it ");
      seen.addAll(sentences);
      history = history.then(history.design(), "again");
    }
    assertThat(seen).hasSizeGreaterThan(10);
  }

  /** Whoever looks at the conversation waits for it. */
  @Test
  @Timeout(20)
  void names_that_take_long_to_read_are_not_read_for_each_sentence() {
    Design design = Design.blank(new Canvas(256, 256), 1);
    for (int i = 0; i < 32; i++) {
      Region box = new Region.Box(0, 0, 0.5, 0.5);
      design = design.with(new AddEntity(new Entity("e" + i, "a,".repeat(500), box)));
    }
    assertThat(next(TINY, History.of(design))).isEmpty();
  }

  @Test
  void nothing_is_suggested_about_what_is_locked_hidden_or_not_told_apart_and_no_sun_indoors() {
    History twins = said(TINY, "two dogs in a bedroom");
    assertThat(next(TINY, twins)).noneMatch(words -> words.contains("the dog"));
    assertThat(next(TINY, twins)).noneMatch(words -> words.contains("corner"));
    History cat = said(TINY, "a cat on a beach");
    Design locked = cat.design().with(new SetLocked("cat", true));
    assertThat(next(TINY, cat.then(locked, "lock"))).noneMatch(words -> words.contains("the cat"));
    Design hidden = cat.design().with(new SetHidden("cat", true));
    assertThat(next(TINY, cat.then(hidden, "hide"))).isEmpty();
  }

  @Test
  void colours_and_places_are_such_as_the_things_may_have() {
    History history =
        said(TINY, "a birthday cake, a brown dog, a yellow gift and a girl in a park");
    for (int turn = 0; turn < 8; turn++) {
      assertThat(next(TINY, history))
          .noneMatch(words -> words.matches("make the brown dog (?:red|blue|yellow|green|brown)"))
          .noneMatch(words -> words.matches("make the yellow gift yellow"))
          .noneMatch(words -> words.matches("make the girl (?:red|blue|yellow|green)"))
          .noneMatch(words -> words.matches("put it .*(?:underwater|space|moon|sea|sky|arctic)"));
      history = history.then(history.design(), "again");
    }
  }
}
