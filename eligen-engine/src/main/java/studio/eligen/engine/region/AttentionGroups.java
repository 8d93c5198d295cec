package studio.eligen.engine.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The same as {@link RegionalAttention}'s mask, without one: tokens that see the same others attend
 * together, to those alone. The image's tokens are put into such an order that each group is one
 * run of the sequence, and what it sees a few; those that no region covers come first, right behind
 * the global prompt, which sees the same as they do.
 *
 * @param imageOrder which image token stands at each place behind the prompts
 * @param groups in the order of the sequence [entity 1 … entity k, global prompt, image]; together
 *     their queries are all of it
 */
public record AttentionGroups(long[] imageOrder, List<Group> groups) {

  /** A copy of keys and values costs as much as so many queries. */
  private static final int COPY = 8;

  /** Tokens from one place of the sequence up to another, which is no longer of them. */
  public record Run(long from, long to) {}

  /**
   * Tokens that see the same.
   *
   * @param queries who sees
   * @param keys what they see, in the order of the sequence
   */
  public record Group(Run queries, List<Run> keys) {}

  /** The groups of who sees whom. */
  public static AttentionGroups of(RegionalAttention attention) {
    Map<BitSet, List<Integer>> byCover = new LinkedHashMap<>();
    byCover.put(new BitSet(), new ArrayList<>());
    for (int token = 0; token < attention.imageTokens(); token++) {
      byCover.computeIfAbsent(attention.cover(token), cover -> new ArrayList<>()).add(token);
    }
    int global = attention.globalFrom();
    int image = global + attention.globalTokens();
    Map<BitSet, Run> runs = new LinkedHashMap<>();
    long from = image;
    for (Map.Entry<BitSet, List<Integer>> cover : byCover.entrySet()) {
      runs.put(cover.getKey(), new Run(from, from + cover.getValue().size()));
      from += cover.getValue().size();
    }
    List<Group> groups = new ArrayList<>();
    for (int entity = 0; entity < attention.regions().size(); entity++) {
      Run own = entity(entity, attention);
      List<Run> keys = new ArrayList<>(List.of(own));
      int seeing = entity;
      runs.forEach((cover, run) -> keys.addAll(cover.get(seeing) ? List.of(run) : List.of()));
      groups.add(new Group(own, joined(keys)));
    }
    Run all = new Run(global, from);
    runs.forEach(
        (cover, run) -> {
          List<Run> keys = new ArrayList<>();
          cover.stream().forEach(entity -> keys.add(entity(entity, attention)));
          keys.add(all);
          Run queries = cover.isEmpty() ? new Run(global, run.to()) : run;
          groups.add(new Group(queries, joined(keys)));
        });
    long[] order =
        byCover.values().stream().flatMap(List::stream).mapToLong(Integer::longValue).toArray();
    return new AttentionGroups(order, List.copyOf(groups));
  }

  private static Run entity(int number, RegionalAttention attention) {
    long from = (long) number * attention.entityTokens();
    return new Run(from, from + attention.entityTokens());
  }

  /** The same runs where what follows one another is one. */
  private static List<Run> joined(List<Run> runs) {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).to() == run.from()) {
        joined.set(last, new Run(joined.get(last).from(), run.to()));
      } else if (run.to() > run.from()) {
        joined.add(run);
      }
    }
    return List.copyOf(joined);
  }

  /** At which place each image token stands: the way back from {@link #imageOrder}. */
  public long[] places() {
    long[] places = new long[imageOrder.length];
    IntStream.range(0, places.length).forEach(place -> places[(int) imageOrder[place]] = place);
    return places;
  }

  /**
   * What it costs, as a part of what a mask over all tokens does: the scores, and of each group the
   * copy of what it sees, which costs as much as some tokens more that ask.
   */
  public double work() {
    double all = groups.get(groups.size() - 1).queries().to();
    double scores = 0;
    for (Group group : groups) {
      double keys = group.keys().stream().mapToLong(run -> run.to() - run.from()).sum();
      scores += (group.queries().to() - group.queries().from() + COPY) * keys;
    }
    return scores / (all * all);
  }
}
