package studio.eligen.engine.pipeline;

/**
 * Which parts of a model are on a device together, and how many blocks of the large ones stay
 * there; the others wait in the machine's memory, and each of their layers is moved in for its
 * turn.
 *
 * @param free bytes that the device has left; 0 if it does not tell
 * @param together whether all parts stay; else the text encoders and the transformer take turns
 * @param transformerBlocks of the transformer that stay while it is there
 * @param t5Blocks of T5 likewise
 * @param enough whether what cannot be moved out fits
 */
public record MemoryPlan(
    ModelSizes sizes,
    long free,
    boolean together,
    int transformerBlocks,
    int t5Blocks,
    boolean enough) {

  /** Libraries, and what is lost between arrays, take the rest. */
  private static final double USABLE = 0.9;

  /** A plan for a card. */
  public static MemoryPlan ofCard(ModelSizes sizes, long free) {
    long usable = (long) (USABLE * free);
    if (free == 0 || sizes.weights() + sizes.work() <= usable) {
      return whole(sizes, free, free != 0);
    }
    long besideTransformer = Math.max(sizes.steps() + sizes.layer(), sizes.vae());
    long besideT5 = sizes.words() + sizes.layer() + sizes.clip();
    long roomForTransformer = usable - besideTransformer;
    long roomForT5 = usable - besideT5;
    return new MemoryPlan(
        sizes,
        free,
        false,
        sizes.transformer().fitting(roomForTransformer),
        sizes.t5().fitting(roomForT5),
        sizes.transformer().outside() <= roomForTransformer
            && sizes.t5().outside() <= roomForT5
            && sizes.vae() + sizes.decoding() <= usable);
  }

  /**
   * A plan for the CPU, where nothing can wait elsewhere: weights that are mapped come from their
   * file when they are used.
   */
  public static MemoryPlan ofMachine(ModelSizes sizes, long free) {
    return whole(sizes, free, sizes.weights() <= USABLE * free);
  }

  private static MemoryPlan whole(ModelSizes sizes, long free, boolean together) {
    return new MemoryPlan(
        sizes,
        free,
        together,
        sizes.transformer().blocks().size(),
        sizes.t5().blocks().size(),
        true);
  }

  /** Whether a dense layer of the transformer waits in the machine's memory. */
  boolean transformerWaits(String layer) {
    return sizes.transformer().block(layer) >= transformerBlocks;
  }

  /** Whether a dense layer of T5 does. */
  boolean t5Waits(String layer) {
    return sizes.t5().block(layer) >= t5Blocks;
  }

  /** The plan as a sentence without its full stop. */
  public String summary() {
    String parts =
        "%.1f GB of weights (transformer %.1f, T5 %.1f), "
            .formatted(
                sizes.weights() / 1e9, sizes.transformer().total() / 1e9, sizes.t5().total() / 1e9);
    if (!enough) {
      return parts + "which do not fit, not even block by block; take a narrower file";
    }
    String turns = together ? "" : "text encoders and transformer ";
    return parts + turns + inShort();
  }

  /** The plan in a few words. */
  public String inShort() {
    if (together) {
      return "all parts stay";
    }
    return "in turn"
        + waiting("", sizes.transformer(), transformerBlocks)
        + waiting("T5's ", sizes.t5(), t5Blocks);
  }

  private static String waiting(String whose, PartSize part, int staying) {
    int blocks = part.blocks().size();
    return staying == blocks
        ? ""
        : ", %d of %s%d blocks wait".formatted(blocks - staying, whose, blocks);
  }
}
