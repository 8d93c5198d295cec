package studio.eligen.agent.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.files.Reason;

/**
 * Reads a zip of unknown origin into memory. Its bounds count while it is inflated, whatever its
 * headers say; a name is compared with those that are wanted, and never is that of a file.
 */
final class BoundedZip {

  private static final int MOST_ENTRIES = 30_000;
  private static final int PIECE = 1 << 16;

  private final String name;
  private final int mostBytes;
  private int left;

  /**
   * @param name of the zip, for messages
   * @param mostBytes that all of its entries have together
   */
  BoundedZip(String name, int mostBytes) {
    this.name = name;
    this.mostBytes = mostBytes;
    this.left = mostBytes;
  }

  /**
   * The wanted entries by their names.
   *
   * @throws InvalidInput if it is no zip, is damaged, or goes beyond a bound
   */
  Map<String, byte[]> read(byte[] zip, Predicate<String> wanted) {
    Map<String, byte[]> entries = new HashMap<>();
    int count = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (++count > MOST_ENTRIES) {
          throw new InvalidInput("%s holds more than %d files.".formatted(name, MOST_ENTRIES));
        }
        if (!wanted.test(entry.getName())) {
          skip(in);
        } else if (entries.put(entry.getName(), content(in)) != null) {
          throw new InvalidInput("%s holds %s twice.".formatted(name, entry.getName()));
        }
      }
      return entries;
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInput("%s is no zip that can be read: %s.".formatted(name, Reason.of(e)), e);
    }
  }

  private byte[] content(ZipInputStream in) throws IOException {
    byte[] content = in.readNBytes(left + 1);
    count(content.length);
    return content;
  }

  /** Here and not by the zip's reader, which would inflate it without a bound. */
  private void skip(ZipInputStream in) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      count(read);
    }
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new InvalidInput(
          "%s holds more than %d MB once it is unpacked, which is more than is read."
              .formatted(name, mostBytes >> 20));
    }
  }
}
