package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/**
 * Reads tables of everyday things. A table's first line begins with "#" and says what it is; then
 * comes a thing a line, sorted by name: name | kind | height | width | stands | other words |
 * plural. Columns at the end may be left out; a height, width or stand that is left out is that of
 * its kind, which may be in another table.
 */
final class ThingTable {

  private static final int COLUMNS = 7;

  /** For the entries of all tables. */
  private static final int ROOM = 16_384;

  private static final Map<String, Stands> STANDS =
      Arrays.stream(Stands.values())
          .collect(Collectors.toMap(stands -> stands.name().toLowerCase(Locale.ROOT), s -> s));

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

  private final Map<String, Row> rows = new LinkedHashMap<>(ROOM);
  private final Map<String, EverydayThing> things = new HashMap<>(ROOM);

  /**
   * Takes the lines of one table, without regular expressions, as this is on the way to the first
   * answer.
   *
   * @throws IllegalStateException if a line is not written as it must be; the message names the
   *     file, the line and what to do
   */
  void read(String file, String text) {
    if (!text.startsWith("# ")) {
      throw new IllegalStateException(
          "%s must begin with a line such as \"# What these things are.\"".formatted(file));
    }
    String before = "";
    int line = 1;
    for (int from = next(text, 0); from < text.length(); from = next(text, from)) {
      line++;
      int end = text.indexOf('\n', from);
      Row row = new Row(file, line, split(text, from, end < 0 ? text.length() : end, '|'));
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

  /** The things of all tables that were read, by name. */
  Map<String, EverydayThing> things() {
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      thing(row.getKey(), row.getValue(), 0);
    }
    return things;
  }

  private EverydayThing thing(String name, Row row, int depth) {
    EverydayThing known = things.get(name);
    if (known != null) {
      return known;
    }
    EverydayThing kind = null;
    if (!row.column(1).isEmpty()) {
      Row above = rows.get(row.column(1));
      if (above == null) {
        throw row.wrong(
            "is a kind of \"%s\", which no table has; add that".formatted(row.column(1)));
      }
      if (depth > DEEPEST) {
        throw row.wrong("is at last a kind of itself; change one of its kinds");
      }
      kind = thing(row.column(1), above, depth + 1);
    }
    EverydayThing thing =
        new EverydayThing(
            name,
            present(row.column(1)),
            kind != null && row.column(2).isEmpty() ? kind.height() : metres(row, row.column(2)),
            kind != null && row.column(3).isEmpty() ? kind.width() : metres(row, row.column(3)),
            kind != null && row.column(4).isEmpty() ? kind.stands() : stands(row, row.column(4)),
            split(row.column(5), 0, row.column(5).length(), ','),
            present(row.column(6)));
    things.put(name, thing);
    return thing;
  }

  private static double metres(Row row, String written) {
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

  private static Stands stands(Row row, String written) {
    Stands stands = STANDS.get(written);
    if (stands == null) {
      throw row.wrong(
          "says \"%s\" for where it stands; write ground, sky, water, wall, furniture or any"
              .formatted(written));
    }
    return stands;
  }

  private static Optional<String> present(String column) {
    return column.isEmpty() ? Optional.empty() : Optional.of(column);
  }

  /** Where the line after this place begins. */
  private static int next(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  private static List<String> split(String text, int start, int end, char at) {
    if (start == end) {
      return List.of();
    }
    List<String> parts = new ArrayList<>(COLUMNS);
    int from = start;
    for (int to = text.indexOf(at, from); to >= 0 && to < end; to = text.indexOf(at, from)) {
      parts.add(bare(text, from, to));
      from = to + 1;
    }
    parts.add(bare(text, from, end));
    return parts;
  }

  /** Without the blanks around it. */
  private static String bare(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static IllegalStateException wrong(String file, int line, String text, String why) {
    return new IllegalStateException("%s, line %d: \"%s\" %s.".formatted(file, line, text, why));
  }
}
