package studio.eligen.engine.flux;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import studio.eligen.engine.region.AttentionGroups;
import studio.eligen.engine.region.AttentionGroups.Run;
import studio.eligen.engine.region.RegionalAttention;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/**
 * Who sees whom in the joint attention, and how that is computed: with EliGen's regional mask
 * (paper, section 3.2), or without one, in groups of tokens that see the same.
 */
public sealed interface Sight {

  /** Fewer tokens are attended faster with a mask: the calls cost more than the scores. */
  int LONG = 1000;

  /** Where groups save less of the scores than a tenth, their calls cost what they save. */
  double MOST_WORK = 0.9;

  /**
   * The quicker of the two ways that give the same, up to the order of sums; docs/performance.md
   * has what was measured.
   */
  static Sight of(RegionalAttention regional, Torch torch) {
    if (regional.regions().isEmpty()) {
      return new Everyone();
    }
    AttentionGroups groups = AttentionGroups.of(regional);
    if (regional.tokens() >= LONG && groups.work() <= MOST_WORK) {
      return new Grouped(groups);
    }
    return new Masked(regional.mask(torch)); // (1, 1, tokens, tokens)
  }

  /** The attended values, all (1, heads, tokens, headWidth). */
  NDArray attend(Kernels kernels, NDArray q, NDArray k, NDArray v);

  /** Which image token stands at a place behind the text. */
  default int imageToken(int place) {
    return place;
  }

  /** The image token at each place behind the text; empty where each is at its own. */
  default long[] imageOrder() {
    return new long[0];
  }

  /** The place of each image token; empty likewise. */
  default long[] places() {
    return new long[0];
  }

  /** Every token sees every other. */
  record Everyone() implements Sight {
    @Override
    public NDArray attend(Kernels kernels, NDArray q, NDArray k, NDArray v) {
      return kernels.attention(q, k, v); // (1, heads, tokens, headWidth)
    }
  }

  /**
   * @param mask (1, 1, tokens, tokens), added to the scores: 0 sees, -infinity does not
   */
  record Masked(NDArray mask) implements Sight {
    @Override
    public NDArray attend(Kernels kernels, NDArray q, NDArray k, NDArray v) {
      return kernels.attention(q, k, v, mask); // (1, heads, tokens, headWidth)
    }
  }

  /** One attention a group, over what it sees: without a mask the quick kernels may be used. */
  record Grouped(AttentionGroups groups) implements Sight {
    @Override
    public NDArray attend(Kernels kernels, NDArray q, NDArray k, NDArray v) {
      try (Scope all = Scope.open()) {
        NDList attended = new NDList(); // (1, heads, queries, headWidth) each
        for (AttentionGroups.Group group : groups.groups()) {
          try (Scope scope = Scope.open()) {
            NDArray some = runs(q, List.of(group.queries())); // (1, heads, queries, headWidth)
            NDArray keys = runs(k, group.keys()); // (1, heads, keys, headWidth)
            NDArray values = runs(v, group.keys()); // (1, heads, keys, headWidth)
            NDArray seen = kernels.attention(some, keys, values); // (1, heads, queries, headWidth)
            attended.add(scope.keep(seen)); // (1, heads, queries, headWidth)
          }
        }
        return all.keep(NDArrays.concat(attended, 2)); // (1, heads, tokens, headWidth)
      }
    }

    @Override
    public int imageToken(int place) {
      return (int) groups.imageOrder()[place];
    }

    @Override
    public long[] imageOrder() {
      return groups.imageOrder();
    }

    @Override
    public long[] places() {
      return groups.places();
    }

    /** Runs of the tokens of (1, heads, tokens, headWidth), one after the other. */
    private static NDArray runs(NDArray x, List<Run> runs) {
      NDList parts = new NDList(); // (1, heads, run, headWidth) each
      for (Run run : runs) {
        NDIndex place = new NDIndex().addAllDim(2).addSliceDim(run.from(), run.to());
        parts.add(x.get(place)); // (1, heads, run, headWidth)
      }
      if (parts.size() == 1) {
        return parts.get(0); // (1, heads, run, headWidth)
      }
      return NDArrays.concat(parts, 2); // (1, heads, runs, headWidth)
    }
  }
}
