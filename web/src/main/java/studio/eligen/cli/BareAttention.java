package studio.eligen.cli;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import studio.eligen.engine.Region;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.Sight;
import studio.eligen.engine.region.AttentionGroups;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.PixelMask;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.region.RegionalAttention;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/** Times the two ways of regional attention side by side: with a mask, and in groups. */
record BareAttention(Torch torch, FluxConfig config, int repeats, Consumer<String> out) {

  private static final int[] SIDES = {256, 512, 1024};
  private static final int[] ENTITIES = {1, 3, 6};

  /** FLUX.1-dev's own length of a prompt. */
  private static final int PAPER = 512;

  /**
   * One line a size and number of entities.
   *
   * @param promptTokens of each prompt; 512 is measured as well
   */
  void report(int promptTokens) {
    out.accept("");
    out.accept("prompt  picture  entities  tokens  mask ms  groups ms  groups / mask");
    for (int prompt : promptTokens == PAPER ? new int[] {PAPER} : new int[] {promptTokens, PAPER}) {
      for (int side : SIDES) {
        for (int entities : ENTITIES) {
          line(prompt, new PictureGrid(side, side), entities);
        }
      }
    }
  }

  private void line(int prompt, PictureGrid grid, int entities) {
    RegionalAttention regional =
        new RegionalAttention(regions(entities, grid), prompt, prompt, grid.imageTokens());
    try (Scope scope = Scope.open()) {
      NDArray x = noise(regional.tokens()); // (1, heads, tokens, headWidth)
      Sight mask = new Sight.Masked(regional.mask(torch));
      Sight groups = new Sight.Grouped(AttentionGroups.of(regional));
      double[] masked = new double[repeats];
      double[] grouped = new double[repeats];
      for (int i = -1; i < repeats; i++) {
        int at = Math.max(0, i); // the first round warms up and is written over
        masked[at] = timed(mask, x);
        grouped[at] = timed(groups, x);
      }
      double with = Benchmark.median(masked);
      double without = Benchmark.median(grouped);
      out.accept(
          "%6d  %7d  %8d  %6d  %7.1f  %9.1f  %13.2f"
              .formatted(
                  prompt,
                  grid.width(),
                  entities,
                  regional.tokens(),
                  with,
                  without,
                  without / with));
    }
  }

  private double timed(Sight sight, NDArray x) {
    try (Scope scope = Scope.open()) {
      long start = System.nanoTime();
      NDArray seen = sight.attend(torch.kernels(), x, x, x); // (1, heads, tokens, headWidth)
      seen.get("0, 0, 0, 0:1").toFloatArray(); // waits for the device
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private NDArray noise(int tokens) {
    float[] values = new float[config.heads() * tokens * config.headWidth()];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return torch.compute(
        torch.array(
            values,
            1,
            config.heads(),
            tokens,
            config.headWidth())); // (1, heads, tokens, headWidth)
  }

  /** Boxes side by side. */
  private static List<RegionTokens> regions(int entities, PictureGrid grid) {
    List<RegionTokens> regions = new ArrayList<>();
    for (int i = 0; i < entities; i++) {
      double left = (double) i / entities;
      Region box = new Region.Box(left, 0.4, left + 0.9 / entities, 0.9);
      regions.add(RegionTokens.of(LatentCells.of(PixelMask.of(box, grid))));
    }
    return regions;
  }
}
