package studio.eligen.agent.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.prompts.Prompts;

/** Sentences, and what the designer of rules makes of each. */
public final class Layouts {

  private static final Canvas CANVAS = new Canvas(512, 512);

  private Layouts() {}

  /** A sentence and its design. */
  public record Layout(String sentence, Design design) {}

  /**
   * The sentences that the page about layouts shows, laid out.
   *
   * @param vocabulary that tells what can be drawn
   */
  public static List<Layout> shown(Vocabulary vocabulary) {
    RuleBasedDesigner designer = new RuleBasedDesigner(vocabulary, Prompts.builtIn());
    return sentences().stream().map(sentence -> layout(sentence, designer)).toList();
  }

  private static Layout layout(String sentence, RuleBasedDesigner designer) {
    History blank = History.of(Design.blank(CANVAS, 0));
    Design design =
        designer
            .answer(new Turn(sentence, blank, List.of()))
            .action()
            .applyTo(blank, sentence)
            .design();
    return new Layout(sentence, design);
  }

  private static List<String> sentences() {
    try (InputStream in = Layouts.class.getResourceAsStream("layouts.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
