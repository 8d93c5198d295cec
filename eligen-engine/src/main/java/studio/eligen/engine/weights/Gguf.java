package studio.eligen.engine.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.eligen.engine.gguf.GgufHeader;

/**
 * One GGUF file, as ComfyUI-GGUF's converter writes FLUX.1's transformer, whose tensors have the
 * names of {@code flux1-dev.safetensors}, or llama.cpp's T5's encoder ({@link T5Names}). Most
 * tensors are in blocks of few bits.
 */
final class Gguf extends WeightFile {

  static final int MAGIC = 0x46554747; // "GGUF", little-endian

  private Gguf(Path file, FileChannel channel, long dataStart, Contents contents) {
    super(file, channel, dataStart, contents);
  }

  /** Whether a file begins as such a file does. */
  static boolean isHere(FileChannel channel) throws IOException {
    return channel.size() >= Integer.BYTES && bytes(channel, 0, Integer.BYTES).getInt() == MAGIC;
  }

  static Gguf read(Path file, FileChannel channel) throws IOException {
    GgufHeader header = GgufHeader.parse(file, channel);
    Map<String, Stored> tensors = new LinkedHashMap<>();
    header
        .tensors()
        .forEach(
            (name, tensor) ->
                tensors.put(
                    name,
                    new Stored(
                        StoredType.valueOf(tensor.type().name()),
                        tensor.shape(),
                        tensor.begin(),
                        tensor.end())));
    return new Gguf(file, channel, header.dataStart(), new Contents(tensors, header.metadata()));
  }
}
