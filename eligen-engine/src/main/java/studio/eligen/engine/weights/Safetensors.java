package studio.eligen.engine.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;

/** One safetensors file: eight bytes of header length, a JSON header, the tensors. */
public final class Safetensors extends WeightFile {

  /** FLUX.1's largest header has some 110 kB; more than this is no model. */
  private static final long LONGEST_HEADER = 16 << 20;

  private Safetensors(Path file, FileChannel channel, long dataStart, Contents contents) {
    super(file, channel, dataStart, contents);
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws ModelMissing if there is no such file
   * @throws ModelCorrupt if its header cannot be true
   */
  public static Safetensors open(Path file) {
    return WeightFile.open(file, channel -> read(file, channel));
  }

  static Safetensors read(Path file, FileChannel channel) throws IOException {
    ForeignFile.refuse(file, channel);
    long size = channel.size();
    if (size < Long.BYTES + 2) {
      throw new ModelCorrupt(
          "%s has %d bytes: too few for a safetensors file.".formatted(file, size));
    }
    long length = bytes(channel, 0, Long.BYTES).getLong();
    if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
      throw new ModelCorrupt(
          "%s is no safetensors file, or only a part of one: it says its header has %s bytes, and it may have 2 to %d. Download it again."
              .formatted(
                  file,
                  Long.toUnsignedString(length),
                  Math.min(LONGEST_HEADER, size - Long.BYTES)));
    }
    byte[] header = bytes(channel, Long.BYTES, (int) length).array();
    long dataStart = Long.BYTES + length;
    return new Safetensors(
        file, channel, dataStart, SafetensorsHeader.parse(file, header, size - dataStart));
  }
}
