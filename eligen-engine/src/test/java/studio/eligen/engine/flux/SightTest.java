package studio.eligen.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Golden;
import studio.eligen.engine.Region;
import studio.eligen.engine.region.AttentionGroups;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.PixelMask;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.region.RegionalAttention;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/** Attention in groups is that with a mask. */
class SightTest {

  private static final double TOLERANCE = 2e-6;
  private static final int PROMPT = 7;
  private static final int IMAGE = 60;
  private static final int HEADS = 2;
  private static final int WIDTH = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void groups_attend_as_the_mask_lets_them_over_any_regions(long seed) {
    Random random = new Random(seed);
    int entityTokens = 1 + random.nextInt(PROMPT);
    RegionalAttention regional =
        new RegionalAttention(regions(random), entityTokens, PROMPT, IMAGE);
    AttentionGroups groups = AttentionGroups.of(regional);
    int tokens = regional.tokens();
    float[][] qkv = new float[3][HEADS * tokens * WIDTH];
    for (float[] each : qkv) {
      for (int i = 0; i < each.length; i++) {
        each[i] = (float) random.nextGaussian();
      }
    }
    Torch torch = Golden.TORCH;
    try (Scope scope = Scope.open()) {
      float[] expected = attend(torch, new Sight.Masked(regional.mask(torch)), qkv, tokens);
      float[][] ordered = new float[3][];
      for (int i = 0; i < 3; i++) {
        ordered[i] = moved(qkv[i], groups.imageOrder(), tokens);
      }
      float[] grouped = attend(torch, new Sight.Grouped(groups), ordered, tokens);
      float[] back = moved(grouped, groups.places(), tokens);
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) Math.abs(back[i] - expected[i])).isLessThan(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_token_asks_once_and_every_image_token_has_a_place(long seed) {
    RegionalAttention regional =
        new RegionalAttention(regions(new Random(seed)), PROMPT, PROMPT, IMAGE);
    AttentionGroups groups = AttentionGroups.of(regional);
    BitSet asking = new BitSet();
    for (AttentionGroups.Group group : groups.groups()) {
      int from = (int) group.queries().from();
      assertThat(asking.nextSetBit(from)).isEqualTo(-1);
      asking.set(from, (int) group.queries().to());
    }
    assertThat(asking.cardinality()).isEqualTo(regional.tokens());
    assertThat(groups.imageOrder()).hasSize(IMAGE).doesNotHaveDuplicates();
  }

  @Test
  void at_the_size_of_flux_six_boxes_cost_less_than_half_of_the_mask() {
    PictureGrid grid = new PictureGrid(1024, 1024);
    List<RegionTokens> boxes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Region box = new Region.Box(i / 6.0, 0.4, i / 6.0 + 0.15, 0.9);
      boxes.add(RegionTokens.of(LatentCells.of(PixelMask.of(box, grid))));
    }
    RegionalAttention regional = new RegionalAttention(boxes, 512, 512, grid.imageTokens());
    assertThat(AttentionGroups.of(regional).work()).isLessThan(0.5);
    assertThat(Sight.of(regional, Golden.TORCH)).isInstanceOf(Sight.Grouped.class);
  }

  @Test
  void a_small_picture_is_attended_with_a_mask() {
    RegionalAttention small = new RegionalAttention(regions(new Random(1)), PROMPT, PROMPT, IMAGE);
    try (Scope scope = Scope.open()) {
      assertThat(Sight.of(small, Golden.TORCH)).isInstanceOf(Sight.Masked.class);
    }
  }

  /** Some that overlap, one that is empty, one that is the whole picture. */
  private static List<RegionTokens> regions(Random random) {
    List<RegionTokens> regions = new ArrayList<>();
    for (int entity = 0; entity < 1 + random.nextInt(5); entity++) {
      BitSet tokens = new BitSet();
      tokens.set(random.nextInt(IMAGE / 2), IMAGE / 2 + random.nextInt(IMAGE / 2));
      tokens.flip(random.nextInt(IMAGE));
      regions.add(new RegionTokens(tokens));
    }
    regions.add(new RegionTokens(new BitSet()));
    if (random.nextBoolean()) {
      BitSet all = new BitSet();
      all.set(0, IMAGE);
      regions.add(new RegionTokens(all));
    }
    return regions;
  }

  private static float[] attend(Torch torch, Sight sight, float[][] qkv, int tokens) {
    NDArray q = torch.array(qkv[0], 1, HEADS, tokens, WIDTH); // (1, heads, tokens, headWidth)
    NDArray k = torch.array(qkv[1], 1, HEADS, tokens, WIDTH); // (1, heads, tokens, headWidth)
    NDArray v = torch.array(qkv[2], 1, HEADS, tokens, WIDTH); // (1, heads, tokens, headWidth)
    return sight.attend(torch.kernels(), q, k, v).toFloatArray();
  }

  /** The image's tokens, which come last, in another order. */
  private static float[] moved(float[] values, long[] order, int tokens) {
    float[] moved = values.clone();
    for (int head = 0; head < HEADS; head++) {
      for (int place = 0; place < order.length; place++) {
        int to = head * tokens + tokens - IMAGE + place;
        int from = head * tokens + tokens - IMAGE + (int) order[place];
        System.arraycopy(values, from * WIDTH, moved, to * WIDTH, WIDTH);
      }
    }
    return moved;
  }
}
