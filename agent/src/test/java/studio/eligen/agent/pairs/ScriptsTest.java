package studio.eligen.agent.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.prompts.Prompts;

class ScriptsTest {

  private static final Vocabulary WORDS = VocabularyFile.of(TinyModel.FOLDER);

  private final Scripts scripts = new Scripts(WORDS, Prompts.builtIn(), new Canvas(256, 256));

  @ParameterizedTest
  @EnumSource
  void every_wording_of_an_edit_makes_the_same_design_and_nothing_else_changes(EditKind kind) {
    PairScript script = scripts.script(kind, new SplittableRandom(3));

    assertThat(script.instructions()).isNotEmpty();
    assertThat(script.wish().kind()).isEqualTo(kind);
    for (String words : script.instructions()) {
      History history = History.of(script.before());
      assertThat(
              new RuleBasedDesigner(WORDS, Prompts.builtIn())
                  .answer(new Turn(words, history, java.util.List.of()))
                  .action()
                  .applyTo(history, words)
                  .design())
          .as(words)
          .isEqualTo(script.after());
    }
    assertThat(script.wish().fulfilled().test(script.before(), script.after())).isTrue();
    assertThat(scripts.script(kind, new SplittableRandom(3)).after()).isEqualTo(script.after());
  }
}
