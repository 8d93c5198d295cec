package studio.eligen.cli.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.agent.pairs.Difference;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.cli.pictures.PictureTrial.Overlap;
import studio.eligen.cli.pictures.PictureTrial.Thing;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;

class WaysTest {

  @Test
  void each_way_draws_another_picture_of_the_same_noise_and_words() {
    PictureTrial trial =
        new PictureTrial(
            Overlap.NONE,
            "on a beach",
            List.of(new Thing("cat", "red", new Rectangle(16, 96, 96, 96))),
            5);
    try (Ways ways =
        new Ways(
            TinyModel.FOLDER, EngineOptions.DEFAULT, TinyModel.settings(1), new Cancellation())) {
      List<BufferedImage> pictures =
          Stream.of(Way.values()).map(way -> ways.draw(trial, way)).toList();

      for (int i = 1; i < pictures.size(); i++) {
        assertThat(Difference.of(pictures.get(i - 1), pictures.get(i)).cardinality()).isPositive();
      }
    }
  }

  @Test
  void trials_overlap_as_much_as_they_shall() {
    PictureTrials lots = new PictureTrials(Sprites.load(), VocabularyFile.of(TinyModel.FOLDER), 1);

    List<PictureTrial> trials = lots.of(1);

    assertThat(trials).hasSize(10);
    assertThat(trials.get(0).caption()).startsWith("a");
    for (PictureTrial trial : trials) {
      if (trial.overlap() == Overlap.NONE) {
        assertThat(trial.overlaps()).isZero();
      } else {
        assertThat(trial.overlaps()).isGreaterThanOrEqualTo(trial.overlap().least);
      }
    }
  }
}
