package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.evaluation.Layouts.Layout;

class LayoutsTest {

  private static final Vocabulary ANYTHING = VocabularyFile.anything();
  private static final List<Layout> SHOWN = Layouts.shown(ANYTHING);

  @Test
  void every_sentence_that_is_shown_has_things() {
    assertThat(SHOWN).hasSize(20).noneMatch(layout -> layout.design().entities().isEmpty());
  }

  @Test
  void the_report_has_a_row_a_sentence_and_no_size_out_of_order() {
    List<String> rows = new LayoutReport(ANYTHING).of(SHOWN).lines().skip(2).toList();

    assertThat(rows).hasSameSizeAs(SHOWN).allMatch(row -> row.endsWith("| – |"));
  }

  @Test
  void the_sheet_shows_four_layouts_in_a_row() {
    BufferedImage sheet = LayoutSheet.of(SHOWN);

    assertThat(sheet.getWidth()).isEqualTo(4 * 318 + 18);
    assertThat(sheet.getHeight()).isEqualTo(5 * 362 + 18);
  }
}
