package studio.eligen.agent.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be read on a terminal of so many columns after what was printed there. */
final class SmallScreen {

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]*)([AJm])");

  private final int columns;
  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  SmallScreen(int columns) {
    this.columns = columns;
  }

  void print(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (sequence.region(at, text.length()).lookingAt()) {
        steer(sequence.group(1), sequence.group(2));
        at = sequence.end();
      } else {
        put(text.charAt(at++));
      }
    }
  }

  /** The rows, without blanks at the end and without empty ones below. */
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(rows.stream().map(r -> r.toString().stripTrailing()).toList());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** Where the cursor is, counted from 0. */
  int column() {
    return column;
  }

  private void steer(String number, String what) {
    if (what.equals("A")) {
      row = Math.max(0, row - Integer.parseInt(number));
    } else if (what.equals("J")) {
      rows.subList(row + 1, rows.size()).clear();
      rows.get(row).setLength(Math.min(column, rows.get(row).length()));
    }
  }

  private void put(char c) {
    if (c == '\r') {
      column = 0;
    } else if (c == '\n') {
      nextRow();
    } else {
      if (column == columns) {
        nextRow();
      }
      StringBuilder line = rows.get(row);
      line.append(" ".repeat(Math.max(0, column + 1 - line.length())));
      line.setCharAt(column++, c);
    }
  }

  private void nextRow() {
    column = 0;
    if (++row == rows.size()) {
      rows.add(new StringBuilder());
    }
  }
}
