package studio.eligen.agent.terminal;

import java.io.PrintWriter;
import org.jline.utils.WCWidth;

/**
 * Text that is broken between words where a line is full. It may come in pieces. What a line is
 * indented by, what it goes on in is too; and in a row of a list, which is indented and has a gap
 * before what it tells, that stays under its own column, or below on a narrow terminal.
 */
final class LineWrapper {

  /** A column narrower than this is hard to read. */
  private static final int LEAST_COLUMN = 20;

  private static final int NARROW_INDENT = 6;

  private final PrintWriter out;
  private final int columns;
  private final StringBuilder word = new StringBuilder();
  private int spaces;
  private int column;

  /** Where the line goes on that is being printed. */
  private int indent;

  private boolean inColumn;

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
    if (column == 0) {
      indent = Math.min(spaces, columns / 2);
    } else if (indent > 0 && spaces > 1 && !inColumn) {
      beginColumn();
    }
    if (column > indent && column + spaces + width > columns) {
      goOn();
    }
    out.print(" ".repeat(spaces) + word);
    column += spaces + width;
    spaces = 0;
    word.setLength(0);
  }

  private void beginColumn() {
    inColumn = true;
    if (column + spaces + LEAST_COLUMN <= columns) {
      indent = column + spaces;
    } else {
      indent = Math.min(NARROW_INDENT, columns / 2);
      goOn();
    }
  }

  private void goOn() {
    out.println();
    out.print(" ".repeat(indent));
    column = indent;
    spaces = 0;
  }

  private void breakLine() {
    out.println();
    column = 0;
    spaces = 0;
    indent = 0;
    inColumn = false;
  }

  private static int width(CharSequence text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }
}
