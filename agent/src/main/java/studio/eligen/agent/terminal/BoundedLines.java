package studio.eligen.agent.terminal;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines of which only so much is kept, so that no input can fill the memory. */
final class BoundedLines {

  private final Reader reader;
  private final int longest;

  /**
   * @param longest most characters of a line that are kept
   */
  BoundedLines(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /**
   * A line without its end.
   *
   * @param length in characters, of which {@code text} may be only the first
   */
  record Line(String text, long length) {
    boolean isCut() {
      return length > text.length();
    }
  }

  /** The next line, or nothing at the end. */
  Optional<Line> next() throws IOException {
    StringBuilder kept = new StringBuilder();
    long length = 0;
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n') {
      if (c != '\r') {
        length++;
        if (kept.length() < longest) {
          kept.append((char) c);
        }
      }
      c = reader.read();
    }
    return Optional.of(new Line(kept.toString(), length));
  }
}
