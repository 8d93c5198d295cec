package studio.eligen.agent.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.Cancellation;
import studio.eligen.prompts.Prompts;

class PairFactoryTest {

  private static final TinyModel.Loaded MODEL = TinyModel.load();

  private static final int ADD = 0;
  private static final int BACKGROUND = 6;

  private final PairFactory factory =
      new PairFactory(
          new Scripts(VocabularyFile.of(TinyModel.FOLDER), Prompts.builtIn(), new Canvas(160, 160)),
          new EditPlans(new RenderPlanner(TinyModel.settings(160, 160, 2), Prompts.builtIn())),
          MODEL);

  @AfterAll
  static void close() {
    MODEL.engine().close();
  }

  @Test
  void the_pictures_of_a_pair_differ_inside_its_mask_alone() {
    for (long number : new long[] {ADD, BACKGROUND}) {
      Pair pair = factory.pair(0, number, new Cancellation());

      BitSet differ = Difference.of(pair.original(), pair.edited());
      assertThat(differ.cardinality()).isPositive().isEqualTo(pair.changed());
      differ.andNot(pair.mask().pixels());
      assertThat(differ.cardinality()).isZero().isEqualTo(pair.changedOutside());
      assertThat(pair.mask().pixels().cardinality()).isLessThan(160 * 160);
    }
  }

  @Test
  void a_pair_is_the_same_whatever_was_made_before_it() {
    Pair alone = factory.pair(4, 7, new Cancellation());
    Pair again = factory.pair(4, 7, new Cancellation());

    assertThat(Difference.of(alone.edited(), again.edited()).cardinality()).isZero();
    assertThat(again.script().instructions()).isEqualTo(alone.script().instructions());
    assertThat(factory.pair(5, 7, new Cancellation()).script().before())
        .isNotEqualTo(alone.script().before());
  }
}
