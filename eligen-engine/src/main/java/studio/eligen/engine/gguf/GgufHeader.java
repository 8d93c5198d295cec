package studio.eligen.engine.gguf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.eligen.engine.RenderException.ModelCorrupt;

/**
 * The header of a GGUF file: key-value pairs, then each tensor's name, sides, type and place. What
 * the engine does not ask for is passed over; counts, lengths and places are compared with the file
 * before they are used. The format is that of ggml's docs/gguf.md, versions 2 and 3.
 *
 * @param dataStart where the tensors begin
 * @param tensors in the header's order
 * @param metadata of the file's texts, those that the engine asks for
 */
public record GgufHeader(
    long dataStart, Map<String, Tensor> tensors, Map<String, String> metadata) {

  private static final int MOST_TENSORS = 50_000;
  private static final int MOST_PAIRS = 10_000;
  private static final int MOST_AXES = 4;
  private static final int MOST_NESTED = 4;

  private static final String ALIGNMENT = "general.alignment";
  private static final long USUAL_ALIGNMENT = 32;
  private static final long LARGEST_ALIGNMENT = 1 << 20;

  /** Of the texts, those that the engine asks for. */
  private static final Set<String> METADATA = Set.of("general.architecture", "general.name");

  /**
   * Where a tensor lies.
   *
   * @param shape rows first
   * @param begin first byte, counted from {@code dataStart}
   * @param end one past the last byte
   */
  public record Tensor(GgufType type, long[] shape, long begin, long end) {}

  /**
   * Reads a header and checks it.
   *
   * @throws ModelCorrupt if it cannot be true, or a tensor is of a type that is not computed with
   */
  public static GgufHeader parse(Path file, FileChannel channel) throws IOException {
    return new Parser(file, channel).header();
  }

  private static final class Parser {
    private final Path file;
    private final GgufReader in;
    private final Map<String, String> metadata = new HashMap<>();
    private long alignment = USUAL_ALIGNMENT;

    Parser(Path file, FileChannel channel) throws IOException {
      this.file = file;
      this.in = new GgufReader(file, channel);
    }

    GgufHeader header() throws IOException {
      in.unsigned(); // the magic, which was looked at
      long version = in.unsigned();
      if (version != 2 && version != 3) {
        throw in.corrupt("it is of version %d; 2 and 3 are read".formatted(version));
      }
      long tensors = in.count("tensors", MOST_TENSORS);
      long pairs = in.count("key-value pairs", MOST_PAIRS);
      for (long i = 0; i < pairs; i++) {
        pair();
      }
      Map<String, Tensor> all = new LinkedHashMap<>();
      for (long i = 0; i < tensors; i++) {
        tensor(all);
      }
      long dataStart = (in.position() + alignment - 1) / alignment * alignment;
      requireApart(all, in.size() - dataStart);
      return new GgufHeader(dataStart, all, metadata);
    }

    private void pair() throws IOException {
      String key = in.text();
      GgufReader.Kind kind = in.kind();
      if (key.equals(ALIGNMENT) && kind == GgufReader.Kind.UINT32) {
        alignment = in.unsigned();
        if (Long.bitCount(alignment) != 1 || alignment > LARGEST_ALIGNMENT) {
          throw in.corrupt("it has the impossible alignment %d".formatted(alignment));
        }
      } else if (METADATA.contains(key) && kind == GgufReader.Kind.STRING) {
        metadata.put(key, in.text());
      } else {
        in.pass(kind, MOST_NESTED);
      }
    }

    private void tensor(Map<String, Tensor> all) throws IOException {
      String name = in.text();
      long axes = in.unsigned();
      if (axes > MOST_AXES) {
        throw in.corrupt("%s has %d sides; it may have %d".formatted(name, axes, MOST_AXES));
      }
      long[] shape = new long[(int) axes];
      for (int i = shape.length - 1; i >= 0; i--) {
        shape[i] = in.longInteger(); // the last side stands first
      }
      GgufType type = type(name, in.unsigned());
      long begin = in.longInteger();
      long bytes = bytes(name, type, shape);
      if (begin < 0 || begin % alignment != 0 || begin > in.size() || bytes > in.size() - begin) {
        throw in.corrupt(
            "%s has %s bytes from byte %s, of a file of %d"
                .formatted(name, bytes, Long.toUnsignedString(begin), in.size()));
      }
      if (all.put(name, new Tensor(type, shape, begin, begin + bytes)) != null) {
        throw in.corrupt("%s is in it twice".formatted(name));
      }
    }

    private GgufType type(String name, long number) {
      return GgufType.of(number)
          .orElseThrow(
              () ->
                  new ModelCorrupt(
                      "%s has %s in %s, which is not read; take the file in Q8_0, Q6_K, Q5_K_S, Q4_K_S or Q4_0."
                          .formatted(file, name, GgufType.other(number))));
    }

    /** Of a tensor whose rows are whole blocks. */
    private long bytes(String name, GgufType type, long[] shape) {
      long numbers = 1;
      for (long side : shape) {
        if (side < 1 || numbers > Long.MAX_VALUE / 64 / side) {
          throw in.corrupt("%s has the impossible side %d".formatted(name, side));
        }
        numbers *= side;
      }
      long row = shape.length == 0 ? 1 : shape[shape.length - 1];
      if (row % type.numbers != 0) {
        throw in.corrupt(
            "%s has rows of %d numbers, and %s has them in blocks of %d"
                .formatted(name, row, type, type.numbers));
      }
      return numbers / type.numbers * type.bytes;
    }

    private void requireApart(Map<String, Tensor> tensors, long dataSize) {
      List<Map.Entry<String, Tensor>> ordered = new ArrayList<>(tensors.entrySet());
      ordered.sort(Comparator.comparingLong(tensor -> tensor.getValue().begin()));
      long end = 0;
      for (Map.Entry<String, Tensor> tensor : ordered) {
        if (tensor.getValue().begin() < end) {
          throw in.corrupt(
              "%s begins at byte %d, where another tensor is"
                  .formatted(tensor.getKey(), tensor.getValue().begin()));
        }
        end = tensor.getValue().end();
      }
      if (end > dataSize) {
        throw new ModelCorrupt(
            "%s is truncated: its tensors need %d bytes, it has %d."
                .formatted(file, end, Math.max(0, dataSize)));
      }
    }
  }
}
