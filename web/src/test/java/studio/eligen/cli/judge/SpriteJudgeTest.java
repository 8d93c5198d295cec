package studio.eligen.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.eligen.cli.judge.Composition.Thing;

class SpriteJudgeTest {

  @Test
  void a_judge_tells_things_places_and_colours_that_it_was_not_shown() {
    Sprites sprites = Sprites.load();
    SpriteJudge judge = SpriteJudge.trained(sprites, 200);
    SplittableRandom random = new SplittableRandom(9);
    int shown = 0;
    int right = 0;
    int found = 0;
    for (int i = 0; i < 6; i++) {
      Composition composition = Composition.of(sprites, random);
      for (Thing thing : composition.things()) {
        if (composition.shows(thing)) {
          String name = thing.sprite().name();
          shown++;
          right +=
              judge.thing(composition.picture(), thing.box()).equals(Optional.of(name)) ? 1 : 0;
          found +=
              judge
                      .find(composition.picture(), name, thing.box())
                      .filter(find -> SpriteJudge.overlap(find.box(), thing.box()) > .5)
                      .isPresent()
                  ? 1
                  : 0;
        }
      }
    }
    assertThat((double) right / shown).isGreaterThan(.8);
    assertThat((double) found / shown).isGreaterThan(.8);
  }

  @Test
  void intervals_are_wilsons_and_the_bootstraps() {
    List<Boolean> outcomes =
        IntStream.range(0, 20).mapToObj(i -> i < 18).toList(); // 0.699 to 0.972 by the formula
    Interval share = Interval.share(outcomes);

    assertThat(share.low()).isCloseTo(.699, within(.001));
    assertThat(share.high()).isCloseTo(.972, within(.001));
    assertThat(share).hasToString("0.90 (0.70–0.97)");
    assertThat(Interval.mean(Collections.nCopies(5, .25))).hasToString("0.25 (0.25–0.25)");
    assertThat(Interval.mean(List.of(.25))).hasToString("0.25");
    assertThat(Interval.share(List.of())).hasToString("–");
  }
}
