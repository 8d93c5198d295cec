package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;

class MultiDiffusionTest {

  @Test
  void a_cell_takes_the_mean_of_its_regions_and_the_whole_prompt_where_there_is_none() {
    PictureGrid grid = new PictureGrid(16, 16);
    BitSet left = new BitSet();
    left.set(0);
    left.set(1);
    BitSet right = new BitSet();
    right.set(1);

    List<float[]> shares =
        MultiDiffusion.shares(
            List.of(new LatentCells(grid, left), new LatentCells(grid, right)), 4);

    assertThat(shares.get(0)).containsExactly(1, .5f, 0, 0);
    assertThat(shares.get(1)).containsExactly(0, .5f, 0, 0);
    assertThat(shares.get(2)).containsExactly(0, 0, 1, 1);
  }
}
