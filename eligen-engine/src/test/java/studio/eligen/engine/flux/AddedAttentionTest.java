package studio.eligen.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Golden;
import studio.eligen.engine.region.AttentionGroups;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.region.RegionalAttention;
import studio.eligen.engine.tensor.Scope;

/** A style picture acts where it is told to, and nowhere else. */
class AddedAttentionTest {

  private static final int HEADS = 2;
  private static final int HEAD_WIDTH = 4;
  private static final int HIDDEN = HEADS * HEAD_WIDTH;
  private static final int TEXT = 6;
  private static final int IMAGE = 10;
  private static final int PICTURE = 3;

  private static final FluxConfig CONFIG =
      new FluxConfig(64, 64, 48, 40, HEADS, HEAD_WIDTH, 1, 1, new int[] {0, 2, 2}, true);

  private final Random random = new Random(7);

  @Test
  void restricted_to_a_region_it_changes_the_image_tokens_there_and_no_other() {
    BitSet where = new BitSet();
    where.set(2, 5);
    try (Scope scope = Scope.open()) {
      List<AddedAttention> added =
          added(Optional.of(new RegionTokens(where)), new Sight.Everyone());

      assertThat(changed(added.get(0), IMAGE)).isEqualTo(where);
      assertThat(changed(added.get(1), TEXT + IMAGE)).isEqualTo(shifted(where, TEXT));
    }
  }

  /** Attention in groups puts the image's tokens in another order. */
  @Test
  void where_tokens_stand_in_groups_the_same_ones_are_changed() {
    BitSet where = new BitSet();
    where.set(0, 4);
    RegionTokens region = new RegionTokens(where);
    RegionalAttention regional = new RegionalAttention(List.of(region), TEXT / 2, TEXT / 2, IMAGE);
    Sight sight = new Sight.Grouped(AttentionGroups.of(regional));
    try (Scope scope = Scope.open()) {
      BitSet changed = changed(added(Optional.of(region), sight).get(0), IMAGE);

      BitSet places = new BitSet();
      changed.stream().forEach(place -> places.set(sight.imageToken(place)));
      assertThat(places).isEqualTo(where);
      assertThat(changed).isNotEqualTo(where);
    }
  }

  @Test
  void on_the_whole_picture_it_changes_every_token_that_asks_the_prompts_too() {
    try (Scope scope = Scope.open()) {
      List<AddedAttention> added = added(Optional.empty(), new Sight.Everyone());

      assertThat(changed(added.get(0), IMAGE).cardinality()).isEqualTo(IMAGE);
      assertThat(changed(added.get(1), TEXT + IMAGE).cardinality()).isEqualTo(TEXT + IMAGE);
    }
  }

  @Test
  void without_a_picture_the_values_are_the_very_same_array() {
    NDArray attended = array(1, IMAGE, HIDDEN);
    List<AddedAttention> added =
        AddedAttention.of(
            Optional.empty(), Golden.TORCH, CONFIG, new Sight.Everyone(), TEXT, IMAGE);

    assertThat(added).hasSize(2).allMatch(each -> each.addTo(attended, null) == attended);
  }

  private List<AddedAttention> added(Optional<RegionTokens> where, Sight sight) {
    ImagePrompt.Block block =
        new ImagePrompt.Block(
            array(1, HEADS, PICTURE, HEAD_WIDTH), array(1, HEADS, PICTURE, HEAD_WIDTH));
    ImagePrompt prompt = new ImagePrompt(Collections.nCopies(2, block), 0.7, where);
    return AddedAttention.of(Optional.of(prompt), Golden.TORCH, CONFIG, sight, TEXT, IMAGE);
  }

  /** The tokens whose values are not what they were. */
  private BitSet changed(AddedAttention added, int length) {
    NDArray attended = array(1, length, HIDDEN);
    NDArray qk = array(2, 1, HEADS, length, HEAD_WIDTH);
    float[] before = attended.toFloatArray();
    float[] after = added.addTo(attended, qk).toFloatArray();
    BitSet changed = new BitSet();
    for (int i = 0; i < before.length; i++) {
      if (before[i] != after[i]) {
        changed.set(i / HIDDEN);
      }
    }
    return changed;
  }

  private static BitSet shifted(BitSet tokens, int by) {
    BitSet shifted = new BitSet();
    tokens.stream().forEach(token -> shifted.set(token + by));
    return shifted;
  }

  private NDArray array(int... shape) {
    long[] sides = new long[shape.length];
    int size = 1;
    for (int i = 0; i < shape.length; i++) {
      sides[i] = shape[i];
      size *= shape[i];
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return Golden.TORCH.array(values, sides);
  }
}
