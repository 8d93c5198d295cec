package studio.eligen.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a network's weights take of memory, in bytes.
 *
 * @param outside all that is in none of its blocks
 * @param blocks each of its blocks, in the order that they are computed in
 * @param doubleBlocks how many of them are not single-stream blocks, which come last
 */
public record PartSize(long outside, List<Long> blocks, int doubleBlocks) {

  /** In BFL's names, those of diffusers, and T5's in safetensors and in GGUF. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:(double_blocks|transformer_blocks|encoder\\.block|enc\\.blk)|(single_blocks|single_transformer_blocks))\\.(\\d{1,4})\\..*");

  private static final int SINGLE = 10_000;

  public PartSize {
    blocks = List.copyOf(blocks);
  }

  /**
   * Of a network whose blocks are told by its tensors' names.
   *
   * @param tensors bytes of each
   */
  public static PartSize of(Map<String, Long> tensors) {
    long outside = 0;
    Map<Integer, Long> blocks = new TreeMap<>();
    for (Map.Entry<String, Long> tensor : tensors.entrySet()) {
      int place = place(tensor.getKey());
      if (place < 0) {
        outside += tensor.getValue();
      } else {
        blocks.merge(place, tensor.getValue(), Long::sum);
      }
    }
    int doubles = (int) blocks.keySet().stream().filter(place -> place < SINGLE).count();
    return new PartSize(outside, new ArrayList<>(blocks.values()), doubles);
  }

  /** Single blocks are computed after all double ones; -1 is in no block. */
  private static int place(String tensor) {
    Matcher block = BLOCK.matcher(tensor);
    if (!block.matches()) {
      return -1;
    }
    int number = Integer.parseInt(block.group(3));
    return block.group(2) == null ? number : SINGLE + number;
  }

  /** Which of the blocks a layer is in, from 0 on; -1 if it is in none. */
  int block(String layer) {
    int place = place(layer);
    return place < SINGLE ? place : doubleBlocks + place - SINGLE;
  }

  /** Of all that there is. */
  public long total() {
    return outside + blocks.stream().mapToLong(Long::longValue).sum();
  }

  /**
   * How many of the blocks, from the first on, stay where there is so much room beside what is
   * outside of them.
   */
  int fitting(long room) {
    long left = room - outside;
    int fitting = 0;
    while (fitting < blocks.size() && blocks.get(fitting) <= left) {
      left -= blocks.get(fitting++);
    }
    return fitting;
  }
}
