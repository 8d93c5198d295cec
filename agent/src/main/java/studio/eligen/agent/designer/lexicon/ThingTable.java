package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/**
 * Reads tables of everyday things. A table's first line begins with "#" and says what it is; then
 * comes a thing a line, sorted by name: name | kind | height | width | stands | other words |
 * plural. Columns at the end may be left out; a height, width or stand that is left out is that of
 * its kind, which may be in another table.
 */
final class ThingTable {

  private static final int COLUMNS = 7;

  /** More kinds of kinds than this are a circle. */
  private static final int DEEPEST = 12;

  /** A line as it is written, and where. */
  private record Row(String file, int line, List<String> columns) {

    String column(int index) {
      return index < columns.size() ? columns.get(index) : "";
    }

    IllegalStateException wrong(String why) {
      return ThingTable.wrong(file, line, String.join(" | ", columns), why);
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * Takes the lines of one table, without regular expressions, as this is on the way to the first
   * answer.
   *
   * @throws IllegalStateException if a line is not written as it must be; the message names the
   *     file, the line and what to do
   */
  void read(String file, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith("# ")) {
      throw new IllegalStateException(
          "%s must begin with a line such as \"# What these things are.\"".formatted(file));
    }
    String before = "";
    for (int i = 1; i < lines.size(); i++) {
      Row row = new Row(file, i + 1, split(lines.get(i), '|'));
      String name = row.column(0);
      if (name.isEmpty() || row.columns().size() > COLUMNS) {
        throw row.wrong("is no thing; write \"name | kind | height | width | stands | words\"");
      }
      if (name.compareTo(before) <= 0) {
        throw row.wrong("stands in the wrong place; keep the table sorted");
      }
      if (rows.putIfAbsent(name, row) != null) {
        throw row.wrong("is in another table too; keep one of them");
      }
      before = name;
    }
  }

  /** The things of all tables that were read. */
  List<EverydayThing> things() {
    List<EverydayThing> things = new ArrayList<>(rows.size());
    for (Map.Entry<String, Row> entry : rows.entrySet()) {
      Row row = entry.getValue();
      checkKinds(row);
      things.add(
          new EverydayThing(
              entry.getKey(),
              present(row.column(1)),
              metres(row, 2),
              metres(row, 3),
              stands(row),
              split(row.column(5), ','),
              present(row.column(6))));
    }
    return things;
  }

  /** Every chain of kinds ends. */
  private void checkKinds(Row row) {
    Row from = row;
    for (int depth = 0; !from.column(1).isEmpty(); depth++) {
      Row kind = rows.get(from.column(1));
      if (kind == null) {
        throw from.wrong(
            "is a kind of \"%s\", which no table has; add that".formatted(from.column(1)));
      }
      if (depth > DEEPEST) {
        throw row.wrong("is at last a kind of itself; change one of its kinds");
      }
      from = kind;
    }
  }

  private double metres(Row row, int column) {
    String written = inherited(row, column);
    try {
      double metres = Double.parseDouble(written);
      if (metres > 0 && metres < Double.POSITIVE_INFINITY) {
        return metres;
      }
    } catch (NumberFormatException e) {
      // Told below, as what is no length at all.
    }
    throw row.wrong("says \"%s\" for a length; write metres, as 0.35".formatted(written));
  }

  private Stands stands(Row row) {
    String written = inherited(row, 4);
    for (Stands stands : Stands.values()) {
      if (stands.name().toLowerCase(Locale.ROOT).equals(written)) {
        return stands;
      }
    }
    throw row.wrong(
        "says \"%s\" for where it stands; write ground, sky, water, wall, furniture or any"
            .formatted(written));
  }

  /** What a line says, or else its kind. */
  private String inherited(Row row, int column) {
    Row from = row;
    while (from.column(column).isEmpty() && !from.column(1).isEmpty()) {
      from = rows.get(from.column(1));
    }
    return from.column(column);
  }

  private static Optional<String> present(String column) {
    return column.isEmpty() ? Optional.empty() : Optional.of(column);
  }

  private static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>(COLUMNS);
    int from = 0;
    for (int to = text.indexOf(at); to >= 0; to = text.indexOf(at, from)) {
      parts.add(text.substring(from, to).strip());
      from = to + 1;
    }
    String last = text.substring(from).strip();
    if (!last.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  private static IllegalStateException wrong(String file, int line, String text, String why) {
    return new IllegalStateException("%s, line %d: \"%s\" %s.".formatted(file, line, text, why));
  }
}
