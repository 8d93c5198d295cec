package studio.eligen.engine.weights;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.weights.Safetensors.Stored;

/** Finds a layer's low-rank matrices in a LoRA file, under any family of names. */
final class LoraKeys {

  /** How the families end the names of the first matrix, the second, and alpha. */
  private record Ending(String down, String up) {}

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending(".lora_down.weight", ".lora_up.weight"),
          new Ending(".lora_A.default.weight", ".lora_B.default.weight"),
          new Ending(".lora_A.weight", ".lora_B.weight"));

  private final Safetensors file;
  private final Set<String> used = new HashSet<>();

  LoraKeys(Safetensors file) {
    this.file = file;
  }

  /** Tensors that belong to some layer that was asked for. */
  Set<String> used() {
    return used;
  }

  /**
   * The changes of one layer.
   *
   * @param shape the layer's (out, in)
   */
  List<LoraDelta> deltas(String layer, long[] shape) {
    List<LoraDelta> deltas = new ArrayList<>();
    find(KeyNames.kohya(layer), 0, shape[0], shape[1], false, deltas);
    if (KeyNames.diffsynth(layer) != null) {
      find(KeyNames.diffsynth(layer), 0, shape[0], shape[1], false, deltas);
    }
    List<String> parts = KeyNames.diffusers(layer);
    boolean swapped = KeyNames.swappedInDiffusers(layer);
    long row = 0;
    for (int i = 0; i < parts.size(); i++) {
      // q, k and v are as wide as the layer's input; what follows them takes the other rows.
      long rows = i + 1 < parts.size() ? shape[1] : shape[0] - row;
      find("transformer." + parts.get(i), row, rows, shape[1], swapped, deltas);
      row += rows;
    }
    return deltas;
  }

  private void find(
      String name, long firstRow, long rows, long in, boolean swapped, List<LoraDelta> found) {
    for (Ending ending : ENDINGS) {
      String down = name + ending.down;
      String up = name + ending.up;
      if (file.tensors().containsKey(down) && file.tensors().containsKey(up)) {
        long rank = requireMatrix(down, -1, in);
        requireMatrix(up, rows, rank);
        found.add(new LoraDelta(file, down, up, alpha(name, rank) / rank, firstRow, swapped));
        used.add(down);
        used.add(up);
      }
    }
  }

  /** Checks a matrix's sides, -1 for any, and gives its number of rows. */
  private long requireMatrix(String name, long rows, long columns) {
    Stored stored = file.tensors().get(name);
    long[] shape = stored.shape();
    boolean floats =
        stored.type() == StoredType.F32
            || stored.type() == StoredType.F16
            || stored.type() == StoredType.BF16;
    boolean fits =
        floats
            && shape.length == 2
            && shape[0] > 0
            && (rows < 0 || shape[0] == rows)
            && shape[1] == columns;
    if (!fits) {
      throw new BadRequest(
          "The LoRA %s does not fit this model: %s is %s in %s; the layer needs (%s, %d) in floats."
              .formatted(
                  file.file(),
                  name,
                  Arrays.toString(shape),
                  stored.type(),
                  rows < 0 ? "rank" : rows,
                  columns));
    }
    return shape[0];
  }

  private double alpha(String name, long rank) {
    Stored stored = file.tensors().get(name + ".alpha");
    if (stored == null) {
      return rank;
    }
    used.add(name + ".alpha");
    boolean single = stored.end() - stored.begin() == stored.type().size;
    double alpha = single ? number(stored.type(), file.map(name + ".alpha")) : Double.NaN;
    if (!Double.isFinite(alpha)) {
      throw new BadRequest(
          "The LoRA %s has no readable number in %s.alpha.".formatted(file.file(), name));
    }
    return alpha;
  }

  private static double number(StoredType type, ByteBuffer bytes) {
    return switch (type) {
      case F64 -> bytes.getDouble(0);
      case F32 -> bytes.getFloat(0);
      case BF16 -> Float.intBitsToFloat(bytes.getShort(0) << 16);
      case F16 -> halfToFloat(bytes.getShort(0));
      case I64 -> bytes.getLong(0);
      default -> Double.NaN;
    };
  }

  /** IEEE 754 binary16; Java has this from version 20 on. */
  private static float halfToFloat(short half) {
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float magnitude =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 31 ? Float.NaN : (1024 + fraction) * Math.scalb(1f, exponent - 25);
    return half < 0 ? -magnitude : magnitude;
  }
}
