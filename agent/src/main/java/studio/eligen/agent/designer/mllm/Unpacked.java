package studio.eligen.agent.designer.mllm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Unpacks answers: some servers pack them although nobody asked for it. */
final class Unpacked {

  private static final int GZIP = 0x1f8b;

  private Unpacked() {}

  /** Whether there is a way to unpack this. */
  static boolean isKnown(String encoding) {
    return encoding.matches("(?i)|identity|(x-)?gzip|deflate|utf-?8|chunked");
  }

  /** The bytes as they were before they were packed, told by the bytes more than by the header. */
  static InputStream of(InputStream body, String encoding) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(body);
    bytes.mark(2);
    int first = bytes.read();
    int start = first < 0 ? -1 : first << 8 | Math.max(0, bytes.read());
    bytes.reset();
    if (start == GZIP) {
      return new GZIPInputStream(bytes);
    }
    if (encoding.toLowerCase(Locale.ROOT).equals("deflate")) {
      boolean bare = start % 31 != 0 || (start >> 8 & 0x0f) != 8;
      return new InflaterInputStream(bytes, new Inflater(bare));
    }
    return bytes;
  }
}
