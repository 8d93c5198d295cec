package studio.eligen.agent.terminal;

import java.io.PrintWriter;
import org.jline.utils.WCWidth;

/** Text that is broken between words where a line is full. It may come in pieces. */
final class LineWrapper {

  private final PrintWriter out;
  private final int columns;
  private final StringBuilder word = new StringBuilder();
  private int spaces;
  private int column;

  /**
   * @param columns how many characters a line has
   */
  LineWrapper(PrintWriter out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  /** Prints what comes next, up to its last word, which may not have ended yet. */
  void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        endWord();
        breakLine();
      } else if (c == ' ') {
        endWord();
        spaces++;
      } else {
        word.append(c);
      }
    }
  }

  /** Prints the last word and ends the line. */
  void end() {
    endWord();
    breakLine();
  }

  private void endWord() {
    int width = width(word);
    if (width == 0) {
      return;
    }
    if (column > 0 && column + spaces + width > columns) {
      breakLine();
    }
    out.print(" ".repeat(spaces) + word);
    column += spaces + width;
    spaces = 0;
    word.setLength(0);
  }

  private void breakLine() {
    out.println();
    column = 0;
    spaces = 0;
  }

  private static int width(CharSequence text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }
}
